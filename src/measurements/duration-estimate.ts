import { compensatedSum } from '../maths/compensated-sum.js';
import { sampleQuantile } from '../maths/sample-quantile.js';
import { chosenShape, coarseStep, familyFits } from './best-fit.js';
import type { DrillLog } from './drill-reader.js';
import { type Durations, endCount } from './fit.js';
import { isoLocal } from './local-time.js';
import { sampleMeanInterval, sampleMeanUncertainty } from './mean-uncertainty.js';
import type { EstimateSource, MeasuredEstimate } from './measured-estimate.js';
import { MeasurementError } from './measurement-error.js';
import type { QuarantineSummary } from './quarantine.js';
import { sampleMean, sampleSummary } from './sample-summary.js';
import { survivalCurve } from './survival-curve.js';

export interface DurationQuestion {
  readonly parameter: string;
  /** ISO local times; null: the file has none. */
  readonly window: readonly [string, string] | null;
  readonly quarantine: QuarantineSummary;
  /** Hours: in what steps the durations were written, 0: exactly; null: to be found from them. */
  readonly step: number | null;
  readonly remarks: readonly string[];
}

/** Distribution of a step from a drill log. */
export function drillEstimate(
  { drills, step }: { readonly drills: DrillLog; readonly step: number | null },
  parameter: string,
  source: EstimateSource,
): MeasuredEstimate {
  const { durations, window, quarantine } = drills;
  const isoWindow = window && ([isoLocal(window[0]), isoLocal(window[1])] as const);
  const question = { parameter, window: isoWindow, quarantine, step, remarks: intervalRemarks(durations) };
  return durationEstimate(durations, question, source);
}

const LEVEL = 0.95;

/**
 * Distribution of a duration from its lengths, those still running as censored: the mean is that of the data (restricted
 * mean under censoring), the shape a fit that agrees with it or the sample itself.
 *
 * @param durations hours
 * @throws MeasurementError nothing ended, or every duration is zero
 */
export function durationEstimate(
  durations: Durations,
  question: DurationQuestion,
  source: EstimateSource,
): MeasuredEstimate {
  const n = endCount(durations);
  if (n === 0)
    throw new MeasurementError(source.file, null, `${question.parameter}: expected ended durations, found none`);
  const { mean, error, isRestricted } = meanAndError(durations);
  if (!(mean > 0)) throw new MeasurementError(source.file, null, `${question.parameter}: every duration is zero`);
  const step = question.step ?? coarseStep(durations.exact);
  const fits = familyFits(durations, step);
  const { distribution, chosen, warning } = chosenShape(durations, fits, mean);
  const open = durations.longerThan.length + (durations.limited?.length ?? 0) - (n - durations.exact.length);
  const interval = sampleMeanInterval(mean, error, n, LEVEL);
  const restricted = `${open} of ${n + open} were still open: the mean counts none longer than the longest seen, and is too short`;
  const warnings = [
    ...(warning ? [warning] : []),
    ...(isRestricted ? [restricted] : []),
    ...mixtureWarning(durations, mean),
    ...fewWarning(n),
    ...question.remarks,
  ];
  return {
    parameter: question.parameter,
    kind: 'duration',
    distribution,
    uncertainty: sampleMeanUncertainty(mean, error, n),
    source: `${source.file}: ${n} durations${open > 0 ? ` and ${open} still open` : ''}`,
    measurement: {
      ...source,
      rowsUsed: n + open,
      rowsRejected: question.quarantine.rejected,
      window: question.window,
      failures: null,
      exposureHours: null,
      interval,
      warnings,
    },
    durations,
    summary: durations.exact.length === 0 ? null : sampleSummary(durations.exact),
    step,
    fits,
    chosen: chosen?.family ?? 'empirical',
    trend: null,
    heterogeneity: null,
    exposures: [],
    quarantine: question.quarantine,
  };
}

function meanAndError(durations: Durations): { mean: number; error: number; isRestricted: boolean } {
  if (!isWhole(durations)) {
    const { curve, mean, error } = survivalCurve(durations);
    // Some were still open when the last one that ended did.
    return { mean, error, isRestricted: curve.survival.at(-1) !== 0 };
  }
  const { sd, n } = sampleSummary(durations.exact);
  return { mean: sampleMean(durations.exact), error: sd / Math.sqrt(n), isRestricted: false };
}

/** Whether every duration ended, was seen from its beginning, and is known exactly. */
function isWhole({ longerThan, limited = [] }: Durations): boolean {
  return longerThan.length === 0 && limited.length === 0;
}

function intervalRemarks({ limited = [] }: Durations): string[] {
  const between = limited.filter(({ low, high }) => low < high && high < Number.POSITIVE_INFINITY).length;
  if (between === 0) return [];
  return [
    `${between} durations are known to an interval: the curve is Turnbull's, its quantiles and mean with each step in the middle of where it can lie`,
  ];
}

/** The mean is more than so many times the median where few long ones make it. */
const MIXED = 2;

function mixtureWarning({ exact }: Durations, mean: number): string[] {
  const sorted = Float64Array.from(exact).sort();
  const median = sampleQuantile(sorted, 0.5);
  if (sorted.length < 20 || !(mean > MIXED * median)) return [];
  const longest = sorted.subarray(sorted.length - Math.ceil(sorted.length / 100));
  const share = Math.round((100 * compensatedSum(longest)) / compensatedSum(sorted));
  const times = Number((mean / median).toPrecision(2));
  return [
    `the mean is ${times} times the median, and the longest 1 % hold ${share} % of the time: read the quantiles, not the mean alone`,
  ];
}

function fewWarning(n: number): string[] {
  return n < 10 ? [`only ${n} ${n === 1 ? 'duration' : 'durations'}: the interval of their mean is wide`] : [];
}
