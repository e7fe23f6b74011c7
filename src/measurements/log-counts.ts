import { familyFits } from './best-fit.js';
import type { Fit } from './fit.js';
import type { Inventory } from './inventory.js';
import { isoLocal } from './local-time.js';
import type { OutageLog } from './outage-log.js';
import { type ExposureBasis, outageStatistics } from './outage-statistics.js';
import { type SampleSummary, sampleSummary } from './sample-summary.js';

/**
 * A log as it stands, before any choice: every row a failure whatever its cause, the whole window, times as written. To be
 * set beside other analyses of the same log; no parameter rests on it.
 */
export interface LogCounts extends Reliability {
  /** Rows equal to another in machine, start, end and cause. */
  readonly repeated: number;
  /** Rows that begin while the same machine is already down. */
  readonly overlapping: number;
  readonly zeroLength: number;
  readonly stillOpen: number;
  /** Lengths of ended outages, hours. */
  readonly outages: CountedTimes | null;
  /** Between starts of successive outages of one machine, hours, down time included. */
  readonly betweenStarts: CountedTimes | null;
  readonly groups: readonly GroupCounts[];
}

/** Failures, exposure, and what follows from the two. */
export interface Reliability {
  readonly failures: number;
  readonly machines: number;
  readonly machineHours: number;
  /** Union of the down intervals of each machine. */
  readonly downHours: number;
  /** Machine hours per failure; null without one, as below. */
  readonly hoursBetweenFailures: number | null;
  /** Machine hours up per failure. */
  readonly upHoursPerFailure: number | null;
  readonly downHoursPerFailure: number | null;
  readonly availability: number;
}

/** Machines with a window of their own. */
export interface GroupCounts extends Reliability {
  readonly name: string;
  readonly basis: ExposureBasis;
  /** ISO local times. */
  readonly window: readonly [string, string];
  readonly windowHours: number;
  /** Of the whole group: window per failure. */
  readonly windowHoursPerFailure: number | null;
}

export interface CountedTimes {
  readonly summary: SampleSummary;
  /** How many are above zero: those that were fitted. */
  readonly positive: number;
  /** Times above zero taken as exact, one after another; of times between failures a test of arithmetic only. */
  readonly fits: readonly Fit[];
}

/** Above this many rows the fits cost more than they tell. */
const MOST_FITTED = 200_000;

/** Counts a log. Cost: one sort, and fits to at most 200,000 rows. */
export function logCounts(log: OutageLog, inventory: Inventory | null): LogCounts {
  const statistics = outageStatistics(log, () => true, inventory);
  const { exposures, machineHours, downHours, failures, failuresOf, repairs, gaps } = statistics;
  const failuresIn = (group: number) =>
    failuresOf.reduce((sum, own, component) => sum + (log.groupOf[component] === group ? own : 0), 0);
  const machines = exposures.reduce((sum, group) => sum + group.machines, 0);
  return {
    ...reliability({ failures, machines, machineHours, downHours }),
    repeated: statistics.repeated,
    overlapping: statistics.overlapping,
    zeroLength: log.remarks.zeroLength,
    stillOpen: log.remarks.stillOpen,
    outages: countedTimes(repairs),
    betweenStarts: countedTimes(gaps),
    groups: exposures.map(({ group, basis, windowHours, ...exposure }, index) => ({
      name: group.name,
      basis,
      window: [isoLocal(group.from), isoLocal(group.to)] as const,
      windowHours,
      windowHoursPerFailure: perFailure(windowHours, failuresIn(index)),
      ...reliability({ failures: failuresIn(index), ...exposure }),
    })),
  };
}

function reliability(counted: Pick<Reliability, 'failures' | 'machines' | 'machineHours' | 'downHours'>): Reliability {
  const { failures, machines, machineHours, downHours } = counted;
  return {
    failures,
    machines,
    machineHours,
    downHours,
    hoursBetweenFailures: perFailure(machineHours, failures),
    upHoursPerFailure: perFailure(machineHours - downHours, failures),
    downHoursPerFailure: perFailure(downHours, failures),
    availability: 1 - downHours / machineHours,
  };
}

function perFailure(hours: number, failures: number): number | null {
  return failures === 0 ? null : hours / failures;
}

function countedTimes(hours: Float64Array): CountedTimes | null {
  if (hours.length === 0) return null;
  const positive = hours.filter((value) => value > 0);
  const fits = positive.length > MOST_FITTED ? [] : familyFits({ exact: positive, longerThan: [] });
  return { summary: sampleSummary(hours), positive: positive.length, fits };
}
