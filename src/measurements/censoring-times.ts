import { firstIndex } from '../maths/first-index.js';
import type { RandomStream } from '../maths/threefry.js';
import type { Durations } from './fit.js';
import { kaplanMeier } from './kaplan-meier.js';

/**
 * When watching would have ended: for those still running, when it did; for those that ended, drawn from what is later in
 * the product-limit curve of those times, in which ends and censorings change their parts (Davison & Hinkley, Bootstrap
 * Methods and their Application, 1997, section 3.5). Beyond the last it never ends.
 *
 * @returns of the i-th duration, those that ended first
 */
export function censoringTimes({ exact, longerThan }: Durations): (i: number, stream: RandomStream) => number {
  const { times, survival } = kaplanMeier({ exact: longerThan, longerThan: exact });
  const firstAfter = Uint32Array.from(exact, (time) => firstIndex(times.length, (k) => times[k] > time));
  return (i, stream) => {
    if (i >= exact.length) return longerThan[i - exact.length];
    const before = firstAfter[i] === 0 ? 1 : survival[firstAfter[i] - 1];
    const target = stream.next() * before;
    const k = firstIndex(times.length, (place) => survival[place] <= target);
    return k < times.length ? times[k] : Number.POSITIVE_INFINITY;
  };
}
