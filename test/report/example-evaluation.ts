import type {
  CandidateEvaluation,
  DistributionRecord,
  Evaluation,
  Figure,
  RoleRecord,
  ServiceEvaluation,
  Uncertainty,
  UncertaintyRecord,
} from '../../src/evaluation/evaluation.js';
import { type ExampleCandidate, kubernetes, onVms, tuned, vsphere } from './example-candidates.js';
import { normals, quantile, uniforms } from './example-numbers.js';

const perYear = 8766 * 60;
const draws = 400;
const examples = [vsphere, kubernetes, tuned, onVms];

/** Which parameter moves which causes; the rest of a cause stays as it is. */
const moves: Readonly<Record<string, readonly string[]>> = {
  'host.time-to-failure': ['host-hardware'],
  'os.time-to-failure': ['operating-system'],
  'os.time-to-restore': ['operating-system'],
  'app.time-to-failure': ['application-crash'],
  'app.hang-time-to-failure': ['application-hang'],
  'release.rollback': ['release'],
  'operator-error.time-to-failure': ['workload-common-cause'],
  'site.time-to-failure': ['site'],
  'array.time-to-failure': ['storage'],
  'kubelet.time-to-failure': ['kubelet', 'false-detection'],
};
const rateLike = (parameter: string) => !parameter.includes('restore') && !parameter.includes('rollback');

/**
 * A rich synthetic Evaluation for developing and testing the report: four candidates, two services, every record
 * filled. The numbers are of a plausible size and hang together (rows sum, intervals hold their values) but no solver
 * has seen them.
 */
export function exampleEvaluation(): Evaluation {
  made ??= makeExample();
  return made;
}

let made: Evaluation | null = null;

function makeExample(): Evaluation {
  const factors = drawnFactors();
  const unavailability = Object.fromEntries(
    examples.map((example) => {
      const shop = Array.from(
        { length: draws },
        (_, k) => drawOf(example, (parameter) => factors[parameter]![k]!) / perYear,
      );
      return [example.id, { shop, backoffice: shop.map((value) => value * 0.6) }];
    }),
  );
  return {
    format: 'ninefold-evaluation',
    formatVersion: 1,
    ninefold: '0.1.0',
    seed: 1,
    hoursPerYear: 8766,
    scenario: {
      file: 'payment.yaml',
      hash: 'sha256:4f1c9a7b20c3d8e5516f0a9c1b7e2d43',
      title: { en: 'Payment platform: VM cluster or containers?', zh: '支付平台：虚拟机集群还是容器平台？' },
      review: {
        date: '2026-12-03',
        version: '0.3',
        author: 'A. N. Architect',
        organisation: 'Example Bank',
        background:
          'The payment platform runs on nine hosts whose support ends next year. Licences for the virtualization layer have to be renewed at the same time.\n\nThe review decides whether the platform is rebuilt as it is or moved to containers, on the same hardware.',
      },
      baseline: 'vsphere',
      withProbability: 0.9,
      currency: 'CNY',
    },
    candidates: examples.map((example) => candidateOf(example, unavailability[example.id]!.shop)),
    uncertainty: { draws, unavailability, factors, tornado: tornadoOf(), breakEvens: breakEvensOf() },
  };
}

function drawnFactors(): Record<string, number[]> {
  return Object.fromEntries(
    Object.keys(moves).map((parameter, i) => {
      const next = normals(77 + 13 * i);
      const spread = parameter.startsWith('host') ? 0.35 : 0.6;
      return [parameter, Array.from({ length: draws }, () => Math.exp(spread * next()))];
    }),
  );
}

function drawOf(example: ExampleCandidate, factor: (parameter: string) => number): number {
  return Object.entries(example.budget).reduce((sum, [cause, [times, minutes]]) => {
    const scale = Object.entries(moves)
      .filter(([, causes]) => causes.includes(cause))
      .reduce((product, [parameter]) => product * (rateLike(parameter) ? 1 / factor(parameter) : factor(parameter)), 1);
    return sum + times * minutes * scale;
  }, 0);
}

