import type { Durations } from './fit.js';

/** Survival curve: steps at the ends, in order of time. */
export interface SurvivalCurve {
  readonly times: Float64Array;
  /** S just after each time. */
  readonly survival: Float64Array;
  /** Greenwood's variance of S at each time. */
  readonly variance: Float64Array;
  /** Longest duration seen, ended or not: nothing is known beyond it. */
  readonly longest: number;
}

/**
 * Product-limit estimate (Kaplan & Meier 1958) with Greenwood's variance; durations that end and are censored at the same
 * time count as ended first. Cost: one sort.
 */
export function kaplanMeier({ exact, longerThan }: Durations): SurvivalCurve {
  const ends = Float64Array.from(exact).sort();
  const censored = Float64Array.from(longerThan).sort();
  const times: number[] = [];
  const survival: number[] = [];
  const variance: number[] = [];
  let atRisk = ends.length + censored.length;
  let gone = 0;
  let S = 1;
  let sum = 0;
  for (let i = 0; i < ends.length; ) {
    const time = ends[i];
    let count = 0;
    while (i < ends.length && ends[i] === time) {
      count++;
      i++;
    }
    while (gone < censored.length && censored[gone] < time) {
      gone++;
      atRisk--;
    }
    S *= 1 - count / atRisk;
    sum += count / (atRisk * (atRisk - count));
    atRisk -= count;
    times.push(time);
    survival.push(S);
    variance.push(S === 0 ? 0 : S * S * sum);
  }
  return {
    times: Float64Array.from(times),
    survival: Float64Array.from(survival),
    variance: Float64Array.from(variance),
    longest: Math.max(ends.at(-1) ?? 0, censored.at(-1) ?? 0),
  };
}

/** Mean up to the longest duration seen (restricted mean): the area under the curve. */
export function restrictedMean({ times, survival, longest }: SurvivalCurve): number {
  let area = 0;
  let before = 0;
  let height = 1;
  for (let i = 0; i < times.length; i++) {
    area += height * (times[i] - before);
    before = times[i];
    height = survival[i];
  }
  return area + height * (longest - before);
}

/** Standard error of the restricted mean, by Greenwood's formula (Irwin 1949; Klein & Moeschberger 2003, 4.5.2). */
export function restrictedMeanError({ times, survival, variance, longest }: SurvivalCurve): number {
  let area = 0;
  let sum = 0;
  for (let i = times.length - 1; i >= 0; i--) {
    const next = i + 1 < times.length ? times[i + 1] : longest;
    area += survival[i] * (next - times[i]);
    const s = survival[i];
    const before = i > 0 ? survival[i - 1] : 1;
    const earlier = i > 0 && survival[i - 1] > 0 ? variance[i - 1] / survival[i - 1] ** 2 : 0;
    const hazardVariance = s > 0 ? variance[i] / (s * s) - earlier : 0;
    if (before > 0) sum += area * area * hazardVariance;
  }
  return Math.sqrt(sum);
}
