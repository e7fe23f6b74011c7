import type {
  CandidateEvaluation,
  DistributionRecord,
  Evaluation,
  ServiceEvaluation,
} from '../../src/evaluation/evaluation.js';
import type { HostRecord, TopologyRecord } from '../../src/evaluation/topology.js';
import { exampleEvaluation } from './example-evaluation.js';

/** The example with other candidates; draws and swings follow the ids that are kept or copied. */
function withCandidates(evaluation: Evaluation, candidates: readonly CandidateEvaluation[]): Evaluation {
  const { uncertainty } = evaluation;
  const drawsOf = (id: string) => uncertainty.unavailability[id.replace(/-copy\d*$/, '')]!;
  const ids = new Set(candidates.map(({ id }) => id));
  return {
    ...evaluation,
    candidates,
    uncertainty: {
      ...uncertainty,
      unavailability: Object.fromEntries(candidates.map(({ id }) => [id, drawsOf(id)])),
      tornado: uncertainty.tornado.filter((entry) => ids.has(entry.candidate)),
      breakEvens: uncertainty.breakEvens.filter((entry) => entry.candidates.every((id) => ids.has(id))),
    },
  };
}

export function oneCandidate(): Evaluation {
  const evaluation = exampleEvaluation();
  return withCandidates(evaluation, evaluation.candidates.slice(0, 1));
}

export function sixCandidates(): Evaluation {
  const evaluation = exampleEvaluation();
  const copy = (place: number, number: number): CandidateEvaluation => {
    const source = evaluation.candidates[place]!;
    const name = { en: `${source.name.en}, variant ${number}`, zh: `${source.name.zh}，变体 ${number}` };
    return { ...source, id: `${source.id}-copy${number}`, name };
  };
  return withCandidates(evaluation, [...evaluation.candidates, copy(0, 1), copy(1, 2)]);
}

/** Everything that may be missing is missing. */
export function unknownEverywhere(): Evaluation {
  const evaluation = exampleEvaluation();
  const unknown = { unknown: 'not-modelled' } as const;
  const bare = (service: ServiceEvaluation): ServiceEvaluation => ({
    ...service,
    target: null,
    upSet: [],
    unavailability: { ...service.unavailability, uncertainty: null },
    requestUnavailability: unknown,
    structuralFloor: unknown,
    budget: [],
    minimalCutSets: [],
    importance: [],
    distributions: null,
  });
  const { review } = evaluation.scenario;
  return {
    ...evaluation,
    scenario: {
      ...evaluation.scenario,
      currency: null,
      review: { ...review, date: null, version: null, author: null, organisation: null, background: null },
    },
    candidates: evaluation.candidates.map((candidate) => ({
      ...candidate,
      platform: 'custom' as const,
      topology: { sites: [], shared: [] },
      services: candidate.services.map(bare),
      managementApi: unknown,
      failover: [],
      parameters: [],
      solving: { chain: null, simulation: null, structure: null },
      modelCheck: [],
      facts: [],
      prices: {
        currency: null,
        hostPerYear: null,
        licencesPerCorePerYear: null,
        energyPerKWh: null,
        wattsPerHost: null,
        downtimePerHour: {},
      },
      deployment: [],
      limits: [],
    })),
    uncertainty: { draws: 0, unavailability: {}, factors: {}, tornado: [], breakEvens: [] },
  };
}

/** As many hosts as are wanted in racks of ten on two sites. */
export function manyHosts(count: number): Evaluation {
  const evaluation = exampleEvaluation();
  const host = (i: number): HostRecord => ({
    id: `node-${i}`,
    role: i < 3 ? 'control-plane' : 'worker',
    cpu: 32,
    memoryGiB: 256,
    holds: Array.from({ length: 8 }, (_, k) => ({ id: `p${i}-${k}`, kind: 'pod', workload: 'web', nested: [] })),
  });
  const racks = Array.from({ length: Math.ceil(count / 10) }, (_, r) => ({
    id: `r${r}`,
    hosts: Array.from({ length: Math.min(10, count - 10 * r) }, (_, k) => host(10 * r + k)),
  }));
  const half = Math.ceil(racks.length / 2);
  const topology: TopologyRecord = {
    sites: [
      { id: 'north', racks: racks.slice(0, half) },
      { id: 'south', racks: racks.slice(half) },
    ],
    shared: [{ id: 'vip', kind: 'vip', label: 'API VIP' }],
  };
  const [first, ...others] = evaluation.candidates;
  return { ...evaluation, candidates: [{ ...first!, topology }, ...others] };
}

/** Names as somebody would write them who wants to break the page. */
export const hostile =
  '</style></script><script>alert(1)</script>"\'`$' +
  '{7*7}{{constructor}}<img src=x onerror=alert(2)>\u202e\u0000\u0007=cmd|calc';

export function hostileNames(): Evaluation {
  const evaluation = exampleEvaluation();
  const text = { en: hostile, zh: hostile };
  return {
    ...evaluation,
    scenario: {
      ...evaluation.scenario,
      title: text,
      file: hostile,
      currency: hostile,
      review: {
        date: hostile,
        version: hostile,
        author: hostile,
        organisation: hostile,
        background: `${hostile}\n\n${hostile}`,
      },
    },
    candidates: evaluation.candidates.map((candidate) => ({
      ...candidate,
      name: text,
      services: candidate.services.map((service) => ({
        ...service,
        upSet: [hostile],
        minimalCutSets: [{ members: [hostile, hostile], probability: 1e-9 }],
        budget: service.budget.map((row) => ({ ...row, cause: row.cause === 'site' ? hostile : row.cause })),
      })),
      parameters: candidate.parameters.map((parameter) => ({ ...parameter, source: hostile })),
      limits: [{ key: hostile, values: { [hostile]: hostile } }],
    })),
  };
}

export function longNames(): Evaluation {
  const evaluation = exampleEvaluation();
  const name = { en: 'A name nobody would read '.repeat(500), zh: '一个长得没有人会读完的候选方案名称'.repeat(700) };
  return { ...evaluation, candidates: evaluation.candidates.map((candidate) => ({ ...candidate, name })) };
}

/** Eight nines that rest on independence alone. */
export function tooGood(): Evaluation {
  const evaluation = exampleEvaluation();
  const tiny = (service: ServiceEvaluation): ServiceEvaluation => {
    const figure = {
      value: 1e-8,
      accuracy: { kind: 'exact' as const, low: 0.9e-8, high: 1.1e-8, method: 'chain' },
      uncertainty: null,
    };
    const rest: DistributionRecord | null = null;
    return {
      ...service,
      unavailability: figure,
      unavailabilityExcludingPlanned: figure,
      requestUnavailability: figure,
      budget: [{ ...service.budget[0]!, cause: 'host-hardware', minutesPerYear: 1e-8 * 8766 * 60 }],
      distributions: rest,
    };
  };
  return {
    ...evaluation,
    candidates: evaluation.candidates.map((candidate) => ({ ...candidate, services: candidate.services.map(tiny) })),
    uncertainty: { draws: 0, unavailability: {}, factors: {}, tornado: [], breakEvens: [] },
  };
}