function tornadoOf(): UncertaintyRecord['tornado'] {
  return examples.flatMap((example) =>
    Object.keys(moves)
      .filter((parameter) => moves[parameter]!.some((cause) => cause in example.budget))
      .map((parameter) => {
        const mean = meanOf(example, parameter);
        const at = (scale: number) => drawOf(example, (name) => (name === parameter ? scale : 1)) / perYear;
        return {
          candidate: example.id,
          service: 'shop',
          parameter,
          low: mean / 2.7,
          high: mean * 2.7,
          atLow: at(1 / 2.7),
          atHigh: at(2.7),
        };
      }),
  );
}

function meanOf(example: ExampleCandidate, name: string): number {
  const distribution = example.parameters.find((parameter) => parameter.name === name)?.distribution;
  return distribution?.kind === 'exponential' ? distribution.mean : 8766;
}

/** Where two candidates have the same downtime as one parameter changes; only what changes sign within a factor of 50. */
function breakEvensOf(): UncertaintyRecord['breakEvens'] {
  return examples.flatMap((a, i) =>
    examples.slice(i + 1).flatMap((b) =>
      Object.keys(moves).flatMap((parameter) => {
        const difference = (scale: number) =>
          drawOf(a, (name) => (name === parameter ? scale : 1)) - drawOf(b, (name) => (name === parameter ? scale : 1));
        let [low, high] = [1 / 50, 50];
        if (difference(low) * difference(high) >= 0) return [];
        for (let k = 0; k < 60; k++) {
          const middle = Math.sqrt(low * high);
          if (difference(middle) * difference(low) > 0) low = middle;
          else high = middle;
        }
        const today = meanOf(a, parameter);
        const candidates = [a.id, b.id] as const;
        return [
          { service: 'shop', parameter, candidates, at: today * low, today, deviations: Math.abs(Math.log(low)) / 0.6 },
        ];
      }),
    ),
  );
}

function figure(value: number, uncertainty: Uncertainty | null, method = 'Markov chain, truncated'): Figure {
  return { value, accuracy: { kind: 'exact', low: value * 0.9999, high: value * 1.0001, method }, uncertainty };
}

function uncertaintyOf(values: readonly number[]): Uncertainty {
  return {
    low: quantile(values, 0.05),
    high: quantile(values, 0.95),
    level: 0.9,
    draws: values.length,
    from: [
      { parameter: 'os.time-to-restore', share: 0.41 },
      { parameter: 'operator-error.time-to-failure', share: 0.22 },
    ],
  };
}

/** Who plays which part, as far as the port matrix is drawn from it. */
function rolesOf({ id, platform, topology }: ExampleCandidate): RoleRecord[] {
  const hosts = topology.sites.flatMap((site) => site.racks.flatMap((rack) => rack.hosts.map((host) => host.id)));
  const hypervisors: RoleRecord[] = [
    { role: 'esxi', machines: hosts },
    { role: 'vcenter', machines: ['vcenter'] },
  ];
  if (platform === 'vm') return [{ role: 'machine', machines: hosts }, ...hypervisors];
  const nodes = id === onVms.id ? ['masters-1', 'workers-1'] : hosts;
  return [
    { role: 'machine', machines: nodes },
    { role: 'cluster-node', machines: nodes },
    { role: 'control-plane', machines: nodes.slice(0, 1) },
    { role: 'etcd', machines: nodes.slice(0, 1) },
    { role: 'worker', machines: nodes.slice(1) },
    { role: 'vrrp', machines: nodes.slice(0, 1) },
    ...(id === onVms.id ? hypervisors : []),
  ];
}

