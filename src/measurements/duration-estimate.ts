import { chosenShape, coarseStep, familyFits } from './best-fit.js';
import type { DrillLog } from './drill-reader.js';
import type { Durations } from './fit.js';
import { kaplanMeier, restrictedMean, restrictedMeanError } from './kaplan-meier.js';
import { isoLocal } from './local-time.js';
import { sampleMeanInterval, sampleMeanUncertainty } from './mean-uncertainty.js';
import type { EstimateSource, MeasuredEstimate } from './measured-estimate.js';
import { MeasurementError } from './measurement-error.js';
import type { QuarantineSummary } from './quarantine.js';
import { sampleMean, sampleSummary } from './sample-summary.js';

export interface DurationQuestion {
  readonly parameter: string;
  /** ISO local times; null: the file has none. */
  readonly window: readonly [string, string] | null;
  readonly quarantine: QuarantineSummary;
  readonly remarks: readonly string[];
}

/** Distribution of a step from a drill log. */
export function drillEstimate(log: DrillLog, parameter: string, source: EstimateSource): MeasuredEstimate {
  const { durations, window, quarantine } = log;
  const isoWindow = window && ([isoLocal(window[0]), isoLocal(window[1])] as const);
  const question = { parameter, window: isoWindow, quarantine, remarks: [] };
  return durationEstimate({ exact: durations, longerThan: [] }, question, source);
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
  const n = durations.exact.length;
  if (n === 0)
    throw new MeasurementError(source.file, null, `${question.parameter}: expected ended durations, found none`);
  const { mean, error } = meanAndError(durations);
  if (!(mean > 0)) throw new MeasurementError(source.file, null, `${question.parameter}: every duration is zero`);
  const step = coarseStep(durations.exact);
  const fits = familyFits(durations, step);
  const { distribution, chosen, warning } = chosenShape(durations, fits, mean);
  const interval = sampleMeanInterval(mean, error, n, LEVEL);
  const warnings = [...(warning ? [warning] : []), ...fewWarning(n), ...question.remarks];
  return {
    parameter: question.parameter,
    kind: 'duration',
    distribution,
    uncertainty: sampleMeanUncertainty(mean, error, n),
    source: `${source.file}: ${n} durations${durations.longerThan.length > 0 ? ` and ${durations.longerThan.length} still open` : ''}`,
    measurement: {
      ...source,
      rowsUsed: n + durations.longerThan.length,
      rowsRejected: question.quarantine.rejected,
      window: question.window,
      failures: null,
      exposureHours: null,
      interval,
      warnings,
    },
    durations,
    summary: sampleSummary(durations.exact),
    step,
    fits,
    chosen: chosen?.family ?? 'empirical',
    trend: null,
    heterogeneity: null,
    exposures: [],
    quarantine: question.quarantine,
  };
}

function meanAndError(durations: Durations): { mean: number; error: number } {
  if (durations.longerThan.length > 0) {
    const curve = kaplanMeier(durations);
    return { mean: restrictedMean(curve), error: restrictedMeanError(curve) };
  }
  const { sd, n } = sampleSummary(durations.exact);
  return { mean: sampleMean(durations.exact), error: sd / Math.sqrt(n) };
}

function fewWarning(n: number): string[] {
  return n < 10 ? [`only ${n} ${n === 1 ? 'duration' : 'durations'}: the interval of their mean is wide`] : [];
}
