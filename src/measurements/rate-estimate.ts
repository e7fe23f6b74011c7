import { regularizedGammaQ } from '../maths/incomplete-gamma.js';
import { heterogeneityTest } from './heterogeneity.js';
import type { Inventory } from './inventory.js';
import { logRemarks } from './log-remarks.js';
import type { EstimateSource, MeasuredEstimate } from './measured-estimate.js';
import { MeasurementError } from './measurement-error.js';
import { logWindow, type OutageLog } from './outage-log.js';
import type { OutageStatistics } from './outage-statistics.js';
import { meanInterval } from './rate-interval.js';
import { type StationaryStatistics, stationaryStatistics } from './stationary-window.js';

export interface RateQuestion {
  readonly parameter: string;
  /** Whether a cause (lower case) counts as this parameter's failure. */
  readonly selected: (cause: string) => boolean;
  /** Whether causes were told apart: then undetermined ones are shared out in proportion. */
  readonly byCause: boolean;
  readonly inventory: Inventory | null;
  /** Mean time to failure of the catalog, hours: prior for few failures; null: the catalog knows none. */
  readonly catalogMean: number | null;
}

/** With fewer failures than this the catalog is asked too. */
const FEW = 10;
const LEVEL = 0.95;

/**
 * Mean time to failure from failures and exposure (component up time). Few failures: posterior under
 * Gamma(1/2, MTTF of the catalog / 2), Jeffreys' shape. Machines that differ more than chance allows widen the
 * uncertainty by their dispersion (quasi-Poisson, McCullagh & Nelder 1989).
 *
 * @throws MeasurementError no outage accepted, or no exposure
 */
export function rateEstimate(log: OutageLog, question: RateQuestion, source: EstimateSource): MeasuredEstimate {
  const stationary = stationaryStatistics(log, question.selected, question.inventory);
  if (stationary === null) throw new MeasurementError(source.file, null, noOutage(log));
  const { statistics } = stationary;
  const exposure = statistics.machineHours - statistics.downHours;
  if (!(exposure > 0)) {
    throw new MeasurementError(source.file, null, `expected component up time above zero, found ${exposure} h`);
  }
  const share = undeterminedShare(statistics, question.byCause);
  const failures = statistics.failures / (1 - share);
  const spread = dispersion(log, statistics);
  const posterior = rate(failures, exposure, question.catalogMean, spread?.dispersion ?? 1);
  const interval = meanInterval(failures, exposure, LEVEL, 'time');
  const warnings = [
    ...rateRemarks(question, stationary, share, posterior.priorWeight, spread?.dispersion ?? null),
    ...logRemarks(log, stationary.whole),
  ];
  return {
    parameter: question.parameter,
    kind: 'rate',
    distribution: { kind: 'exponential', mean: posterior.exposure / posterior.shape },
    uncertainty: { kind: 'gamma-rate', shape: posterior.shape, exposure: posterior.exposure },
    source: `${source.file}: ${statistics.failures} failures in ${Math.round(exposure)} component hours`,
    measurement: {
      ...source,
      rowsUsed: statistics.failures,
      rowsRejected: log.quarantine.rejected,
      window: logWindow({ groups: statistics.exposures.map(({ group }) => group) }),
      failures: statistics.failures,
      exposureHours: exposure,
      interval: { ...interval, level: LEVEL, method: 'chi-square, time-truncated' },
      warnings,
    },
    durations: null,
    summary: null,
    step: 0,
    fits: [],
    chosen: 'exponential',
    trend: stationary.wholeTrend,
    heterogeneity: spread,
    exposures: statistics.exposures,
    quarantine: log.quarantine,
  };
}

function noOutage(log: OutageLog): string {
  const { rowsRead, rowsFiltered, quarantine } = log;
  return `expected outages, found none: ${rowsRead} rows read, ${rowsFiltered} filtered out, ${quarantine.rejected} rejected`;
}

/** Share of failures without a cause, to be divided among the others; 0 when causes are not told apart. */
function undeterminedShare({ allFailures, undetermined }: OutageStatistics, byCause: boolean): number {
  return byCause && undetermined < allFailures ? undetermined / allFailures : 0;
}

/** The heterogeneity test if it rejects equal machines at 5 %. */
function dispersion(log: OutageLog, statistics: OutageStatistics) {
  const groups = statistics.exposures.map((exposure, index) => ({
    machines: exposure.machines,
    hoursEach: exposure.windowHours,
    counts: Array.from(statistics.failuresOf).filter((n, component) => n > 0 && log.groupOf[component] === index),
  }));
  const test = heterogeneityTest(groups);
  return test && regularizedGammaQ(test.degreesOfFreedom / 2, test.statistic / 2) < 0.05 ? test : null;
}

function rate(failures: number, exposure: number, catalogMean: number | null, spread: number) {
  if (failures >= FEW) return { shape: failures / spread, exposure: exposure / spread, priorWeight: 0 };
  const prior = (catalogMean ?? 0) / 2;
  return { shape: failures + 0.5, exposure: exposure + prior, priorWeight: prior / (exposure + prior) };
}

function rateRemarks(
  question: RateQuestion,
  { statistics, skipped, stillTrending, wholeTrend }: StationaryStatistics,
  share: number,
  priorWeight: number,
  spread: number | null,
): string[] {
  const remarks: string[] = [];
  const percent = (value: number) => `${Math.round(value * 1000) / 10} %`;
  if (wholeTrend !== null && skipped > 0) {
    const from = percent(1 - skipped);
    remarks.push(
      `failures are ${wholeTrend.direction} over the window (Laplace ${wholeTrend.statistic.toFixed(2)}): only its last ${from} are used`,
    );
  }
  if (stillTrending) remarks.push('a trend remains in what is used: the rate is an average over it');
  if (share > 0) remarks.push(`${percent(share)} of all failures have no determined cause: shared out in proportion`);
  if (priorWeight > 0)
    remarks.push(`few failures: the catalog is weighed in with ${percent(priorWeight)} of the exposure`);
  if (question.catalogMean !== null && priorWeight > 0 && conflicts(statistics, question.catalogMean))
    remarks.push('data and catalog contradict each other');
  if (spread !== null)
    remarks.push(`machines differ (dispersion ${spread.toFixed(1)}): uncertainty widened accordingly`);
  return remarks;
}

/** Whether the catalog's mean lies outside the 99 % interval of the data by more than its own factor of 3. */
function conflicts({ failures, machineHours, downHours }: OutageStatistics, catalogMean: number): boolean {
  const { low, high } = meanInterval(failures, machineHours - downHours, 0.99, 'time');
  return catalogMean * 3 < low || catalogMean / 3 > high;
}
