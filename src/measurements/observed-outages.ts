import { hoursPerYear } from '../maths/calendar-hours.js';
import { regularizedGammaP, regularizedGammaQ } from '../maths/incomplete-gamma.js';
import { logRemarks } from './log-remarks.js';
import { sampleMeanInterval } from './mean-uncertainty.js';
import type { EstimateSource } from './measured-estimate.js';
import { MeasurementError } from './measurement-error.js';
import { logWindow, type OutageLog } from './outage-log.js';
import { outageStatistics } from './outage-statistics.js';
import { meanInterval } from './rate-interval.js';
import { sampleSummary } from './sample-summary.js';

const LEVEL = 0.95;

/** What was measured of a service, to be set beside what the model predicts for it. */
export interface ObservedOutages {
  readonly file: string;
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** ISO local times. */
  readonly window: readonly [string, string];
  readonly windowHours: number;
  /** Shorter outages are not counted: the measurement does not see them. */
  readonly shortestHours: number;
  /** Length of the shortest that is counted; null without one. */
  readonly shortestSeenHours: number | null;
  /** Overlapping rows are one outage: the service was down once. */
  readonly outages: number;
  readonly downHours: number;
  readonly unavailability: number;
  readonly outagesPerYear: number;
  /** Of the outages per year. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number; readonly method: string };
  /** Null without an outage. */
  readonly meanOutageHours: number | null;
  readonly meanOutageInterval: { readonly low: number; readonly high: number; readonly level: number } | null;
  readonly warnings: readonly string[];
}

/**
 * Outages of one service from its log. Whatever the log names its rows, the service is down while any of them is open.
 *
 * @param shortestHours the shortest outage that the measurement sees: shorter ones are left out
 * @throws MeasurementError the log has no readable time, so that no window is known
 */
export function observedOutages(log: OutageLog, source: EstimateSource, shortestHours: number): ObservedOutages {
  const window = logWindow(log);
  const from = Math.min(...log.groups.map((group) => group.from));
  const to = Math.max(...log.groups.map((group) => group.to));
  if (window === null || !(to > from)) {
    const expected = 'expected outages or states over some time';
    throw new MeasurementError(source.file, null, `${expected}, found ${log.rowsRead} rows and no time between them`);
  }
  const lengths = mergedOutages(log, from, to).filter((hours) => hours >= shortestHours);
  const windowHours = (to - from) / 3600;
  const downHours = lengths.reduce((sum, hours) => sum + hours, 0);
  const rate = meanInterval(lengths.length, windowHours, LEVEL, 'time');
  const perYear = (meanHours: number) => hoursPerYear / meanHours;
  const { mean, sd, n, min } = sampleSummary(lengths);
  const meanOutage = n === 0 ? null : mean;
  return {
    ...source,
    rowsRejected: log.quarantine.rejected,
    window,
    windowHours,
    shortestHours,
    shortestSeenHours: n === 0 ? null : min,
    outages: n,
    downHours,
    unavailability: downHours / windowHours,
    outagesPerYear: (n / windowHours) * hoursPerYear,
    interval: { low: perYear(rate.high), high: perYear(rate.low), level: LEVEL, method: 'chi-square, time-truncated' },
    meanOutageHours: meanOutage,
    meanOutageInterval: meanOutage === null ? null : sampleMeanInterval(meanOutage, sd / Math.sqrt(n), n, LEVEL),
    warnings: logRemarks(
      log,
      outageStatistics(log, () => true, null),
    ).filter((text) => !text.startsWith('exposure')),
  };
}

/** Lengths in hours of the union of all rows within the window, in order of time. */
function mergedOutages({ store }: OutageLog, from: number, to: number): number[] {
  const order = Array.from({ length: store.count }, (_, index) => index).sort(
    (a, b) => store.start(a) - store.start(b),
  );
  const lengths: number[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const start = Math.max(store.start(index), from);
    const end = Number.isNaN(store.end(index)) ? to : Math.min(store.end(index), to);
    if (end < from || start > to) continue;
    if (start > until) lengths.push((end - start) / 3600);
    else if (end > until) lengths[lengths.length - 1] += (end - until) / 3600;
    until = Math.max(until, end);
  }
  return lengths;
}

/** Whether the outages that were counted can come from the rate a model predicts. */
export interface Compatibility {
  /** Two-sided probability of a count at least as far out, averaged over the predicted rates. */
  readonly pValue: number;
  /** At 5 %. */
  readonly compatible: boolean;
  /** Outages expected in the observed window, of those that are seen. */
  readonly expected: number;
  /** Share of the predicted outages that are long enough to be seen. */
  readonly seen: number;
}

/**
 * Predictive check (Box 1980): the count against Poisson counts of the predicted rates, one for each draw of the uncertain
 * parameters, or a single one.
 *
 * @param ratesPerYear outages per year, at least one
 * @param seen share of them that are long enough to be seen
 */
export function compatibility(
  observed: Pick<ObservedOutages, 'outages' | 'windowHours'>,
  ratesPerYear: readonly number[],
  seen = 1,
): Compatibility {
  const { outages, windowHours } = observed;
  const means = ratesPerYear.map((rate) => (seen * rate * windowHours) / hoursPerYear);
  const average = (f: (mean: number) => number) => means.reduce((sum, mean) => sum + f(mean), 0) / means.length;
  // P(N ≤ n) = Q(n + 1, mean) and P(N ≥ n) = P(n, mean) of the incomplete gamma function.
  const atMost = average((mean) => regularizedGammaQ(outages + 1, mean));
  const atLeast = outages === 0 ? 1 : average((mean) => regularizedGammaP(outages, mean));
  const pValue = Math.min(1, 2 * Math.min(atMost, atLeast));
  return { pValue, compatible: pValue >= 0.05, expected: average((mean) => mean), seen };
}
