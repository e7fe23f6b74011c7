import type { Durations } from './fit.js';
import { kaplanMeier, restrictedMean, restrictedMeanError, type SurvivalCurve } from './kaplan-meier.js';
import { type Lifetimes, lifetimesOf } from './lifetimes.js';
import { type TurnbullEstimate, turnbull } from './turnbull.js';
import { massDeviations } from './turnbull-variance.js';

/** A survival curve with its area and how the intervals in it were taken. */
export interface DrawnCurve {
  readonly curve: SurvivalCurve;
  /** Where each step begins that is known to an interval only; its time is the middle. The time itself for others. */
  readonly since: Float64Array;
  readonly method: 'kaplan-meier' | 'turnbull';
  /** Mean up to the longest duration seen, with its standard error. */
  readonly mean: number;
  readonly error: number;
}

/** Whether some durations are known to an interval: then a product-limit estimate would have to guess. */
export function hasIntervals({ limited = [] }: Durations): boolean {
  return limited.some(({ low, high }) => low < high && high < Number.POSITIVE_INFINITY);
}

/** The curve without a family: Kaplan and Meier's, or Turnbull's where durations are known to an interval. */
export function survivalCurve(durations: Durations): DrawnCurve {
  if (hasIntervals(durations)) return intervalCurve(lifetimesOf(durations, 0));
  const curve = kaplanMeier(durations);
  return {
    curve,
    since: curve.times,
    method: 'kaplan-meier',
    mean: restrictedMean(curve),
    error: restrictedMeanError(curve),
  };
}

/** Steps in the middle of the intervals that have mass; numbers at risk and ended are those that are expected. */
function intervalCurve(observed: Lifetimes): DrawnCurve {
  const estimate = turnbull(observed);
  const steps = Array.from(estimate.mass.keys()).filter((j) => estimate.mass[j] > 0 && estimate.right[j] < Infinity);
  const column = (value: (j: number, step: number) => number) => Float64Array.from(steps, value);
  const since = column((j) => estimate.left[j]);
  const times = column((j) => (estimate.left[j] + estimate.right[j]) / 2);
  const total = observed.count.reduce((sum, count) => sum + count, 0);
  const survival = survivalOf(estimate, steps);
  const atRisk = column((_, step) => total * (step === 0 ? 1 : survival[step - 1]));
  const ends = column((j) => total * estimate.mass[j]);
  const longest = longestSeen(observed, times);
  const greenwood = { times, atRisk, ends, survival, variance: new Float64Array(steps.length), longest };
  const deviation = massDeviations(estimate, observed);
  // What is beyond the last step lasts as long as the longest seen.
  const lasting = [...times, longest];
  const curve = { ...greenwood, variance: variances(greenwood, deviation, estimate) };
  const error = deviation === null ? restrictedMeanError(curve) : deviation(lasting);
  return { curve, since, method: 'turnbull', mean: restrictedMean(curve), error };
}

function survivalOf({ mass }: TurnbullEstimate, steps: readonly number[]): Float64Array {
  let left = 1;
  const isAll = steps.reduce((sum, j) => sum + mass[j], 0) > 1 - 1e-9;
  return Float64Array.from(steps, (j, step) => {
    left -= mass[j];
    return isAll && step === steps.length - 1 ? 0 : left;
  });
}

function longestSeen({ low, high }: Lifetimes, times: Float64Array): number {
  const open = low.reduce((longest, from, i) => (high[i] === Infinity ? Math.max(longest, from) : longest), 0);
  return Math.max(open, times.at(-1) ?? 0);
}

/** Variance of the curve after each step; Greenwood's for the numbers that are expected where none is known. */
function variances(
  { survival, atRisk, ends }: SurvivalCurve,
  deviation: ReturnType<typeof massDeviations>,
  { mass }: TurnbullEstimate,
): Float64Array {
  const masses = mass.filter((share) => share > 0).length;
  let sum = 0;
  return survival.map((S, step) => {
    sum += ends[step] / (atRisk[step] * (atRisk[step] - ends[step]));
    if (S === 0) return 0;
    if (deviation === null) return S * S * sum;
    return deviation(Float64Array.from({ length: masses }, (_, j) => (j <= step ? 1 : 0))) ** 2;
  });
}
