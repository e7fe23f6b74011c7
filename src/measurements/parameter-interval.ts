import { normalQuantile } from '../maths/normal-quantile.js';
import { coordinatesOf } from './family-law.js';
import type { Fit } from './fit.js';
import { logLikelihood } from './lifetime-fit.js';
import type { Lifetimes } from './lifetimes.js';
import { covarianceAt } from './observed-information.js';

/** Interval of one parameter of a fitted distribution. */
export interface ParameterInterval {
  readonly name: 'mean' | 'shape' | 'scale' | 'mu' | 'sigma';
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** How the intervals are made, for the report. */
export const INTERVAL_METHOD = 'Wald on the logarithm (μ: on itself), from the observed information';

/**
 * Intervals of a fit's parameters from the curvature of its likelihood: Wald intervals of the logarithms of scale, shape
 * and σ, and of μ itself, as survival regression gives them (Lawless, Statistical Models and Methods for Lifetime Data,
 * 2003, section 5.2).
 *
 * @param observed the durations that were fitted
 * @returns empty when the curvature is not that of a maximum
 */
export function parameterIntervals(fit: Fit, observed: Lifetimes, level: number): readonly ParameterInterval[] {
  const at = coordinatesOf(fit.distribution);
  if (at === null) return [];
  const f = logLikelihood(fit.family, observed);
  const z = normalQuantile((1 + level) / 2);
  const onLog = (name: ParameterInterval['name'], log: number, error: number): ParameterInterval => {
    const [value, factor] = [Math.exp(log), Math.exp(z * error)];
    return { name, value, low: value / factor, high: value * factor, level };
  };
  if (fit.family === 'exponential') {
    // The second coordinate is no parameter of it: as well known as not, it leaves the first alone.
    const alone = covarianceAt((place, form) => f(place, at[1]) - (form - at[1]) ** 2 / 2, at[0], at[1]);
    return alone === null ? [] : [onLog('mean', at[0], Math.sqrt(alone.aa))];
  }
  const covariance = covarianceAt(f, at[0], at[1]);
  if (covariance === null) return [];
  const place = Math.sqrt(covariance.aa);
  const form = onLog(fit.family === 'lognormal' ? 'sigma' : 'shape', at[1], Math.sqrt(covariance.bb));
  if (fit.family !== 'lognormal') return [form, onLog('scale', at[0], place)];
  return [{ name: 'mu', value: at[0], low: at[0] - z * place, high: at[0] + z * place, level }, form];
}
