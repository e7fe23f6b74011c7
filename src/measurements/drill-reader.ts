import type { CellReader } from './column-mapping.js';
import type { LogClock } from './log-clock.js';
import { readNumber } from './number-reader.js';
import { Quarantine, type QuarantineSummary, type RejectedRow, type RejectionReason } from './quarantine.js';

/** Durations of one step, hours, in order of the file. */
export interface DrillLog {
  readonly rowsRead: number;
  readonly rowsFiltered: number;
  readonly durations: Float64Array;
  /** First and last readable time, seconds; null: the file has none. */
  readonly window: readonly [number, number] | null;
  readonly quarantine: QuarantineSummary;
}

export interface DrillReaderOptions {
  /** `duration`, or `start` and `end`. */
  readonly read: Readonly<Record<string, CellReader | undefined>>;
  /** Hours per unit of the duration column. */
  readonly hoursPerUnit: number;
  readonly decimalComma: boolean;
  readonly keep: (row: readonly string[]) => boolean;
  readonly width: number;
  readonly clock: LogClock;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
}

/** Takes a drill log row by row; `log()` ends it. 8 bytes a row. */
export class DrillReader {
  private readonly quarantine: Quarantine;
  private readonly durations: number[] = [];
  private rowsRead = 0;
  private rowsFiltered = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: DrillReaderOptions) {
    this.quarantine = new Quarantine(options.onRejected);
  }

  accept(row: readonly string[], line: number): void {
    this.rowsRead++;
    const { width, keep } = this.options;
    if (row.length !== width) {
      this.quarantine.reject(row.length < width ? 'too few fields' : 'too many fields', row, line);
    } else if (!keep(row)) {
      this.rowsFiltered++;
    } else {
      const reason = this.take(row);
      if (reason !== null) this.quarantine.reject(reason, row, line);
    }
  }

  log(): DrillLog {
    const window = this.first <= this.last ? ([this.first, this.last] as const) : null;
    const { rowsRead, rowsFiltered } = this;
    return {
      rowsRead,
      rowsFiltered,
      window,
      durations: Float64Array.from(this.durations),
      quarantine: this.quarantine.summary(),
    };
  }

  private take(row: readonly string[]): RejectionReason | null {
    const { read, hoursPerUnit, decimalComma } = this.options;
    const start = this.time(read.start?.(row));
    const end = this.time(read.end?.(row));
    if (!read.duration) return this.between(start, end);
    const text = read.duration(row).trim();
    if (text === '') return 'no duration';
    return this.add(readNumber(text, decimalComma) * hoursPerUnit, 'unreadable duration');
  }

  private between(start: number, end: number): RejectionReason | null {
    if (Number.isNaN(start)) return 'unreadable start';
    return this.add((end - start) / 3600, 'unreadable end');
  }

  private add(hours: number, reason: RejectionReason): RejectionReason | null {
    if (!Number.isFinite(hours)) return reason;
    if (hours < 0) return 'negative duration';
    this.durations.push(hours);
    return null;
  }

  private time(text: string | undefined): number {
    const seconds = text === undefined ? Number.NaN : this.options.clock.read(text.trim());
    if (seconds < this.first) this.first = seconds;
    if (seconds > this.last) this.last = seconds;
    return seconds;
  }
}

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