function candidateOf(example: ExampleCandidate, sample: readonly number[]): CandidateEvaluation {
  return {
    id: example.id,
    name: example.name,
    platform: example.platform,
    topology: example.topology,
    placement: {
      hosts: 9,
      hostsNeeded: {
        heuristic: example.platform === 'vm' ? 8 : 9,
        lowerBound: 7,
        method: 'L2 bound of Martello and Toth',
      },
      cpu: example.cpu,
      memory: example.memory,
      perHost: example.topology.sites[0]!.racks.flatMap((rack) =>
        rack.hosts.map((host) => ({
          host: host.id,
          cpu: example.cpu,
          memory: example.memory,
          instances: host.holds.length,
        })),
      ),
      instancesPerHost: example.instancesPerHost,
      toleratedHostLosses: example.platform === 'vm' ? 2 : 1,
      toleratesRackLoss: example.platform === 'vm',
      measuredUse: null,
    },
    services: [
      serviceOf(example, 'shop', sample, 1),
      serviceOf(
        example,
        'backoffice',
        sample.map((value) => value * 0.6),
        0.6,
      ),
    ],
    managementApi: mirrored(figure(example.platform === 'vm' ? 3.8e-4 : 6.9e-5, null)),
    failover: example.failover,
    parameters: example.parameters,
    solving: {
      chain: {
        states: 18_442,
        transitions: 121_907,
        maximumFailures: 2,
        residual: 3.2e-14,
        method: 'truncated chain with bounds',
      },
      simulation: {
        years: 40_000,
        replications: 4000,
        events: 6_120_433,
        method: 'independent replications, Threefry streams',
      },
      structure: { basicEvents: 61, vertices: 214 },
      rareEvents: [
        {
          service: 'shop',
          form: 'true-distributions',
          method: 'a-cycles',
          isUsed: example.platform !== 'vm',
          unavailability: simulated(sample[0]!),
          cycles: 64_000,
          events: 1_280_000,
          effectiveSampleSize: 2716.4,
          largestShare: 0.0123,
          plainYears: 2.8e5,
          plainEvents: 1.6e8,
          preconditions: [
            { name: 'comes-to-rest', holds: true },
            { name: 'failures-rare', holds: false, value: 3.14 },
          ],
        },
      ],
    },
    modelCheck: [
      {
        service: 'shop',
        form: 'as-solved',
        structure: null,
        markov: figure(sample[0]!, null),
        simulation: simulated(sample[0]! * 1.004),
        agrees: true,
      },
      {
        service: 'shop',
        form: 'instant-failover',
        structure: figure(6.6e-5, null, 'decision diagram'),
        markov: figure(6.6e-5, null),
        simulation: null,
        agrees: true,
      },
    ],
    facts: [
      {
        id: 'time-to-add-instance',
        value: example.addInstanceSeconds / 3600,
        unit: 'hours',
        source: 'catalog',
        knowledge: 'computed',
      },
    ],
    prices: {
      currency: 'CNY',
      hostPerYear: 19_200,
      licencesPerCorePerYear: example.licences / 288,
      energyPerKWh: 0.8,
      wattsPerHost: 380,
      downtimePerHour: { shop: 300_000 },
    },
    deployment: rolesOf(example),
    limits: [
      { key: 'operator-error', values: {} },
      { key: 'security', values: {} },
      { key: 'data-loss', values: {} },
      { key: 'slow-not-down', values: {} },
      { key: 'seasonal-load', values: {} },
      ...(example.platform === 'kubernetes' ? [{ key: 'crash-loop-mean', values: { workload: 'ledger' } }] : []),
    ],
  };
}

function simulated(value: number): Figure {
  return {
    value,
    accuracy: { kind: 'interval', low: value * 0.985, high: value * 1.015, level: 0.95, method: 'replications' },
    uncertainty: null,
  };
}

/** The figure of the complement. */
function mirrored(figure: Figure): Figure {
  const { low, high } = figure.accuracy;
  return { ...figure, value: 1 - figure.value, accuracy: { ...figure.accuracy, low: 1 - high, high: 1 - low } };
}

