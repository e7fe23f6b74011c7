import { phases } from '../model/service-rewards.js';
import { rewardUntil } from './cycle-solves.js';
import type { ExploredChain } from './exploration.js';
import type { NumericChain } from './numeric-chain.js';
import type { ReferenceCycle } from './reference-cycle.js';
import type { Outages, ServiceRows } from './service-rows.js';

/** Outages one cause begins, and their hours per hour by phase. */
export interface ChargedDowntime {
  readonly cause: string;
  readonly outagesPerHour: number;
  readonly byPhase: readonly number[];
}

/**
 * Downtime by the event that began it: Σ π_i q_ij(e) h(j), h the mean time to up from j split by what the service waits
 * for meanwhile. The rows sum to the unavailability.
 */
export function downtimeBudget(
  chain: NumericChain,
  cycle: ReferenceCycle,
  explored: ExploredChain,
  service: number,
): ChargedDowntime[] {
  const rows = explored.services[service]!;
  const waitsFor = explored.rewards.waitsFor[service]!;
  const untilUp = phases.map((_, p) => {
    const waits = new Float64Array(chain.size);
    let isWaitedFor = false;
    for (const r of rows.down) {
      if (waitsFor[r] !== p) continue;
      waits[r] = 1;
      isWaitedFor = true;
    }
    return isWaitedFor ? rewardUntil(chain, rows.down, waits) : null;
  });
  const outages = new Float64Array(explored.causes.length);
  const byPhase = explored.causes.map(() => new Array<number>(phases.length).fill(0));
  eachOutage(chain, cycle, rows.outages, (cause, to, flow) => {
    outages[cause]! += flow;
    for (let p = 0; p < phases.length; p++) byPhase[cause]![p]! += flow * (untilUp[p]?.[to] ?? 0);
  });
  return explored.causes
    .map((cause, c) => ({ cause, outagesPerHour: outages[c]!, byPhase: byPhase[c]! }))
    .filter((row) => row.outagesPerHour > 0);
}

/** Downtime charged to planned work, hours per hour. No solve where it begins no outage. @param precision see `rewardUntil` */
export function plannedDowntime(
  chain: NumericChain,
  cycle: Pick<ReferenceCycle, 'hours' | 'total'>,
  { planned }: ServiceRows,
  precision?: number,
): number {
  if (planned.down.length === 0) return 0;
  const untilUp = hoursIn(planned.down, chain, precision);
  let sum = 0;
  eachOutage(chain, cycle, planned.outages, (_, to, flow) => {
    sum += flow * untilUp[to]!;
  });
  return sum;
}

/** Mean hours until these rows are left, by row. */
export function hoursIn(rows: Int32Array, chain: NumericChain, precision?: number): Float64Array {
  const one = new Float64Array(chain.size);
  for (const r of rows) one[r] = 1;
  return rewardUntil(chain, rows, one, precision);
}

/** Every outage with its flow per hour. */
function eachOutage(
  { column, rate, cause }: NumericChain,
  { hours, total }: Pick<ReferenceCycle, 'hours' | 'total'>,
  { from, by }: Outages,
  begin: (cause: number, to: number, flow: number) => void,
): void {
  for (let i = 0; i < by.length; i++) {
    const t = by[i]!;
    begin(cause[t]!, column[t]!, (hours[from[i]!]! / total) * rate[t]!);
  }
}
