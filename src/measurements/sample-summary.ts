import { maxSorted, medianSorted, minSorted, sampleStandardDeviation } from 'simple-statistics';
import { compensatedSum } from '../maths/compensated-sum.js';
import { sampleQuantile } from '../maths/sample-quantile.js';

/** What a sample looks like. Quantiles are type 7 (Hyndman & Fan 1996): linear between order statistics, h = (n − 1)p. */
export interface SampleSummary {
  readonly n: number;
  readonly mean: number;
  /** With n − 1; NaN for fewer than two values. */
  readonly sd: number;
  readonly min: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Mean by compensated summation (Neumaier 1974); NaN when empty. */
export function sampleMean(values: ArrayLike<number>): number {
  return compensatedSum(values) / values.length;
}

/** Summary of a sample in any order; the input is not changed. Cost: one sort. */
export function sampleSummary(values: ArrayLike<number>): SampleSummary {
  const sorted = Array.from(Float64Array.from(values).sort());
  const isEmpty = sorted.length === 0;
  return {
    n: sorted.length,
    mean: sampleMean(sorted),
    sd: sorted.length > 1 ? sampleStandardDeviation(sorted) : Number.NaN,
    min: isEmpty ? Number.NaN : minSorted(sorted),
    median: isEmpty ? Number.NaN : medianSorted(sorted),
    p90: sampleQuantile(sorted, 0.9),
    p95: sampleQuantile(sorted, 0.95),
    p99: sampleQuantile(sorted, 0.99),
    max: isEmpty ? Number.NaN : maxSorted(sorted),
  };
}
