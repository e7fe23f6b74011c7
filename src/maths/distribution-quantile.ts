import { deterministicLaw, empiricalLaw, triangularLaw, uniformLaw } from './bounded-laws.js';
import type { Distribution } from './distribution.js';
import type { Law } from './law.js';
import { mixtureLaw } from './mixture-law.js';
import { shiftedLaw } from './shifted-law.js';
import { sumLaw } from './sum-law.js';
import { exponentialLaw, gammaLaw, lognormalLaw, weibullLaw } from './unbounded-laws.js';

/** P(X ≤ t). For sums see `sumLaw` about the error and `quantile` about the cost. */
export function cdf(distribution: Distribution, t: number): number {
  return lawOf(distribution).cdf(t);
}

/** P(X > t), with full relative precision also where it is tiny. */
export function survival(distribution: Distribution, t: number): number {
  return lawOf(distribution).survival(t);
}

/**
 * Smallest t with P(X ≤ t) ≥ p: the lower end of the support at 0, the upper one (perhaps ∞) at 1.
 *
 * Exact to rounding for every kind but sums, which are convolved numerically (error: see `sumLaw`; a few milliseconds for
 * four parts).
 *
 * @param p in [0, 1]
 * @throws RangeError p is not in [0, 1]
 */
export function quantile(distribution: Distribution, p: number): number {
  return quantileOfTails(distribution, p, 1 - p, p);
}

/** The value exceeded with probability q, without the loss of digits of `quantile(d, 1 − q)` for small q. */
export function upperQuantile(distribution: Distribution, q: number): number {
  return quantileOfTails(distribution, 1 - q, q, q);
}

function quantileOfTails(distribution: Distribution, lower: number, upper: number, given: number): number {
  if (!(given >= 0 && given <= 1)) throw new RangeError(`expected a probability in [0, 1], found ${given}`);
  const law = lawOf(distribution);
  if (lower === 0) return law.minimum;
  if (upper === 0) return law.maximum;
  return law.quantile(lower, upper);
}

const laws = new WeakMap<Distribution, Law>();

/** Everything that can be asked of the distribution; kept with the (immutable) distribution. */
function lawOf(distribution: Distribution): Law {
  let law = laws.get(distribution);
  if (law === undefined) {
    law = newLaw(distribution);
    laws.set(distribution, law);
  }
  return law;
}

function newLaw(distribution: Distribution): Law {
  switch (distribution.kind) {
    case 'exponential':
      return distribution.mean > 0 ? exponentialLaw(distribution.mean) : deterministicLaw(0);
    case 'deterministic':
      return deterministicLaw(distribution.value);
    case 'uniform':
      return uniformLaw(distribution.min, distribution.max);
    case 'triangular':
      return triangularLaw(distribution.min, distribution.mode, distribution.max);
    case 'lognormal':
      return distribution.sigma > 0
        ? lognormalLaw(distribution.mu, distribution.sigma)
        : deterministicLaw(Math.exp(distribution.mu));
    case 'weibull':
      return weibullLaw(distribution.shape, distribution.scale);
    case 'gamma':
      return gammaLaw(distribution.shape, distribution.scale);
    case 'empirical':
      return empiricalLaw(distribution.values);
    case 'shifted':
      return shiftedLaw(distribution.by, lawOf(distribution.of));
    case 'mixture':
      return mixtureLaw(distribution.weights, distribution.of.map(lawOf));
    case 'sum':
      return lawOfSum(distribution.of);
  }
}

/** Shifts out of the sum, sums in the sum taken apart; an empty sum is 0. */
function lawOfSum(of: readonly Distribution[]): Law {
  let by = 0;
  const spread: Distribution[] = [];
  const take = (part: Distribution): void => {
    if (part.kind === 'sum') part.of.forEach(take);
    else if (part.kind === 'shifted') {
      by += part.by;
      take(part.of);
    } else if (lawOf(part).minimum === lawOf(part).maximum) by += lawOf(part).minimum;
    else spread.push(part);
  };
  of.forEach(take);
  if (spread.length === 0) return deterministicLaw(by);
  if (spread.length === 1) return shiftedLaw(by, lawOf(spread[0]!));
  return shiftedLaw(by, lawOfSums(spread) ?? sumLaw(spread.map(lawOf)));
}

/** Most equally likely values a sum of empirical distributions is enumerated to; more go onto the grid. */
const MOST_SUMS = 50_000;

/** The sum of empirical distributions, exactly: an empirical distribution of all sums. `null` when it is not one, or too many. */
function lawOfSums(parts: readonly Distribution[]): Law | null {
  let sums: readonly number[] = [0];
  for (const part of parts) {
    if (part.kind !== 'empirical' || sums.length * part.values.length > MOST_SUMS) return null;
    sums = sums.flatMap((sum) => part.values.map((value) => sum + value));
  }
  return empiricalLaw(Float64Array.from(sums).sort());
}
