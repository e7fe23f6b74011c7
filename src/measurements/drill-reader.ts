import { hoursPerYear } from '../maths/calendar-hours.js';
import type { CellReader } from './column-mapping.js';
import type { Durations } from './fit.js';
import type { Lifetime } from './lifetimes.js';
import type { LogClock } from './log-clock.js';
import { readNumber } from './number-reader.js';
import type { RejectionReason } from './quarantine.js';
import { type RowCounts, RowIntake, type RowIntakeOptions } from './row-intake.js';

/** Durations of one step. */
export interface DrillLog extends RowCounts {
  /** Hours, in order of the file. */
  readonly durations: Durations & { readonly exact: Float64Array };
  /** First and last readable time, seconds; null: the file has none. */
  readonly window: readonly [number, number] | null;
}

export interface DrillReaderOptions extends RowIntakeOptions {
  /** `duration`, `start` and `end`, or `at-least` and `at-most`; `ended` and `entry` go with any of them. */
  readonly read: Readonly<Record<string, CellReader | undefined>>;
  /** Hours per unit of the duration column. */
  readonly hoursPerUnit: number;
  readonly decimalComma: boolean;
  /** What the column `ended` says of one that ended; null: yes, true or 1. */
  readonly endedValue: string | null;
  readonly clock: LogClock;
}

/** Takes a drill log row by row; `log()` ends it. 8 bytes a row, more for one known to an interval or entered late. */
export class DrillReader {
  private readonly rows: RowIntake;
  private readonly exact: number[] = [];
  private readonly longerThan: number[] = [];
  private readonly limited: Lifetime[] = [];
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: DrillReaderOptions) {
    this.rows = new RowIntake(options, (row) => this.take(row));
  }

  accept(row: readonly string[], line: number): void {
    this.rows.accept(row, line);
  }

  log(): DrillLog {
    const { first, last, limited } = this;
    const [exact, longerThan] = [Float64Array.from(this.exact), Float64Array.from(this.longerThan)];
    return {
      ...this.rows.counts(),
      window: first <= last ? [first, last] : null,
      durations: { exact, longerThan, limited },
    };
  }

  private take(row: readonly string[]): RejectionReason | null {
    const { read } = this.options;
    const start = this.time(read.start?.(row));
    const end = this.time(read.end?.(row));
    const entry = this.hours(read.entry?.(row) ?? '0');
    if (!(entry >= 0)) return 'unreadable entry';
    if (read['at-least'] || read['at-most']) return this.within(row, entry);
    const ended = read.ended === undefined ? true : this.hasEnded(read.ended(row).trim());
    if (ended === null) return 'unknown state';
    if (!read.duration) return this.between(start, end, ended, entry);
    const text = read.duration(row).trim();
    if (text === '') return 'no duration';
    return this.add(this.hours(text), ended, entry, 'unreadable duration');
  }

  private between(start: number, end: number, ended: boolean, entry: number): RejectionReason | null {
    if (Number.isNaN(start)) return 'unreadable start';
    return this.add((end - start) / 3600, ended, entry, 'unreadable end');
  }

  private add(hours: number, ended: boolean, entry: number, reason: RejectionReason): RejectionReason | null {
    if (!Number.isFinite(hours)) return reason;
    if (hours < 0) return 'negative duration';
    return this.keep(hours, ended ? hours : Number.POSITIVE_INFINITY, entry);
  }

  /** Known to an interval: a blank end on the left is zero, one on the right has not been reached. */
  private within(row: readonly string[], entry: number): RejectionReason | null {
    const { read } = this.options;
    const [least, most] = [read['at-least'], read['at-most']].map((cell) => cell?.(row).trim() ?? '');
    if (isBlank(least) && isBlank(most)) return 'no duration';
    const low = isBlank(least) ? 0 : this.hours(least);
    const high = isBlank(most) ? Number.POSITIVE_INFINITY : this.hours(most);
    if (Number.isNaN(low) || Number.isNaN(high)) return 'unreadable duration';
    return low < 0 || high < low ? 'negative duration' : this.keep(low, high, entry);
  }

  private keep(low: number, high: number, entry: number): RejectionReason | null {
    if (entry > 0 && !(entry < low)) return 'entry not before the end';
    const isOpen = high === Number.POSITIVE_INFINITY;
    if (entry > 0 || !(isOpen || low === high)) this.limited.push({ low, high, entry });
    else (isOpen ? this.longerThan : this.exact).push(low);
    return null;
  }

  private hours(text: string): number {
    const { hoursPerUnit, decimalComma } = this.options;
    return readNumber(text.trim(), decimalComma) * hoursPerUnit;
  }

  private hasEnded(text: string): boolean | null {
    const { endedValue } = this.options;
    if (endedValue !== null) return text === endedValue;
    if (ENDED.test(text)) return true;
    return RUNNING.test(text) ? false : null;
  }

  private time(text: string | undefined): number {
    const seconds = text === undefined ? Number.NaN : this.options.clock.read(text.trim());
    if (seconds < this.first) this.first = seconds;
    if (seconds > this.last) this.last = seconds;
    return seconds;
  }
}

const ENDED = /^(1|true|yes|y|ended|是)$/i;
const RUNNING = /^(0|false|no|n|running|open|censored|否)$/i;

/** R writes NA where nothing is known, or an end that is infinite. */
function isBlank(text: string): boolean {
  return text === '' || text === 'NA' || /^[-+]?inf(inity)?$/i.test(text);
}

const hoursPerWeek = 168;

const UNITS: Readonly<Record<string, number>> = {
  ms: 1 / 3.6e6,
  s: 1 / 3600,
  sec: 1 / 3600,
  seconds: 1 / 3600,
  m: 1 / 60,
  min: 1 / 60,
  minutes: 1 / 60,
  h: 1,
  hours: 1,
  d: 24,
  days: 24,
  w: hoursPerWeek,
  weeks: hoursPerWeek,
  y: hoursPerYear,
  years: hoursPerYear,
};

/** Hours per unit named; undefined: no such unit. */
export function hoursPerUnit(unit: string): number | undefined {
  return UNITS[unit.trim().toLowerCase()];
}

/** The unit a header ends in, such as `duration_ms` or `delay (s)`; null: it names none. */
export function unitInHeader(header: string): string | null {
  const match = /[_\s([-](ms|s|sec|seconds|min|minutes|h|hours)\)?\]?$/i.exec(header.trim());
  return match ? match[1].toLowerCase() : null;
}

export const unitNames: readonly string[] = Object.keys(UNITS);
