import type { Inventory } from './inventory.js';
import type { OutageLog } from './outage-log.js';
import { type OutageStatistics, outageStatistics } from './outage-statistics.js';
import { laplaceTest, type TrendTest } from './trend-test.js';

/** Statistics of the part of a log that shows no trend. */
export interface StationaryStatistics {
  readonly statistics: OutageStatistics;
  /** Of the whole window. */
  readonly whole: OutageStatistics;
  /** Share of the window left out at its beginning. */
  readonly skipped: number;
  /** Test on the whole window; null: too few failures to tell. */
  readonly wholeTrend: TrendTest | null;
  /** Whether what is left still shows a trend. */
  readonly stillTrending: boolean;
}

const LEVEL = 0.05;
const PARTS = 8;
/** With fewer failures than this left, a longer window with a trend says more. */
const FEWEST = 8;

/**
 * The latest part of a log in which Laplace's test finds no trend at 5 %: the whole window, or its last seven, six, …
 * eighths. Steady-state figures come from there; pooling over a trend would average over times that will not return.
 *
 * @returns null when not one outage was accepted
 */
export function stationaryStatistics(
  log: OutageLog,
  selected: (cause: string) => boolean,
  inventory: Inventory | null,
): StationaryStatistics | null {
  if (log.groups.length === 0) return null;
  const whole = outageStatistics(log, selected, inventory);
  const wholeTrend = laplaceTest(whole.positions);
  let best: StationaryStatistics = {
    statistics: whole,
    whole,
    skipped: 0,
    wholeTrend,
    stillTrending: isTrend(wholeTrend),
  };
  for (let part = 1; part < PARTS && best.stillTrending; part++) {
    const skipped = part / PARTS;
    const statistics = outageStatistics(windowFrom(log, skipped), selected, inventory);
    if (statistics.failures < FEWEST) break;
    best = { statistics, whole, skipped, wholeTrend, stillTrending: isTrend(laplaceTest(statistics.positions)) };
  }
  return best;
}

function isTrend(test: TrendTest | null): boolean {
  return test !== null && test.pValue < LEVEL;
}

function windowFrom(log: OutageLog, skipped: number): OutageLog {
  const groups = log.groups.map((group) => ({ ...group, from: group.from + skipped * (group.to - group.from) }));
  return { ...log, groups };
}
