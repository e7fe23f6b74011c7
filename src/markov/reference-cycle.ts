import { timeInStates } from './cycle-solves.js';
import type { NumericChain } from './numeric-chain.js';

export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What happens between two visits to the reference state, as expected times. */
export interface ReferenceCycle {
  /** Hours in each row per cycle, in the explored set. */
  readonly hours: Float64Array;
  /** T: their sum. */
  readonly total: number;
  /** R: bound on the hours outside the explored set per cycle, and on those among them in which users feel something, and a service is down. */
  readonly outside: number;
  readonly feltOutside: number;
  readonly downOutside: number;
}

/** One solve gives every steady-state reward of the chain. */
export function referenceCycle(chain: NumericChain, load: number): ReferenceCycle {
  const hours = timeInStates(chain);
  const left = afterExits(chain, hours, chain.exitHours);
  const outside = left === 0 ? 0 : load < 1 ? left / (1 - load) : Number.POSITIVE_INFINITY;
  const felt = Math.min(outside, afterExits(chain, hours, chain.exitFelt));
  const down = Math.min(felt, afterExits(chain, hours, chain.exitDowntime));
  return { hours, total: sumOver(hours), outside, feltOutside: felt, downOutside: down };
}

/** Σ over exits of their number per cycle × what follows each. */
function afterExits(
  { size, rates, exitStart, exitSlot, exitCoefficient }: NumericChain,
  hours: Float64Array,
  following: Float64Array,
): number {
  let outside = 0;
  for (let r = 0; r < size; r++) {
    let leaving = 0;
    for (let e = exitStart[r]!, end = exitStart[r + 1]!; e < end; e++) {
      leaving += exitCoefficient[e]! * rates[exitSlot[e]!]! * following[e]!;
    }
    outside += hours[r]! * leaving;
  }
  return outside;
}

/** Hours in all rows together. */
export function sumOver(hours: Float64Array): number {
  let total = 0;
  for (let r = 0; r < hours.length; r++) total += hours[r]!;
  return total;
}

/** Relative, of the sums and the last sweep of the solver. */
const rounding = 1e-12;

/**
 * Long-run mean of a reward between 0 and 1: D/(T + R) ≤ u ≤ (D + E)/(T + E) with D the reward per cycle in the explored
 * set and E ≤ R what is earned outside at most (Muntz, de Souza e Silva & Goyal 1989, where E = R). The value is D/T, which
 * lies between.
 *
 * @param earnedOutside E; that of services is `downOutside`
 */
export function meanReward(
  cycle: ReferenceCycle,
  reward: (row: number) => number,
  earnedOutside = cycle.outside,
): Bounded {
  let sum = 0;
  for (let r = 0; r < cycle.hours.length; r++) sum += cycle.hours[r]! * reward(r);
  return {
    value: sum / cycle.total,
    low: (sum / (cycle.total + cycle.outside)) * (1 - rounding),
    high: ((sum + earnedOutside) / (cycle.total + earnedOutside)) * (1 + rounding),
  };
}
