import { phases } from '../model/service-rewards.js';
import type { ExploredChain } from './exploration.js';
import { type NumericChain, rewardUntil } from './numeric-chain.js';
import type { ReferenceCycle } from './reference-cycle.js';

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
  const up = explored.rewards.up[service]!;
  const waitsFor = explored.rewards.waitsFor[service]!;
  const isUp = Uint8Array.from(chain.order, (state) => up[state]!);
  const untilUp = phases.map((_, p) => {
    const waits = Float64Array.from(chain.order, (state) => (up[state] === 0 && waitsFor[state] === p ? 1 : 0));
    return waits.includes(1) ? rewardUntil(chain, isUp, waits) : null;
  });
  const outages = new Float64Array(explored.causes.length);
  const byPhase = explored.causes.map(() => new Array<number>(phases.length).fill(0));
  eachOutage(chain, cycle, isUp, (cause, to, flow) => {
    outages[cause]! += flow;
    for (let p = 0; p < phases.length; p++) byPhase[cause]![p]! += flow * (untilUp[p]?.[to] ?? 0);
  });
  return explored.causes
    .map((cause, c) => ({ cause, outagesPerHour: outages[c]!, byPhase: byPhase[c]! }))
    .filter((row) => row.outagesPerHour > 0);
}

/** Downtime charged to the causes chosen, hours per hour. */
export function chargedDowntime(
  chain: NumericChain,
  cycle: ReferenceCycle,
  explored: ExploredChain,
  service: number,
  isChosen: readonly boolean[],
): number {
  const isUp = Uint8Array.from(chain.order, (state) => explored.rewards.up[service]![state]!);
  const untilUp = rewardUntil(
    chain,
    isUp,
    Float64Array.from(isUp, (value) => 1 - value),
  );
  let sum = 0;
  eachOutage(chain, cycle, isUp, (cause, to, flow) => {
    if (isChosen[cause]) sum += flow * untilUp[to]!;
  });
  return sum;
}

/** Every transition from up to down, with its flow per hour. */
function eachOutage(
  chain: NumericChain,
  cycle: ReferenceCycle,
  isUp: Uint8Array,
  begin: (cause: number, to: number, flow: number) => void,
): void {
  for (let r = 0; r < chain.size; r++) {
    if (isUp[r] === 0) continue;
    const share = cycle.hours[r]! / cycle.total;
    for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++) {
      const to = chain.column[t]!;
      if (isUp[to] === 0) begin(chain.cause[t]!, to, share * chain.rate[t]!);
    }
  }
}
