import { betaQuantile, studentTQuantile } from './beta-distribution.js';
import { CompensatedSum, compensatedSum } from './compensated-sum.js';
import { gammaQuantile, gammaUpperQuantile } from './gamma-distribution.js';

/** Mean with the half-width of its interval. */
export interface MeanWithHalfWidth {
  readonly mean: number;
  readonly halfWidth: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Student's t interval of the mean of independent values; the half-width is infinite for fewer than two.
 *
 * @param level two-sided, e.g. 0.95
 */
export function studentInterval(values: ArrayLike<number>, level: number): MeanWithHalfWidth {
  const n = values.length;
  const mean = compensatedSum(values) / n;
  if (n < 2) return { mean, halfWidth: Number.POSITIVE_INFINITY };
  const squares = compensatedSum(values, (value) => (value - mean) ** 2);
  return { mean, halfWidth: studentTQuantile(0.5 + level / 2, n - 1) * Math.sqrt(squares / (n - 1) / n) };
}

/**
 * Ratio of the sums of two amounts over independent units, with Student's interval of the residuals amount − ratio × size;
 * the half-width is infinite for fewer than two units.
 *
 * @param sizes not all zero, as many as amounts
 */
export function studentRatioInterval(
  amounts: readonly number[],
  sizes: readonly number[],
  level: number,
): { readonly ratio: number; readonly halfWidth: number } {
  const n = amounts.length;
  const size = compensatedSum(sizes);
  const ratio = compensatedSum(amounts) / size;
  if (n < 2) return { ratio, halfWidth: Number.POSITIVE_INFINITY };
  const squares = compensatedSum(amounts.map((amount, i) => (amount - ratio * sizes[i]!) ** 2));
  const deviation = Math.sqrt((squares / (n - 1)) * n) / size;
  return { ratio, halfWidth: studentTQuantile(0.5 + level / 2, n - 1) * deviation };
}

/**
 * Interval of the mean of a correlated stationary series: means of equal consecutive batches, taken as independent
 * (Law & Kelton, Simulation Modeling and Analysis). A remainder that fills no batch is left out, from the beginning.
 *
 * @throws RangeError fewer than two batches, or fewer values than batches
 */
export function batchMeansInterval(series: ArrayLike<number>, batches: number, level: number): MeanWithHalfWidth {
  const size = Math.floor(series.length / batches);
  if (!(batches >= 2 && size >= 1)) {
    throw new RangeError(`expected at least two batches of at least one value, found ${batches} of ${size}`);
  }
  const first = series.length - size * batches;
  const sums = Array.from({ length: batches }, () => new CompensatedSum());
  for (let i = first; i < series.length; i++) sums[Math.floor((i - first) / size)]!.add(series[i]!);
  return studentInterval(
    sums.map(({ total }) => total / size),
    level,
  );
}

/** Exact interval of the mean of a Poisson count (Garwood, Fiducial limits for the Poisson distribution, 1936). */
export function poissonMeanInterval(count: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count, 1),
    high: gammaUpperQuantile(tail, count + 1, 1),
  };
}

/** Exact interval of a probability from successes in trials (Clopper & Pearson 1934). */
export function binomialInterval(successes: number, trials: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    high: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}
