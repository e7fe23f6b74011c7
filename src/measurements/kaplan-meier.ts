import { normalQuantile } from '../maths/normal-quantile.js';
import type { Durations } from './fit.js';
import type { Lifetime } from './lifetimes.js';

/** Survival curve: steps at the ends, in order of time. */
export interface SurvivalCurve {
  readonly times: Float64Array;
  /** Still running just before each time. */
  readonly atRisk: Float64Array;
  readonly ends: Float64Array;
  /** S just after each time. */
  readonly survival: Float64Array;
  /** Greenwood's variance of S at each time. */
  readonly variance: Float64Array;
  /** Longest duration seen, ended or not: nothing is known beyond it. */
  readonly longest: number;
}

/**
 * Product-limit estimate (Kaplan & Meier 1958) with Greenwood's variance; durations that end and are censored at the same
 * time count as ended first. One seen only because it lasted so long is at risk after its entry only (left truncation,
 * Lynden-Bell 1971): S is then given survival to the least of them. None may be known to an interval (see `survivalCurve`).
 * Cost: one sort.
 */
export function kaplanMeier({ exact, longerThan, limited = [] }: Durations): SurvivalCurve {
  const open = ({ high }: Lifetime) => high === Number.POSITIVE_INFINITY;
  const late = limited.filter((one) => !open(one)).map(({ low }) => low);
  const running = limited.filter(open).map(({ low }) => low);
  const entries = limited.map(({ entry }) => entry).filter((entry) => entry > 0);
  const ended = sorted(exact, late);
  const censored = sorted(longerThan, running);
  const entered = sorted(entries, []);
  const columns = { times: [], atRisk: [], ends: [], survival: [], variance: [] } as Record<string, number[]>;
  let atRisk = ended.length + censored.length - entered.length;
  let come = 0;
  let gone = 0;
  let S = 1;
  let sum = 0;
  for (let i = 0; i < ended.length; ) {
    const time = ended[i];
    let count = 0;
    while (i < ended.length && ended[i] === time) {
      count++;
      i++;
    }
    for (; come < entered.length && entered[come] < time; come++) atRisk++;
    for (; gone < censored.length && censored[gone] < time; gone++) atRisk--;
    columns.times.push(time);
    columns.atRisk.push(atRisk);
    columns.ends.push(count);
    S *= 1 - count / atRisk;
    sum += count / (atRisk * (atRisk - count));
    atRisk -= count;
    columns.survival.push(S);
    columns.variance.push(S === 0 ? 0 : S * S * sum);
  }
  const column = (name: string) => Float64Array.from(columns[name]);
  return {
    times: column('times'),
    atRisk: column('atRisk'),
    ends: column('ends'),
    survival: column('survival'),
    variance: column('variance'),
    longest: Math.max(ended.at(-1) ?? 0, censored.at(-1) ?? 0),
  };
}

function sorted(some: ArrayLike<number>, others: readonly number[]): Float64Array {
  const all = new Float64Array(some.length + others.length);
  all.set(some);
  all.set(others, some.length);
  return all.sort();
}

/** On which scale an interval of S is symmetric. */
export type SurvivalScale = 'log' | 'log-log';

/**
 * Pointwise interval of the curve at each of its times, from Greenwood's variance: symmetric for ln S (as R's survfit has
 * it by default) or for ln(−ln S), which never leaves [0, 1] (Kalbfleisch & Prentice 2002, section 1.4).
 */
export function survivalInterval(
  { survival, variance }: SurvivalCurve,
  level: number,
  scale: SurvivalScale,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const z = normalQuantile((1 + level) / 2);
  const end = (sign: number) =>
    survival.map((S, i) => {
      // Nothing is left: the variance is not defined.
      if (S === 0) return scale === 'log' ? Number.NaN : 0;
      const relative = Math.sqrt(variance[i]) / S;
      if (scale === 'log') return Math.min(1, S * Math.exp(sign * z * relative));
      return S === 1 ? 1 : S ** Math.exp((-sign * z * relative) / Math.abs(Math.log(S)));
    });
  return { low: end(-1), high: end(1) };
}

/** Shortest time by which S is at most 1 − p; infinite when the curve does not come down so far. */
export function survivalQuantile({ times, survival }: SurvivalCurve, p: number): number {
  // What rounding leaves above 1 − p is not a difference.
  const index = survival.findIndex((S) => S <= 1 - p + 1e-12);
  return index < 0 ? Number.POSITIVE_INFINITY : times[index];
}

/** Cumulative hazard just after each time (Nelson 1969, Aalen 1978), with Aalen's variance Σ d/n². */
export function nelsonAalen({ times, atRisk, ends }: SurvivalCurve): {
  readonly times: Float64Array;
  readonly hazard: Float64Array;
  readonly variance: Float64Array;
} {
  let hazard = 0;
  let variance = 0;
  return {
    times,
    hazard: times.map((_, i) => (hazard += ends[i] / atRisk[i])),
    variance: times.map((_, i) => (variance += ends[i] / atRisk[i] ** 2)),
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
export function restrictedMeanError({ times, survival, atRisk, ends, longest }: SurvivalCurve): number {
  let area = 0;
  let sum = 0;
  for (let i = times.length - 1; i >= 0; i--) {
    const next = i + 1 < times.length ? times[i + 1] : longest;
    area += survival[i] * (next - times[i]);
    if (atRisk[i] > ends[i]) sum += (area * area * ends[i]) / (atRisk[i] * (atRisk[i] - ends[i]));
  }
  return Math.sqrt(sum);
}
