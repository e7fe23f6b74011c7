import { scaledToMean } from '../catalog/distribution-scaling.js';
import type { Distribution } from '../maths/distribution.js';
import { empiricalDistribution } from './empirical-distribution.js';
import type { Durations, Fit } from './fit.js';
import { exponentialFit } from './fit-exponential.js';
import { gammaFit } from './fit-gamma.js';
import { lognormalFit } from './fit-lognormal.js';
import { weibullFit } from './fit-weibull.js';

/** Fits of every family to the same durations, lowest AIC first. Durations of zero are left out: no family has them. */
export function familyFits({ exact, longerThan }: Durations): readonly Fit[] {
  const durations = { exact: positive(exact), longerThan: positive(longerThan) };
  const fits = [exponentialFit, weibullFit, lognormalFit, gammaFit].map((fitted) => fitted(durations));
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
  if (best === undefined || durations.exact.length < FEWEST_FOR_SHAPE) {
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
