import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoLocal } from '../../src/measurements/local-time.js';
import { observedOutages } from '../../src/measurements/observed-outages.js';
import { outageStatistics } from '../../src/measurements/outage-statistics.js';
import { quarantineLine, type RejectedRow } from '../../src/measurements/quarantine.js';
import { readInventory } from '../../src/node/read-inventory.js';
import { readLog } from '../../src/node/read-log.js';
import { readUse } from '../../src/node/read-use.js';
import { drillsOf, fixture, logRequest, outagesOf } from './reading.js';

const log = (name: string) => fixture(`bad-logs/${name}`);
const silent = { timeZone: null, encoding: null, window: null };
const repairs = async (name: string, options: Parameters<typeof outagesOf>[1] = {}) => [
  ...outageStatistics(await outagesOf(log(name), options), () => true, null).repairs,
];

describe('exports', () => {
  it('reads Chinese Excel without being told its encoding', async () => {
    const read = await outagesOf(log('chinese-excel-gb18030.csv'));
    expect(read.components).toEqual(['主机一', '主机二']);
    expect(read.causes).toEqual(['硬件', '软件']);
    expect(await repairs('chinese-excel-gb18030.csv')).toEqual([4, 0.5]);
  });

  it('reads UTF-16 with tabs', async () => {
    expect(await repairs('excel-utf-16.csv')).toEqual([2, 1]);
  });

  it('reads a decimal comma where fields end in semicolons, and rejects what is no number', async () => {
    const drills = await drillsOf(log('excel-semicolon-decimal-comma.csv'), { columns: { duration: 'duration (s)' } });
    expect([...drills.durations.exact].map((hours) => hours * 3600)).toEqual([12.5, 1250.75]);
    expect(drills.quarantine.reasons).toMatchObject([{ reason: 'unreadable duration', count: 1 }]);
  });

  it('takes samples of 0 and 1, a column for each host, as states', async () => {
    const read = await outagesOf(log('grafana-up.csv'), { profile: 'transitions' });
    expect(read.components).toEqual(['esx-1', 'esx-2']);
    const { repairs, openRepairs } = outageStatistics(read, () => true, null);
    expect([[...repairs], [...openRepairs]]).toEqual([[2 / 60], [0]]);
  });

  it('leaves out events of a cluster that say neither up nor down', async () => {
    const read = await outagesOf(log('kubernetes-events.csv'), { profile: 'transitions' });
    expect(read).toMatchObject({ rowsRead: 4, rowsFiltered: 2, quarantine: { rejected: 0 } });
    expect([...outageStatistics(read, () => true, null).repairs]).toEqual([1 / 6]);
  });

  it('reads the sentences and the two ways of writing time of the vSphere client', async () => {
    const read = await readLog(logRequest(log('vcenter-events.csv'), null));
    expect(read.mapping).toMatchObject({ profile: 'transitions', format: 'vcenter-events' });
    expect(await repairs('vcenter-events.csv', { profile: 'transitions' })).toEqual([0.5]);
  });

  it.each([
    ['kubectl-custom-columns.txt', { rowsRead: 3, rowsFiltered: 1, components: ['worker-1'] }, [1 / 6]],
    ['powercli-events.csv', { rowsRead: 3, rowsFiltered: 1, components: ['esx-1'] }, [0.5]],
    ['grafana-series.csv', { rowsRead: 8, isSampled: true, components: ['esx-1:9100', 'esx-2:9100'] }, [1 / 30]],
    ['promtool-range.txt', { rowsRead: 8, rowsFiltered: 0, quarantine: { rejected: 0 } }, [1 / 30]],
  ])('takes %s for changes of state without being told', async (name, counts, lengths) => {
    const { log: read } = await readLog(logRequest(log(name), null));
    if (read.profile !== 'outages') throw new Error('expected outages');
    expect(read.outages).toMatchObject(counts);
    expect([...outageStatistics(read.outages, () => true, null).repairs]).toEqual(lengths);
  });

  it('tells Chinese from Western Excel by its bytes where no head is known', async () => {
    const columns = { component: '1', start: '2', end: '3' };
    const chinese = await readLog(logRequest(log('chinese-own-heads.csv'), null, { columns }));
    expect(chinese.mapping).toMatchObject({ profile: 'outages', encoding: 'gb18030' });
    const western = await readLog(logRequest(log('western-excel.csv'), null, { columns }));
    expect(western.mapping.encoding).toBe('windows-1252');
    expect(await repairs('western-excel.csv', { columns: { ...columns, component: 'Gerät' } })).toEqual([2, 1.5, 0.75]);
  });

  it.each([
    ['\x1f\x8b', 'expected a whole gzip file, found unexpected end of file'],
    [`host,start,end\n${'a'.repeat(1 << 21)}`, 'expected rows of at most 1 MiB, found one that does not end'],
    [`A   B\nx   y\n${'a '.repeat(1 << 20)}`, 'expected lines, found one that does not end'],
  ])('ends with what was expected of a file that does not end well, %#', async (content, message) => {
    const path = join(mkdtempSync(join(tmpdir(), 'ninefold-test-')), 'export.csv');
    writeFileSync(path, content, 'latin1');
    await expect(
      readLog(logRequest(path, 'outages', { columns: { component: '1', start: '1', end: '1' } })),
    ).rejects.toThrow(message);
  });

  it.each([
    ['PK\x03\x04…', 'found a workbook or zip archive: save it as CSV'],
    ['[{"metric": {}}]', 'found JSON: export it as CSV'],
    ['\xfd7zXZ\0…', 'found an xz archive: unpack it first'],
  ])('says what a file is that is no CSV: %j', async (content, message) => {
    const path = join(mkdtempSync(join(tmpdir(), 'ninefold-test-')), 'export.csv');
    writeFileSync(path, content, 'latin1');
    await expect(readLog(logRequest(path, null))).rejects.toThrow(
      `export.csv: expected CSV, plain or gzip, ${message}`,
    );
  });

  it('reads virtual machines, not their hosts, from RVTools vInfo', async () => {
    const { machines } = await readInventory(log('rvtools-vinfo.csv'));
    expect(machines.map(({ name, cores, memoryGiB }) => [name, cores, memoryGiB])).toEqual([
      ['web-1', 2, 4],
      ['web-2', 4, 8],
    ]);
  });
});

