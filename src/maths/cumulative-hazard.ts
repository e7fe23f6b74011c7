import type { Distribution } from './distribution.js';
import { survival, upperQuantile } from './distribution-quantile.js';

/** Cumulative hazard H(t) = −ln P(X > t) of a lifetime, and the time at which it reaches a value. */
export interface CumulativeHazard {
  readonly at: (t: number) => number;
  /** Smallest t with H(t) ≥ h; the residual life at age a is reaches(H(a) + E) − a, with E exponential of mean 1. */
  readonly reaches: (h: number) => number;
}

/**
 * The cumulative hazard, where it is continuous, finite and quickly computed: not of laws with single values (constants,
 * empirical ones), of those that end (uniform, triangular), nor of sums, whose survival is a numerical convolution.
 *
 * @returns null for those
 */
export function cumulativeHazard(d: Distribution): CumulativeHazard | null {
  switch (d.kind) {
    case 'exponential': {
      const { mean } = d;
      return { at: (t) => (t > 0 ? t / mean : 0), reaches: (h) => h * mean };
    }
    case 'weibull': {
      const { scale, shape } = d;
      return { at: (t) => (t > 0 ? (t / scale) ** shape : 0), reaches: (h) => scale * h ** (1 / shape) };
    }
    case 'lognormal':
      return d.sigma > 0 ? fromSurvival(d) : null;
    case 'gamma':
      return fromSurvival(d);
    case 'shifted': {
      const of = cumulativeHazard(d.of);
      // Moved to the left it may begin below 0: there is no hazard before an age.
      return of === null || d.by < 0
        ? null
        : { at: (t) => of.at(t - d.by), reaches: (h) => (h > 0 ? d.by + of.reaches(h) : 0) };
    }
    case 'mixture':
      return d.of.every((part) => cumulativeHazard(part) !== null) ? fromSurvival(d) : null;
    case 'deterministic':
    case 'uniform':
    case 'triangular':
    case 'empirical':
    case 'sum':
      return null;
  }
}

function fromSurvival(d: Distribution): CumulativeHazard {
  return { at: (t) => -Math.log(survival(d, t)), reaches: (h) => upperQuantile(d, Math.exp(-h)) };
}
