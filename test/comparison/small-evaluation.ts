import type { Parameter } from '../../src/catalog/parameter.js';
import type {
  BudgetRow,
  CandidateEvaluation,
  Evaluation,
  FailureModeRecord,
  Figure,
  ServiceEvaluation,
  SingleFailureRecord,
  UncertaintyRecord,
} from '../../src/evaluation/evaluation.js';
import { exactFigure, withDraws } from '../../src/evaluation/figure.js';
import type { CapacityShares } from '../../src/evaluation/topology.js';

/** A candidate by the few numbers a comparison of it turns on. One service, `shop`. */
export interface SmallCandidate {
  readonly id: string;
  readonly platform?: CandidateEvaluation['platform'];
  readonly unavailability?: number;
  /** Unavailability in each joint draw. */
  readonly draws?: readonly number[];
  /** Share of the downtime that is planned work. */
  readonly plannedShare?: number;
  readonly hosts?: number;
  /** Yearly price of a host; none: unpriced. */
  readonly hostPerYear?: number;
  readonly downtimePerHour?: number;
  readonly failover?: readonly FailureModeRecord[];
  readonly budget?: readonly BudgetRow[];
  readonly singleFailures?: readonly SingleFailureRecord[];
  readonly parameters?: readonly Parameter[];
  readonly facts?: CandidateEvaluation['facts'];
  readonly services?: readonly ServiceEvaluation[];
}

export type Target = NonNullable<ServiceEvaluation['target']>;

export const noTarget: Target = {
  availability: null,
  per: 'month',
  excludingPlanned: false,
  rtoHours: null,
  rpoHours: null,
};

/** An Evaluation of a few candidates with nothing in it but what is compared; the first is the baseline. */
export function smallEvaluation(
  candidates: readonly SmallCandidate[],
  target: Partial<Target> | null = null,
  uncertainty: Partial<UncertaintyRecord> = {},
): Evaluation {
  const drawn = candidates.filter(({ draws }) => draws !== undefined);
  return {
    format: 'ninefold-evaluation',
    formatVersion: 1,
    ninefold: '0.1.0',
    seed: 1,
    hoursPerYear: 8766,
    scenario: {
      file: 'small.yaml',
      hash: 'sha256:0',
      title: { en: 'Small', zh: '小' },
      review: { date: null, version: null, author: null, organisation: null, background: null },
      baseline: candidates[0]!.id,
      withProbability: 0.9,
      currency: null,
    },
    candidates: candidates.map((candidate) => candidateOf(candidate, target)),
    uncertainty: {
      draws: drawn[0]?.draws?.length ?? 0,
      unavailability: Object.fromEntries(drawn.map(({ id, draws }) => [id, { shop: draws! }])),
      factors: {},
      tornado: [],
      breakEvens: [],
      ...uncertainty,
    },
  };
}

function candidateOf(small: SmallCandidate, target: Partial<Target> | null): CandidateEvaluation {
  const hosts = small.hosts ?? 3;
  return {
    id: small.id,
    name: { en: small.id, zh: small.id },
    platform: small.platform ?? 'vm',
    topology: { sites: [], shared: [] },
    placement: {
      hosts,
      hostsNeeded: { heuristic: hosts, lowerBound: 1, method: 'test' },
      cpu: allUseful,
      memory: allUseful,
      perHost: [],
      instancesPerHost: 1,
      toleratedHostLosses: 1,
      toleratesRackLoss: null,
      measuredUse: null,
    },
    services: small.services ?? [serviceOf(small, target)],
    managementApi: { unknown: 'no-management-api' },
    failover: small.failover ?? [],
    parameters: small.parameters ?? [],
    solving: { chain: null, simulation: null, structure: null },
    modelCheck: [],
    facts: small.facts ?? [],
    prices: {
      currency: null,
      hostPerYear: small.hostPerYear ?? null,
      licencesPerCorePerYear: null,
      energyPerKWh: null,
      wattsPerHost: null,
      downtimePerHour: small.downtimePerHour === undefined ? {} : { shop: small.downtimePerHour },
    },
    deployment: [],
    limits: [],
  };
}

export function serviceOf(small: SmallCandidate, target: Partial<Target> | null): ServiceEvaluation {
  const value = small.unavailability ?? 1e-4;
  const unavailability: Figure = withDraws(exactFigure(value, 'test'), small.draws ?? null, 0.9);
  return {
    id: 'shop',
    target: target === null ? null : { ...noTarget, ...target },
    upSet: [],
    unavailability,
    unavailabilityExcludingPlanned: exactFigure(value * (1 - (small.plannedShare ?? 0)), 'test'),
    requestUnavailability: { unknown: 'not-modelled' },
    outagesPerYear: exactFigure(2, 'test'),
    meanOutageHours: exactFigure(value * 4383, 'test'),
    structuralFloor: { unknown: 'not-modelled' },
    budget: small.budget ?? [],
    minimalCutSets: [],
    importance: [],
    distributions: null,
    ...(small.singleFailures === undefined ? {} : { singleFailures: small.singleFailures }),
  };
}

/** A row of the failover timeline whose whole time is one phase. */
export function failureMode(
  id: string,
  seconds: number,
  more: Partial<FailureModeRecord> & { readonly parameters?: readonly string[] } = {},
): FailureModeRecord {
  const { parameters = [], ...rest } = more;
  return {
    id,
    workload: null,
    service: 'shop',
    phases: [{ phase: 'restart', label: 'application-start', meanSeconds: seconds / 2, parameters }],
    total: { mean: seconds / 2, p50: seconds / 2, p95: seconds, p99: seconds },
    lostShare: 1,
    coverage: null,
    ...rest,
  };
}

export function durationParameter(name: string, hours: number, more: Partial<Parameter> = {}): Parameter {
  return {
    name,
    unit: 'duration',
    distribution: { kind: 'exponential', mean: hours },
    uncertainty: { kind: 'lognormal', errorFactor: 3 },
    knowledge: 'assumed',
    source: 'test',
    ...more,
  };
}

const allUseful: CapacityShares = {
  total: 1,
  useful: 1,
  guestOperatingSystems: 0,
  hypervisor: 0,
  systemReserved: 0,
  controlPlane: 0,
  failoverReserve: 0,
  stranded: 0,
  free: 0,
};
