import { compensatedSum } from '../maths/compensated-sum.js';
import { type Durations, type Fit, fitOf } from './fit.js';

/** Exponential by maximum likelihood: total time over the number of ends. Null without an end. */
export function exponentialFit({ exact, longerThan }: Durations): Fit | null {
  const ends = exact.length;
  const total = compensatedSum(exact, (t) => t) + compensatedSum(longerThan, (t) => t);
  if (ends === 0 || !(total > 0)) return null;
  const mean = total / ends;
  return fitOf('exponential', { kind: 'exponential', mean }, mean, -ends * Math.log(mean) - ends);
}