function serviceOf(example: ExampleCandidate, id: string, sample: readonly number[], scale: number): ServiceEvaluation {
  const budget = Object.entries(example.budget).map(([cause, [times, mean, phase]]) => {
    const minutesPerYear = times * mean * scale;
    return {
      cause,
      planned: cause.startsWith('planned'),
      timesPerYear: times * scale,
      meanMinutes: mean,
      minutesPerYear,
      phases: [
        { phase: 'detect' as const, minutesPerYear: minutesPerYear * 0.1 },
        { phase, minutesPerYear: minutesPerYear * 0.9 },
      ],
    };
  });
  const total = budget.reduce((sum, row) => sum + row.minutesPerYear, 0);
  const unplanned = budget.filter((row) => !row.planned).reduce((sum, row) => sum + row.minutesPerYear, 0);
  const outages = budget.reduce((sum, row) => sum + row.timesPerYear, 0);
  const share = unplanned / total;
  return {
    id,
    target:
      id === 'shop'
        ? { availability: 0.9995, per: 'month', excludingPlanned: true, rtoHours: 0.25, rpoHours: null }
        : null,
    upSet:
      id === 'shop' ? ['checkout ≥ 3 of 4', 'ledger', 'core-banking', 'ingress', 'storage'] : ['ledger', 'storage'],
    unavailability: figure(total / perYear, uncertaintyOf(sample)),
    unavailabilityExcludingPlanned: figure(unplanned / perYear, uncertaintyOf(sample.map((value) => value * share))),
    requestUnavailability: figure((total * 1.03) / perYear, uncertaintyOf(sample.map((value) => value * 1.03))),
    outagesPerYear: figure(outages, { low: outages * 0.7, high: outages * 1.4, level: 0.9, draws, from: [] }),
    meanOutageHours: figure(total / outages / 60, {
      low: (total / outages / 60) * 0.6,
      high: (total / outages / 60) * 1.7,
      level: 0.9,
      draws,
      from: [],
    }),
    structuralFloor: figure(35 / perYear, null, 'decision diagram'),
    budget,
    singleFailures: singleFailuresOf(example, scale),
    minimalCutSets: [
      { members: ['site main'], probability: 1.8e-5 },
      { members: ['ledger common cause'], probability: 3.1e-5 },
      { members: ['rack r1', 'rack r2'], probability: 2.2e-9 },
    ],
    importance: [
      { component: 'storage', birnbaum: 0.9999, criticality: 0.21, fussellVesely: 0.21 },
      { component: 'site main', birnbaum: 0.9999, criticality: 0.15, fussellVesely: 0.15 },
    ],
    distributions: distributionsOf(example, scale, id === 'shop'),
  };
}

/** What is repaired waits for people; of the rest, one in fifty does. */
function singleFailuresOf(example: ExampleCandidate, scale: number): NonNullable<ServiceEvaluation['singleFailures']> {
  return Object.entries(example.budget)
    .filter(([cause]) => !cause.startsWith('planned'))
    .map(([cause, [times, , phase]]) => ({
      cause,
      timesPerYear: times * scale,
      withoutPeople: phase === 'repair' ? 0 : 0.98,
      parameters: [],
    }));
}

function distributionsOf(example: ExampleCandidate, scale: number, hasTarget: boolean): DistributionRecord {
  const years = yearsOf(example, scale, 3000);
  const sorted = [...years].sort((a, b) => a - b);
  const at = (level: number) => sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))]!;
  return {
    years: 40_000,
    downtimeMinutesPerYear: Array.from({ length: 200 }, (_, i) => at((i + 0.5) / 200)),
    outageMinutes: Array.from({ length: 200 }, (_, i) => 0.2 * 1.045 ** i),
    probabilityTargetMetInMonth: hasTarget ? mirrored(simulated(at(0.5) / 3200)) : null,
    probabilityTargetMetInYear: hasTarget
      ? simulated(years.filter((minutes) => minutes <= 263).length / years.length)
      : null,
    promiseMonthly: mirrored(simulated(at(0.9) / 6 / 43_830)),
    longestOutageMinutes: simulated(at(0.5) * 0.6),
  };
}

/** Compound Poisson years: each cause strikes at its rate, each outage is exponential about its mean. */
function yearsOf(example: ExampleCandidate, scale: number, count: number): number[] {
  const next = uniforms(4242);
  return Array.from({ length: count }, () => {
    let minutes = 0;
    for (const [times, mean] of Object.values(example.budget)) {
      for (let t = -Math.log(next()) / (times * scale); t < 1; t += -Math.log(next()) / (times * scale))
        minutes += -Math.log(next()) * mean;
    }
    return minutes;
  });
}
