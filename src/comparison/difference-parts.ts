import type { BudgetRow, Phase } from '../evaluation/evaluation.js';

/** What a difference between two candidates may come from. */
export type DifferenceFactor =
  | 'hosts'
  | 'surroundings'
  | 'storage'
  | 'layers'
  | 'application'
  | 'failover'
  | 'planned'
  | 'other';

export interface DifferencePart {
  readonly factor: DifferenceFactor;
  /** Of the second candidate less the first. */
  readonly minutesPerYear: number;
}

/** One failure may have its own name on each platform: an operating system is one, in a guest or on the host. */
const sameCause: Readonly<Record<string, string>> = { 'guest-os': 'operating-system', 'host-os': 'operating-system' };

const causesOf: Readonly<Record<Exclude<DifferenceFactor, 'planned' | 'other'>, readonly string[]>> = {
  hosts: ['host-hardware'],
  surroundings: ['rack', 'power-feed', 'switch', 'network', 'host-network', 'link', 'zone', 'site', 'external'],
  storage: ['storage', 'storage-controller', 'storage-copy', 'storage-path'],
  layers: [
    ...['hypervisor', 'operating-system', 'runtime', 'container-runtime', 'kubelet', 'kubelet-hang', 'kube-proxy'],
    ...[
      'control-plane',
      'api-server',
      'api-address',
      'api-vip',
      'etcd',
      'scheduler',
      'controller-manager',
      'vcenter',
      'management',
    ],
    ...['leader-election', 'dns', 'registry', 'ingress', 'vip'],
  ],
  application: [
    ...['application-crash', 'application-hang', 'process-crash', 'release', 'release-bad'],
    ...['workload-common-cause', 'common-cause', 'operator', 'operator-error'],
  ],
  failover: ['false-detection', 'spurious-failover', 'relocation', 'rebalance'],
};

const factorOfCause = new Map(
  Object.entries(causesOf).flatMap(([factor, causes]) => causes.map((c) => [c, factor as DifferenceFactor] as const)),
);

/** Minutes of an outage that belong to how the platform recovers; repair belongs to what broke. */
const factorOfPhase: Readonly<Record<Phase, DifferenceFactor | null>> = {
  detect: 'failover',
  decide: 'failover',
  act: 'failover',
  restart: 'failover',
  repair: null,
  planned: 'planned',
};

/** A cause's outages: how often, and minutes of each by the factor they belong to (null: the cause's own). */
interface CauseMinutes {
  readonly timesPerYear: number;
  readonly minutes: ReadonlyMap<DifferenceFactor | null, number>;
}

/**
 * The difference of two downtime budgets, taken apart by factor; the parts add up to it.
 *
 * A cause costs f × m minutes a year (times × length). Its change is split at the midpoint: Δ(f·m) = Δf·m̄ + f̄·Δm, which
 * leaves no rest and depends on no order (Marshall and Edgeworth's weights; the Shapley value of a product of two). How
 * often something breaks belongs to what broke: hosts, their surroundings, storage, layers, application. How long it then
 * keeps the service down belongs to failover (detect, decide, act, restart) or, for the repair itself, to what broke
 * again. A cause only one candidate has is wholly of its own factor; planned work is one factor with all it costs.
 *
 * @returns every factor with a part, in a fixed order
 */
export function differenceParts(a: readonly BudgetRow[], b: readonly BudgetRow[]): DifferencePart[] {
  const sums = new Map<DifferenceFactor, number>();
  const add = (factor: DifferenceFactor, minutes: number): void => {
    sums.set(factor, (sums.get(factor) ?? 0) + minutes);
  };
  for (const row of [...a, ...b])
    if (row.planned) add('planned', b.includes(row) ? row.minutesPerYear : -row.minutesPerYear);
  const [before, after] = [byCause(a), byCause(b)];
  for (const cause of new Set([...before.keys(), ...after.keys()])) {
    const own = factorOfCause.get(cause) ?? 'other';
    const [x, y] = [before.get(cause) ?? unlike(after.get(cause)!), after.get(cause) ?? unlike(before.get(cause)!)];
    for (const phase of new Set([...x.minutes.keys(), ...y.minutes.keys()])) {
      const [m, n] = [x.minutes.get(phase) ?? 0, y.minutes.get(phase) ?? 0];
      add(own, ((y.timesPerYear - x.timesPerYear) * (m + n)) / 2);
      add(phase ?? own, ((x.timesPerYear + y.timesPerYear) / 2) * (n - m));
    }
  }
  return order.flatMap((factor) => (sums.has(factor) ? [{ factor, minutesPerYear: sums.get(factor)! }] : []));
}

const order: readonly DifferenceFactor[] = [
  'hosts',
  'surroundings',
  'storage',
  'layers',
  'application',
  'failover',
  'planned',
  'other',
];

/** Never happens, and would last as long as where it does. */
const unlike = ({ minutes }: CauseMinutes): CauseMinutes => ({ timesPerYear: 0, minutes });

function byCause(rows: readonly BudgetRow[]): Map<string, CauseMinutes> {
  const found = new Map<string, { timesPerYear: number; yearly: Map<DifferenceFactor | null, number> }>();
  for (const { cause, planned, timesPerYear, minutesPerYear, phases } of rows) {
    if (planned) continue;
    const name = sameCause[cause] ?? cause;
    const { timesPerYear: times, yearly } = found.get(name) ?? { timesPerYear: 0, yearly: new Map() };
    const inPhases = phases.reduce((sum, phase) => sum + phase.minutesPerYear, 0);
    const parts = [...phases, { phase: 'repair' as const, minutesPerYear: minutesPerYear - inPhases }];
    for (const part of parts) {
      const factor = factorOfPhase[part.phase];
      yearly.set(factor, (yearly.get(factor) ?? 0) + part.minutesPerYear);
    }
    found.set(name, { timesPerYear: times + timesPerYear, yearly });
  }
  return new Map(
    [...found]
      .filter(([, { timesPerYear }]) => timesPerYear > 0)
      .map(([cause, { timesPerYear, yearly }]) => [
        cause,
        { timesPerYear, minutes: new Map([...yearly].map(([factor, each]) => [factor, each / timesPerYear])) },
      ]),
  );
}
