import { type NumericChain, timeInStates } from './numeric-chain.js';

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
  let total = 0;
  let outside = 0;
  for (let r = 0; r < chain.size; r++) {
    total += hours[r]!;
    outside += hours[r]! * chain.exitHours[r]!;
  }
  return { hours, total, outside: outside / (1 - load) };
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
