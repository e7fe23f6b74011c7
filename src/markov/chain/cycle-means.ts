import type { Bounded } from '../reference-cycle.js';
import type { CycleTimes } from './cycle-times.js';

/** Unit roundoff of double precision. */
const roundoff = 2 ** -53;

/** One for the time itself, then the rewards, in the order of the states there. */
export const inOrder = (rewards: readonly Float64Array[], order: Int32Array): Float64Array[] => [
  new Float64Array(order.length).fill(1),
  ...rewards.map((reward) => Float64Array.from(order, (s) => reward[s]!)),
];

/** Expected rewards per cycle. */
export function enclosed(
  times: CycleTimes,
  rewards: readonly Float64Array[],
  bounds: readonly Float64Array[],
): Bounded[] {
  const missing = times.missing(bounds);
  return rewards.map((reward, b) => {
    let value = 0;
    for (let s = 0; s < reward.length; s++) value += times.hours[s]! * reward[s]!;
    const rounding = reward.length * roundoff * value;
    const { below, above } = missing[b]!;
    return { value, low: Math.max(0, value - below - rounding), high: value + above + rounding };
  });
}

export function ratio(part: Bounded, whole: Bounded): Bounded {
  return { value: part.value / whole.value, low: part.low / whole.high, high: part.high / whole.low };
}

/** Shares of the cycle, by original state. */
export function restored(hours: Float64Array, order: Int32Array): Float64Array {
  let sum = 0;
  for (const value of hours) sum += value;
  const result = new Float64Array(hours.length);
  for (let r = 0; r < hours.length; r++) result[order[r]!] = hours[r]! / sum;
  return result;
}
