import type { Uncertainty } from '../catalog/parameter.js';
import { studentTQuantile } from '../maths/beta-distribution.js';

/** Interval of a mean from a sample, on the logarithm so that it stays above zero. */
export interface MeanInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly method: string;
}

const METHOD = 'Student t of the mean, on the logarithm';

/**
 * Interval mean × exp(±t·se/mean).
 *
 * @returns null for fewer than three values or a mean of zero
 */
export function sampleMeanInterval(mean: number, error: number, n: number, level: number): MeanInterval | null {
  if (n < 3 || !(mean > 0) || !Number.isFinite(error)) return null;
  const spread = Math.exp((studentTQuantile((1 + level) / 2, n - 1) * error) / mean);
  return { low: mean / spread, high: mean * spread, level, method: METHOD };
}

/** The same as uncertainty of a parameter; with fewer than three values the factor of 3 of an assumption. */
export function sampleMeanUncertainty(mean: number, error: number, n: number): Uncertainty {
  const interval = sampleMeanInterval(mean, error, n, 0.9);
  if (interval === null) return { kind: 'lognormal', errorFactor: 3 };
  return interval.high > mean ? { kind: 'lognormal', errorFactor: interval.high / mean } : { kind: 'none' };
}
