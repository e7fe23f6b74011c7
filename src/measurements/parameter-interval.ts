import { normalQuantile } from '../maths/normal-quantile.js';
import { coordinatesOf } from './family-law.js';
import type { Fit } from './fit.js';
import { logLikelihood } from './lifetime-fit.js';
import type { Lifetimes } from './lifetimes.js';
import { type Covariance, covarianceAt } from './observed-information.js';
import { profileInterval } from './profile-likelihood.js';

/** Interval of one parameter of a fitted distribution. */
export interface ParameterInterval {
  readonly name: 'mean' | 'shape' | 'scale' | 'mu' | 'sigma';
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** How intervals of fitted parameters are made. */
export type IntervalKind = 'wald' | 'profile';

/** The same in words, for the report. */
export const intervalMethods: Readonly<Record<IntervalKind, string>> = {
  wald: 'Wald on the logarithm (μ: on itself), from the observed information',
  profile: 'profile likelihood',
};

/**
 * Intervals of a fit's parameters. `wald`: from the curvature of its likelihood, on the logarithms of scale, shape and σ, and
 * on μ itself, as survival regression gives them (Lawless, Statistical Models and Methods for Lifetime Data, 2003, section
 * 5.2). `profile`: by likelihood ratio, better where few ended; an end is infinite, or zero, where the data do not bound it.
 *
 * @param observed the durations that were fitted
 * @returns empty when the curvature is not that of a maximum
 */
export function parameterIntervals(
  fit: Fit,
  observed: Lifetimes,
  level: number,
  kind: IntervalKind = 'wald',
): readonly ParameterInterval[] {
  const at = coordinatesOf(fit.distribution);
  if (at === null) return [];
  const isAlone = fit.family === 'exponential';
  const own = logLikelihood(fit.family, observed);
  // The second coordinate is no parameter of an exponential: as well known as not, it leaves the first alone.
  const f = isAlone ? (place: number, form: number) => own(place, at[1]) - (form - at[1]) ** 2 / 2 : own;
  const covariance = covarianceAt(f, at[0], at[1]);
  if (covariance === null) return [];
  const z = normalQuantile((1 + level) / 2);
  const [place, form] = kind === 'wald' ? waldEnds(at, covariance, z) : profileEnds(f, at, covariance, z);
  const onLog = (name: ParameterInterval['name'], log: number, [low, high]: Ends): ParameterInterval => ({
    name,
    value: Math.exp(log),
    low: Math.exp(low),
    high: Math.exp(high),
    level,
  });
  if (isAlone) return [onLog('mean', at[0], place)];
  if (fit.family !== 'lognormal') return [onLog('shape', at[1], form), onLog('scale', at[0], place)];
  return [{ name: 'mu', value: at[0], low: place[0], high: place[1], level }, onLog('sigma', at[1], form)];
}

type Ends = readonly [number, number];

function waldEnds([place, form]: Ends, { aa, bb }: Covariance, z: number): readonly [Ends, Ends] {
  const around = (value: number, variance: number): Ends => {
    const half = z * Math.sqrt(variance);
    return [value - half, value + half];
  };
  return [around(place, aa), around(form, bb)];
}

function profileEnds(
  f: (place: number, form: number) => number,
  [place, form]: Ends,
  { aa, ab, bb }: Covariance,
  z: number,
): readonly [Ends, Ends] {
  const turned = (b: number, a: number) => f(a, b);
  return [
    profileInterval(f, [place, form], { aa, ab, bb }, z),
    profileInterval(turned, [form, place], { aa: bb, ab, bb: aa }, z),
  ];
}