describe('use of hosts', () => {
  it('reads percentages with their sign, a column for each host, empty cells apart', async () => {
    const use = await readUse({
      path: log('grafana-cpu.csv'),
      columns: {},
      where: {},
      data: silent,
      onRejected: null,
      onProgress: null,
    });
    expect(use.cpuMean).toBeCloseTo((12.5 + 40 + 17.5) / 300, 12);
    expect(use).toMatchObject({ memoryMean: null, memoryP95: null });
    expect(use.log).toMatchObject({ rowsRead: 3, components: 2, quarantine: { rejected: 1 } });
  });

  it('tells processor from memory by the metric, and leaves others out', async () => {
    const use = await readUse({
      path: log('powercli-statistics.csv'),
      columns: {},
      where: {},
      data: silent,
      onRejected: null,
      onProgress: null,
    });
    expect(use.cpuMean).toBeCloseTo((0.25 + 0.005) / 2, 12);
    expect(use.memoryMean).toBeCloseTo(0.8, 12);
    expect(use.log.rowsFiltered).toBe(1);
  });
});

describe('a zone with daylight saving', () => {
  it('gives true durations over the change, and says which times were doubtful', async () => {
    const data = { ...silent, timeZone: 'America/Denver' };
    const read = await outagesOf(log('daylight-saving.csv'), { data });
    const lengths = Array.from({ length: 4 }, (_, i) => (read.store.end(i) - read.store.start(i)) / 3600);
    // 01:30 to 03:30 on the day that skips an hour; 02:30 does not exist and is 03:30; the autumn night has an hour more.
    expect(lengths).toEqual([1, 0.5, 4, 2.5]);
    expect(read.remarks.clock).toEqual({ zone: 'America/Denver', mixedZones: false, skipped: 1, ambiguous: 1 });
  });

  it('takes times as written where no zone is stated', async () => {
    expect(await repairs('daylight-saving.csv')).toEqual([2, 1.5, 3, 1.5]);
  });

  it('refuses a zone that does not exist', async () => {
    const data = { ...silent, timeZone: 'Mars/Olympus' };
    await expect(outagesOf(log('daylight-saving.csv'), { data })).rejects.toThrow(
      "daylight-saving.csv: data.time-zone: expected a zone such as Asia/Shanghai, found 'Mars/Olympus'",
    );
  });
});

describe('rows that cannot be used', () => {
  it('are told by reason and line, and passed on as they were', async () => {
    const rejected: RejectedRow[] = [];
    const read = await outagesOf(log('every-fault.csv'), { onRejected: (row) => rejected.push(row) });
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'too few fields'],
      [4, 'too many fields'],
      [5, 'no component'],
      [6, 'no start'],
      [7, 'unreadable start'],
      [8, 'unreadable end'],
      [9, 'end before start'],
      [11, 'end before start'],
    ]);
    expect(read).toMatchObject({ rowsRead: 10, remarks: { stillOpen: 1 } });
    expect(read.store.count + read.quarantine.rejected).toBe(10);
    // What a spreadsheet would run is made harmless.
    expect(quarantineLine(rejected[7])).toBe("11,end before start,'=cmd(),2024-01-07,2024-01-06,hardware");
    expect(read.groups.map(({ from, to }) => [isoLocal(from), isoLocal(to)])).toEqual([
      ['2024-01-01T00:00', '2024-01-07T00:00'],
    ]);
  });

  it('a quote that is never closed ends the reading with its line', async () => {
    await expect(outagesOf(log('unclosed-quote.csv'))).rejects.toThrow(
      /^unclosed-quote\.csv:\d+: expected a closing quote/,
    );
  });
});

describe('the outages of one service', () => {
  it('are counted from an uptime monitor that names nothing', async () => {
    const { log: read, source } = await readLog({ ...logRequest(log('uptime-robot.csv'), null), nameless: true });
    if (read.profile !== 'outages') throw new Error('expected outages');
    const observed = observedOutages(read.outages, source, 0);
    expect(observed).toMatchObject({ outages: 2, windowHours: 720, downHours: 1.5, meanOutageHours: 0.75 });
    expect(observed.outagesPerYear).toBeCloseTo((2 / 720) * 8766, 9);
    const { shortestSeenHours } = observed;
    expect(observedOutages(read.outages, source, shortestSeenHours! + 1e-6)).toMatchObject({ outages: 1 });
  });
});
