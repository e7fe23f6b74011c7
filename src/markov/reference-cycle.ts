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
  /** R: bound on the hours outside the explored set per cycle. */
  readonly outside: number;
}

/** One solve gives every steady-state reward of the chain. */
export function referenceCycle(chain: NumericChain, load: number): ReferenceCycle {
  const hours = timeInStates(chain);
  return { hours, total: sumOver(hours), outside: hoursOutside(chain, hours) / (1 - load) };
}

function hoursOutside(
  { size, rates, exitStart, exitSlot, exitCoefficient, exitHours }: NumericChain,
  hours: Float64Array,
) {
  let outside = 0;
  for (let r = 0; r < size; r++) {
    let leaving = 0;
    for (let e = exitStart[r]!, end = exitStart[r + 1]!; e < end; e++) {
      leaving += exitCoefficient[e]! * rates[exitSlot[e]!]! * exitHours[e]!;
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

/**
 * Long-run mean of a reward between 0 and 1: D/(T + R) ≤ u ≤ (D + R)/(T + R) with D the reward per cycle in the explored
 * set (Muntz, de Souza e Silva & Goyal 1989). The value is D/T, which lies between.
 */
export function meanReward(cycle: ReferenceCycle, reward: (row: number) => number): Bounded {
  let sum = 0;
  for (let r = 0; r < cycle.hours.length; r++) sum += cycle.hours[r]! * reward(r);
  const whole = cycle.total + cycle.outside;
  return { value: sum / cycle.total, low: sum / whole, high: (sum + cycle.outside) / whole };
}
