import { normalQuantile } from '../maths/normal-quantile.js';
import type { CauseSelection } from './cause-selection.js';
import { type CommonCauseShare, commonCauseShare } from './common-cause.js';
import { componentHistories } from './component-histories.js';
import { failureGaps } from './failure-gaps.js';
import { type Durations, type Fit, families } from './fit.js';
import { FEWEST_TESTED, type GoodnessOfFit, goodnessOfFit } from './goodness-of-fit.js';
import type { Inventory } from './inventory.js';
import { survivalInterval, survivalQuantile } from './kaplan-meier.js';
import { lifetimeFit } from './lifetime-fit.js';
import { durationsOf, type Lifetimes, lifetimesOf } from './lifetimes.js';
import { type MeanCumulativeFunction, meanCumulativeFunction } from './mean-cumulative-function.js';
import type { MeasuredEstimate } from './measured-estimate.js';
import type { OutageLog } from './outage-log.js';
import { outageStatistics } from './outage-statistics.js';
import { type IntervalKind, type ParameterInterval, parameterIntervals } from './parameter-interval.js';
import { survivalCurve } from './survival-curve.js';
import { type SurvivalPoint, survivalPoints } from './survival-points.js';
import { laplaceTest, militaryHandbookTest, type PowerLawRate, powerLawRate, type TrendTest } from './trend-test.js';

const LEVEL = 0.95;
/** Above this many different durations the curvature of a likelihood costs more than it tells. */
const MOST_FOR_INTERVALS = 200_000;

/** A fit with what is known about its parameters. */
export interface FitWithIntervals {
  readonly fit: Fit;
  readonly intervals: readonly ParameterInterval[];
}

/** What a fit report says beyond the estimate of a duration. */
export interface DurationDetails {
  /** Lowest AIC first; the second is the runner-up. */
  readonly fits: readonly FitWithIntervals[];
  /** Of the first; null: not tested. */
  readonly goodness: GoodnessOfFit | null;
  /** Why it was not; null where it was, or nothing was fitted. */
  readonly untested: string | null;
  /** Of the product-limit curve, with the interval of the curve read across (Brookmeyer & Crowley 1982). */
  readonly quantiles: readonly SurvivalQuantile[];
  /** The curve itself, thinned. */
  readonly survival: readonly SurvivalPoint[];
}

export interface SurvivalQuantile {
  readonly p: number;
  readonly value: number;
  readonly low: number;
  /** Infinite where the curve does not come down so far. */
  readonly high: number;
}

export interface DetailsQuestion {
  /** Of the random draws behind goodness-of-fit. */
  readonly seed: number;
  /** How intervals of fitted parameters are made. */
  readonly interval: IntervalKind;
}

export function durationDetails(
  estimate: MeasuredEstimate,
  { seed, interval }: DetailsQuestion,
): DurationDetails | null {
  const { durations, fits, step } = estimate;
  if (durations === null) return null;
  const { exact } = durations;
  const observed = step === 0 && exact.length > MOST_FOR_INTERVALS ? null : lifetimesOf(durations, step);
  const [best] = fits;
  return {
    fits: fits.map((fit) => ({
      fit,
      intervals: observed === null ? [] : parameterIntervals(fit, observed, LEVEL, interval),
    })),
    ...(best === undefined ? { goodness: null, untested: null } : tested(best, durations, step, seed)),
    ...survivalDetails(durations, best ?? null),
  };
}

function tested(
  best: Fit,
  { exact, longerThan, limited = [] }: Durations,
  step: number,
  seed: number,
): Pick<DurationDetails, 'goodness' | 'untested'> {
  const without = (untested: string) => ({ goodness: null, untested });
  if (limited.length > 0) return without('not tested: some durations are known to an interval, or entered late');
  // A family has no zeros: what was rounded to zero stands for half a step.
  const positive = Float64Array.from(exact, (value) => (value > 0 ? value : step / 2)).filter((value) => value > 0);
  if (positive.length < FEWEST_TESTED) return without(`not tested: fewer than ${FEWEST_TESTED} durations`);
  const running = Float64Array.from(longerThan).filter((value) => value > 0);
  const goodness = goodnessOfFit(best, { exact: positive, longerThan: running }, step, seed);
  if (goodness !== null) return { goodness, untested: null };
  return without('not tested: so many durations reject every family, however near it is');
}

