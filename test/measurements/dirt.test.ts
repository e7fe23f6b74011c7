import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrillReader } from '../../src/measurements/drill-reader.js';
import { LogClock } from '../../src/measurements/log-clock.js';
import { MeasurementError } from '../../src/measurements/measurement-error.js';
import { OutageReader } from '../../src/measurements/outage-reader.js';
import { outageStatistics } from '../../src/measurements/outage-statistics.js';
import type { RejectedRow } from '../../src/measurements/quarantine.js';
import { TransitionReader } from '../../src/measurements/transition-reader.js';
import { UtilizationReader } from '../../src/measurements/utilization-reader.js';
import { readLog } from '../../src/node/read-log.js';
import { logRequest } from './reading.js';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'b',
    '2024-01-01',
    '2024-01-02 03:04',
    '2/30/2024',
    '2024/3/5 14:03',
    '12/31/2003 23:59',
    '1700000000',
    'Nov-96',
    'down',
    'up',
    'NaN',
    '-',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const row = fc.array(cell, { minLength: 0, maxLength: 5 });
const columns = (roles: readonly string[]) =>
  Object.fromEntries(roles.map((role, i) => [role, (cells: readonly string[]) => cells[i] ?? '']));

describe('generated dirt', () => {
  it('loses no outage row: each is used, filtered out or rejected with a reason and its line', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom('a', ''), (rows, skipped) => {
        const rejected: RejectedRow[] = [];
        const reader = new OutageReader({
          read: columns(['component', 'start', 'end', 'cause']),
          keep: (cells) => cells[0] !== skipped,
          width: 4,
          clock: new LogClock('month-first', null),
          window: null,
          onRejected: (one) => rejected.push(one),
        });
        rows.forEach((cells, i) => {
          reader.accept(cells, i + 2);
        });
        const log = reader.log();
        expect(log.rowsRead).toBe(rows.length);
        expect(log.store.count + log.rowsFiltered + log.quarantine.rejected).toBe(rows.length);
        expect(rejected.length).toBe(log.quarantine.rejected);
        for (const { line, row: cells } of rejected) expect(rows[line - 2]).toBe(cells);
        if (log.groups.length === 0 || log.store.count === 0) return;
        const statistics = outageStatistics(log, () => true, null);
        expect(statistics.failures).toBe(log.store.count);
        expect(statistics.downHours).toBeGreaterThanOrEqual(0);
        // Rounding of the sums, relative to the largest time (about 1e7 h since 1970).
        expect(statistics.downHours).toBeLessThanOrEqual(statistics.machineHours + 1e-6);
      }),
    );
  });

  it('loses no duration: each ended, was still running or is known to an interval, or is rejected with a reason and its line', () => {
    const written = '|NA|0|1|2|5|12.5|1e3|Inf|Infinity|-1|NaN|yes|open|2024-01-01'.split('|');
    const cell = fc.oneof(
      { arbitrary: fc.constantFrom(...written), weight: 9 },
      { arbitrary: fc.string({ maxLength: 6, unit: 'binary' }), weight: 1 },
    );
    const kinds = fc.constantFrom(
      ['duration', 'ended', 'entry'],
      ['at-least', 'at-most', 'entry'],
      ['at-most', 'mode', 'entry'],
      ['start', 'end', 'ended'],
      ['duration', 'at-least', 'at-most'],
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 40 }), kinds, (rows, roles) => {
        const rejected: RejectedRow[] = [];
        const reader = new DrillReader({
          read: columns(roles),
          hoursPerUnit: 1,
          decimalComma: false,
          endedValue: null,
          keep: (cells) => cells[0] !== '2',
          width: 3,
          clock: new LogClock('month-first', null),
          onRejected: (one) => rejected.push(one),
        });
        rows.forEach((cells, i) => {
          reader.accept(cells, i + 2);
        });
        const { rowsRead, rowsFiltered, quarantine, durations } = reader.log();
        const { exact, longerThan, limited = [] } = durations;
        expect(rowsRead).toBe(rows.length);
        expect(exact.length + longerThan.length + limited.length + rowsFiltered + quarantine.rejected).toBe(
          rows.length,
        );
        expect(rejected.map(({ line }) => rows[line - 2])).toEqual(rejected.map(({ row: cells }) => cells));
        for (const hours of [...exact, ...Array.from(longerThan)]) expect(hours >= 0 && hours < Infinity).toBe(true);
        for (const { low, high, entry } of limited) {
          expect(low >= 0 && low <= high && low < Infinity).toBe(true);
          expect(entry === 0 || (entry > 0 && entry < low)).toBe(true);
        }
      }),
      { examples: [[[['Infinity', 'NA', '0']], ['at-least', 'at-most', 'entry']]] },
    );
  });

  it('makes of any transitions outages that do not overlap on one component', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 50 }), fc.constantFrom('a', 'b'), fc.constantFrom('up', 'down', 'odd')),
          { maxLength: 40 },
        ),
        (changes) => {
          const { time, component, state } = columns(['time', 'component', 'state']);
          const reader = new TransitionReader({
            time,
            states: [{ component, state }],
            hasColumnOfEach: false,
            otherEvents: false,
            keep: () => true,
            width: 3,
            clock: new LogClock('month-first', null),
            window: null,
            onRejected: null,
          });
          changes.forEach(([minute, name, state], i) => {
            reader.accept([String(1700000000 + minute * 60), name, state], i + 2);
          });
          const log = reader.log();
          expect(log.rowsRead).toBe(changes.length);
          expect(log.quarantine.rejected).toBe(changes.filter(([, , state]) => state === 'odd').length);
          if (log.store.count > 0) expect(outageStatistics(log, () => true, null).overlapping).toBe(0);
        },
      ),
    );
  });

  it('ends on any bytes with a log or one line saying why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ninefold-test-'));
    const path = join(folder, 'any.csv');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(
          fc.constantFrom('"', ',', '\n', '\r\n', ';', '\t', 'start', 'host,start,end', '2024-01-01', '\uFEFF', '\0'),
          { maxLength: 60 },
        )
        .map((parts) => new TextEncoder().encode(parts.join(''))),
      fc.uint8Array({ maxLength: 60 }).map((tail) => Uint8Array.from([0x1f, 0x8b, ...tail])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        writeFileSync(path, content);
        try {
          const { log, source } = await readLog(
            logRequest(path, 'outages', { columns: { component: '1', start: '1', end: '1' } }),
          );
          if (log.profile !== 'outages') throw new Error('expected outages');
          expect(source.rowsRead).toBe(log.outages.rowsRead);
        } catch (error) {
          expect(error).toBeInstanceOf(MeasurementError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('counts every row of use: taken, left out or rejected, and gives shares of capacity', () => {
    const value = fc.oneof(
      fc.constantFrom('', '-', '12 %', '0.5', '101', 'NaN', '1e9', '-3', 'x'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 60 }), (rows) => {
        const { component, cpu, memory } = columns(['component', 'cpu', 'memory']);
        const reader = new UtilizationReader({
          time: null,
          component,
          use: [
            { resource: 'cpu', read: cpu, component: null },
            { resource: 'memory', read: memory, component: null },
          ],
          metric: null,
          capacity: null,
          percent: null,
          decimalComma: false,
          keep: (cells) => cells[0] !== 'x',
          width: 3,
          clock: new LogClock('month-first', null),
          onRejected: null,
        });
        rows.forEach((cells, i) => {
          reader.accept(cells, i + 2);
        });
        const log = reader.log();
        const used = log.rowsRead - log.rowsFiltered - log.quarantine.rejected;
        const readings = (log.cpu?.readings ?? 0) + (log.memory?.readings ?? 0);
        expect(log.rowsRead).toBe(rows.length);
        expect(used <= readings && readings <= 2 * used).toBe(true);
        for (const use of [log.cpu, log.memory])
          if (use !== null) expect(use.mean >= 0 && use.mean <= use.max).toBe(true);
      }),
    );
  });
});
