import { describe, expect, it } from 'vitest';
import { commonCauseShare } from '../../src/measurements/common-cause.js';
import { failureGaps } from '../../src/measurements/failure-gaps.js';
import type { Inventory } from '../../src/measurements/inventory.js';
import { lifetimeFit } from '../../src/measurements/lifetime-fit.js';
import { LogClock } from '../../src/measurements/log-clock.js';
import { OutageReader } from '../../src/measurements/outage-reader.js';
import { outageStatistics } from '../../src/measurements/outage-statistics.js';
import { fixture, outagesOf } from './reading.js';

const HOUR = 3600;
const all = () => true;

/** A log of (component, hour down, hour up) over the hours 0 to 100. */
function logOf(rows: readonly (readonly [string, number, number])[]) {
  const reader = new OutageReader({
    read: { component: (row) => row[0], start: (row) => row[1], end: (row) => row[2] },
    keep: all,
    width: 3,
    clock: new LogClock('month-first', null),
    window: [1_700_000_000, 1_700_000_000 + 100 * HOUR],
    onRejected: null,
  });
  const time = (hour: number) => String(1_700_000_000 + hour * HOUR);
  rows.forEach(([name, from, to], i) => {
    reader.accept([name, time(from), time(to)], i + 1);
  });
  return reader.log();
}

const machine = (name: string, fromHour: number | null) => ({
  name,
  group: null,
  from: fromHour === null ? null : 1_700_000_000 + fromHour * HOUR,
  to: null,
  rack: null,
  cores: null,
  memoryGiB: null,
});

const listed = (log: ReturnType<typeof logOf>, inventory: Inventory | null) => {
  const { low, high, entry, count } = failureGaps(log, all, inventory);
  return Array.from(low, (value, i) => [value, high[i], entry[i], count[i]]).sort((a, b) => a[0] - b[0]);
};

describe('up times between failures', () => {
  const log = logOf([
    ['a', 20, 25],
    ['a', 60, 70],
  ]);

  it('stand still while the component is down and end open at the window', () => {
    expect(listed(log, null)).toEqual([
      [20, 20, 0, 1],
      [30, Number.POSITIVE_INFINITY, 0, 1],
      [35, 35, 0, 1],
    ]);
  });

  it('begin at the installation, truncated at the age when the window begins; machines without a failure count', () => {
    const inventory = { file: 'i.csv', machines: [machine('a', -40), machine('b', 50), machine('c', -10)] };
    expect(listed(log, inventory)).toEqual([
      [30, Number.POSITIVE_INFINITY, 0, 1],
      [35, 35, 0, 1],
      [50, Number.POSITIVE_INFINITY, 0, 1],
      [60, 60, 40, 1],
      [110, Number.POSITIVE_INFINITY, 10, 1],
    ]);
  });

  it('have as exponential mean the up time over the failures, machines the log only declares included', async () => {
    const lanl = await outagesOf(fixture('measured/lanl/lanl-system-3.csv'));
    const { machineHours, downHours } = outageStatistics(lanl, all, null);
    const gaps = failureGaps(lanl, all, null);
    const ends = gaps.count.reduce((sum, n, i) => sum + (gaps.high[i] === gaps.low[i] ? n : 0), 0);
    const { mean } = lifetimeFit('exponential', gaps)!;
    expect(Math.abs((mean * ends) / (machineHours - downHours) - 1)).toBeLessThan(1e-9);
  });
});

describe('failures that come together', () => {
  it('are counted between different components within five minutes, less what chance brings', () => {
    const log = logOf([
      ['a', 10, 11],
      ['b', 10.05, 11],
      ['c', 30, 31],
      ['a', 50, 51],
      ['a', 50.02, 51],
    ]);
    const share = commonCauseShare(log, all)!;
    const expected = 5 * -Math.expm1((-4 * 600) / (100 * HOUR));
    expect(share).toMatchObject({ together: 2, failures: 5 });
    expect(share.expected).toBeCloseTo(expected, 12);
    expect(share.beta).toBeCloseTo((2 - expected) / (5 - expected), 12);
  });
});
