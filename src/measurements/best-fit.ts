import type { Distribution } from '../maths/distribution.js';
import { scaledToMean } from '../maths/distribution-moments.js';
import { sampleQuantile } from '../maths/sample-quantile.js';
import { empiricalDistribution } from './empirical-distribution.js';
import { type Durations, endCount, type Fit, families } from './fit.js';
import { exponentialFit } from './fit-exponential.js';
import { gammaFit } from './fit-gamma.js';
import { lognormalFit } from './fit-lognormal.js';
import { weibullFit } from './fit-weibull.js';
import { lifetimeFit } from './lifetime-fit.js';
import { clockStep, lifetimesOf } from './lifetimes.js';

/** A step of the clock smaller than this share of the median does not blur a likelihood. */
const FINE_STEP = 0.01;

/** The step in which durations (hours) were written, where it is coarse enough to matter; else 0. */
export function coarseStep(exact: ArrayLike<number>): number {
  const step = clockStep(exact);
  return step >= FINE_STEP * sampleQuantile(Float64Array.from(exact).sort(), 0.5) ? step : 0;
}

/**
 * Fits of every family to the same durations, lowest AIC first.
 *
 * @param step in which they were written: the likelihood is that of half a step either way. 0: exact; then durations of
 * zero are left out, which no family has.
 */
export function familyFits(durations: Durations, step = 0): readonly Fit[] {
  const { exact, longerThan, limited = [] } = durations;
  if (step > 0 || limited.length > 0) {
    const observed = lifetimesOf(durations, step);
    return byAic(families.map((family) => lifetimeFit(family, observed)));
  }
  const plain = { exact: positive(exact), longerThan: positive(longerThan) };
  return byAic([exponentialFit, weibullFit, lognormalFit, gammaFit].map((fitted) => fitted(plain)));
}

function byAic(fits: readonly (Fit | null)[]): readonly Fit[] {
  return fits.filter((fit) => fit !== null).sort((a, b) => a.aic - b.aic);
}

function positive(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).filter((value) => value > 0);
}

/** A fitted mean further from the mean of the data than this shows that the shape does not fit. */
const MEAN_TOLERANCE = 0.05;
/** Below this many ends a shape cannot be told from another: the sample itself is kept. */
const FEWEST_FOR_SHAPE = 20;

export interface ChosenShape {
  readonly distribution: Distribution;
  readonly chosen: Fit | null;
  /** Said when the fit was refused. */
  readonly warning: string | null;
}

/**
 * The distribution that goes on into the model: the fit with the lowest AIC, rescaled to the mean of the data; where the
 * two means differ by more than 5 %, or there are fewer than 20 values, the empirical distribution.
 *
 * @param mean of the data (restricted mean when some are censored), in the unit of the durations, above zero
 */
export function chosenShape(durations: Durations, fits: readonly Fit[], mean: number): ChosenShape {
  const best = fits[0];
  const empirical = () => empiricalDistribution(durations);
  if (best === undefined || endCount(durations) < FEWEST_FOR_SHAPE) {
    return { distribution: empirical(), chosen: null, warning: null };
  }
  const off = best.mean / mean - 1;
  if (Math.abs(off) > MEAN_TOLERANCE) {
    const percent = `${off > 0 ? '+' : '−'}${Math.round(Math.abs(off) * 100)} %`;
    const warning = `the mean of the best fit (${best.family}) is off by ${percent}: the empirical distribution is kept`;
    return { distribution: empirical(), chosen: null, warning };
  }
  return { distribution: scaledToMean(best.distribution, mean), chosen: best, warning: null };
}