function survivalDetails(durations: Durations, best: Fit | null): Pick<DurationDetails, 'quantiles' | 'survival'> {
  const drawn = survivalCurve(durations);
  const { curve } = drawn;
  const { low, high } = survivalInterval(curve, LEVEL, 'log-log');
  const at = (survival: Float64Array, p: number) => survivalQuantile({ ...curve, survival }, p);
  const quantiles = [0.5, 0.9, 0.95, 0.99].map((p) => ({
    p,
    value: at(curve.survival, p),
    low: at(low, p),
    high: at(high, p),
  }));
  return { quantiles, survival: survivalPoints(drawn, best) };
}

/** What a fit report says beyond the estimate of a rate. */
export interface RateDetails {
  /** On the whole window, whatever part of it the estimate uses. */
  readonly trends: readonly TrendTest[];
  /** Time in hours; only where a test finds a trend. */
  readonly powerLaw: PowerLawRate | null;
  readonly commonCause: CommonCauseShare | null;
  /** Mean failures of one component since the window began, thinned: a straight line under a constant rate. */
  readonly meanFailures: readonly MeanFailures[];
  /** Up times between failures, truncated and censored as they were seen: their shape, not the rate. */
  readonly gaps: readonly FitWithIntervals[];
  /** Product-limit curve of the same up times, thinned. */
  readonly gapSurvival: readonly SurvivalPoint[];
}

export interface MeanFailures {
  /** Hours since the window began. */
  readonly hours: number;
  readonly mean: number;
  /** 95 % interval, normal, from the differences between components. */
  readonly low: number;
  readonly high: number;
}

export function rateDetails(
  log: OutageLog,
  { selected }: CauseSelection,
  { inventory, interval }: Pick<DetailsQuestion, 'interval'> & { readonly inventory: Inventory | null },
): RateDetails {
  const { positions, exposures } = outageStatistics(log, selected, inventory);
  const trends = [laplaceTest(positions), militaryHandbookTest(positions)].filter((test) => test !== null);
  const hours = exposures.reduce((longest, { windowHours }) => Math.max(longest, windowHours), 0);
  const trending = trends.some(({ pValue }) => pValue < 0.05);
  return {
    trends,
    powerLaw: trending ? powerLawRate(positions, hours) : null,
    commonCause: commonCauseShare(log, selected),
    meanFailures: meanFailures(meanCumulativeFunction(componentHistories(log, selected, inventory))),
    ...gapDetails(log.store.count > MOST_FOR_INTERVALS ? null : failureGaps(log, selected, inventory), interval),
  };
}

function gapDetails(gaps: Lifetimes | null, interval: IntervalKind): Pick<RateDetails, 'gaps' | 'gapSurvival'> {
  if (gaps === null) return { gaps: [], gapSurvival: [] };
  const fits = families.map((family) => lifetimeFit(family, gaps)).filter((fit) => fit !== null);
  fits.sort((a, b) => a.aic - b.aic);
  return {
    gaps: fits.map((fit) => ({ fit, intervals: parameterIntervals(fit, gaps, LEVEL, interval) })),
    gapSurvival: survivalPoints(survivalCurve(durationsOf(gaps)), fits[0] ?? null),
  };
}

/** Points of a mean cumulative function a picture can show. */
const DRAWN = 120;

function meanFailures({ times, mean, variance }: MeanCumulativeFunction): MeanFailures[] {
  const z = normalQuantile((1 + LEVEL) / 2);
  const every = Math.max(1, Math.ceil(times.length / DRAWN));
  const drawn = Array.from(times.keys()).filter((i) => i % every === 0 || i === times.length - 1);
  return drawn.map((i) => {
    const half = z * Math.sqrt(variance[i]);
    return { hours: times[i], mean: mean[i], low: Math.max(0, mean[i] - half), high: mean[i] + half };
  });
}
