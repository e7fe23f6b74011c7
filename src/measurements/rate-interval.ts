import { chiSquareQuantile } from '../maths/gamma-distribution.js';

/** How the observation ended: at a set time, or with the last failure. */
export type Truncation = 'time' | 'failure';

/**
 * Exact interval of an exponential mean from failures in an exposure (Epstein 1960; MIL-HDBK-189): 2T/χ² at
 * 2n + 2 (time-truncated) or 2n (failure-truncated) degrees of freedom below, 2n above.
 *
 * @param exposure component hours, or any unit: the mean is in the same
 * @param level two-sided, e.g. 0.95; without failures the lower limit is one-sided at `level` and the upper one infinite
 * @throws RangeError no failure in a failure-truncated test, or exposure not above zero
 */
export function meanInterval(
  failures: number,
  exposure: number,
  level: number,
  truncation: Truncation,
): { readonly low: number; readonly high: number } {
  if (!(exposure > 0)) throw new RangeError(`expected an exposure above zero, found ${exposure}`);
  if (failures === 0) {
    if (truncation === 'failure') throw new RangeError('expected at least one failure in a failure-truncated test');
    return { low: (2 * exposure) / chiSquareQuantile(level, 2), high: Number.POSITIVE_INFINITY };
  }
  const tail = (1 - level) / 2;
  const below = truncation === 'time' ? 2 * failures + 2 : 2 * failures;
  return {
    low: (2 * exposure) / chiSquareQuantile(1 - tail, below),
    high: (2 * exposure) / chiSquareQuantile(tail, 2 * failures),
  };
}
