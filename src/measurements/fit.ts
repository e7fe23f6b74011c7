import type { Distribution } from '../maths/distribution.js';
import type { Lifetime } from './lifetimes.js';

export type Family = 'exponential' | 'weibull' | 'lognormal' | 'gamma';

export const families: readonly Family[] = ['exponential', 'weibull', 'lognormal', 'gamma'];

/** Observed durations: exact values, and durations known only to be longer. All above zero, any unit. */
export interface Durations {
  readonly exact: ArrayLike<number>;
  readonly longerThan: ArrayLike<number>;
  /** Those known to an interval, or seen only because they lasted so long; nothing: none. */
  readonly limited?: readonly Lifetime[];
}

/** How many ended, whether their length is known exactly or to an interval. */
export function endCount({ exact, limited = [] }: Durations): number {
  return exact.length + limited.filter(({ high }) => high < Number.POSITIVE_INFINITY).length;
}

/** A maximum-likelihood fit. */
export interface Fit {
  readonly family: Family;
  readonly distribution: Distribution;
  readonly logLikelihood: number;
  /** 2k − 2 ln L; comparable only between fits to the same rows. */
  readonly aic: number;
  /** Mean of the fitted distribution. */
  readonly mean: number;
}

/** Number of fitted parameters of a family. */
export const parameterCount: Readonly<Record<Family, number>> = { exponential: 1, weibull: 2, lognormal: 2, gamma: 2 };

/** AIC and the rest of a fit from its likelihood. */
export function fitOf(family: Family, distribution: Distribution, mean: number, logLikelihood: number): Fit {
  return { family, distribution, mean, logLikelihood, aic: 2 * parameterCount[family] - 2 * logLikelihood };
}
