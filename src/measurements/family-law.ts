import type { Distribution } from '../maths/distribution.js';
import { regularizedGammaP, regularizedGammaQ } from '../maths/incomplete-gamma.js';
import { logGamma } from '../maths/log-gamma.js';
import { normalCdf } from '../maths/normal-quantile.js';
import type { Family } from './fit.js';
import { logGammaTail, logNormalTail } from './log-tails.js';

/**
 * A family as a likelihood sees it, in two coordinates of order 1 over which likelihoods are smooth: `place` is the
 * logarithm of the scale (of the mean of an exponential, μ of a lognormal), `form` that of the shape (of σ; unused for an
 * exponential).
 */
export interface FamilyLaw {
  readonly logDensity: (t: number) => number;
  readonly logSurvival: (t: number) => number;
  readonly cdf: (t: number) => number;
  readonly survival: (t: number) => number;
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

export const familyLaws: Readonly<Record<Family, (place: number, form: number) => FamilyLaw>> = {
  exponential: (place) => {
    const mean = Math.exp(place);
    return {
      logDensity: (t) => -place - t / mean,
      logSurvival: (t) => -t / mean,
      cdf: (t) => -Math.expm1(-t / mean),
      survival: (t) => Math.exp(-t / mean),
    };
  },
  weibull: (place, form) => {
    const shape = Math.exp(form);
    const hazard = (t: number) => Math.exp(shape * (Math.log(t) - place));
    return {
      logDensity: (t) => form - place + (shape - 1) * (Math.log(t) - place) - hazard(t),
      logSurvival: (t) => -hazard(t),
      cdf: (t) => -Math.expm1(-hazard(t)),
      survival: (t) => Math.exp(-hazard(t)),
    };
  },
  lognormal: (place, form) => {
    const sigma = Math.exp(form);
    const z = (t: number) => (Math.log(t) - place) / sigma;
    return {
      logDensity: (t) => -Math.log(t) - form - HALF_LOG_TWO_PI - z(t) ** 2 / 2,
      logSurvival: (t) => logNormalTail(z(t)),
      cdf: (t) => normalCdf(z(t)),
      survival: (t) => normalCdf(-z(t)),
    };
  },
  gamma: (place, form) => {
    const [scale, shape] = [Math.exp(place), Math.exp(form)];
    const constant = logGamma(shape) + shape * place;
    return {
      logDensity: (t) => (shape - 1) * Math.log(t) - t / scale - constant,
      logSurvival: (t) => logGammaTail(t / scale, shape),
      cdf: (t) => regularizedGammaP(shape, t / scale),
      survival: (t) => regularizedGammaQ(shape, t / scale),
    };
  },
};

/** The distribution at these coordinates. */
export function distributionAt(family: Family, place: number, form: number): Distribution {
  switch (family) {
    case 'exponential':
      return { kind: 'exponential', mean: Math.exp(place) };
    case 'weibull':
      return { kind: 'weibull', shape: Math.exp(form), scale: Math.exp(place) };
    case 'lognormal':
      return { kind: 'lognormal', mu: place, sigma: Math.exp(form) };
    case 'gamma':
      return { kind: 'gamma', shape: Math.exp(form), scale: Math.exp(place) };
  }
}

/** Coordinates of a distribution of one of the families; null: it is of none. */
export function coordinatesOf(distribution: Distribution): readonly [number, number] | null {
  switch (distribution.kind) {
    case 'exponential':
      return [Math.log(distribution.mean), 0];
    case 'weibull':
    case 'gamma':
      return [Math.log(distribution.scale), Math.log(distribution.shape)];
    case 'lognormal':
      return [distribution.mu, Math.log(distribution.sigma)];
    default:
      return null;
  }
}
