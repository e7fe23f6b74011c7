import type { ResolvedMapping } from './column-mapping.js';
import type { CsvHeader } from './csv-header.js';
import { hoursPerUnit, unitInHeader, unitNames } from './drill-reader.js';
import type { KnownFormat } from './known-formats.js';
import type { DateOrder } from './local-time.js';
import type { LogClock } from './log-clock.js';
import { MeasurementError } from './measurement-error.js';
import type { ColumnMapping } from './profile.js';

/** Keys of a user's mapping that are no roles. */
export const settingNames: readonly string[] = ['unit', 'dates', 'delimiter', 'decimal', 'step', 'ended-value'];

/** Which number of a date comes first, as the user says; month first where nothing is said. */
export function dateOrder(file: string, { dates = 'month-first' }: ColumnMapping): DateOrder {
  if (dates === 'month-first' || dates === 'day-first') return dates;
  throw new MeasurementError(file, null, `dates: expected month-first or day-first, found '${dates}'`);
}

/** As the user says, else as files with `;` between fields are written. */
export function isDecimalComma(header: CsvHeader, { decimal }: ColumnMapping): boolean {
  return decimal === undefined ? header.delimiter === ';' : decimal === 'comma';
}

/** Hours per unit of a column of durations: the user's unit, that in its head, that of the format, else seconds. */
export function durationUnit(
  file: string,
  columns: ColumnMapping,
  mapping: ResolvedMapping,
  format: KnownFormat | null,
): number {
  const header = mapping.columns.duration;
  const unit = columns.unit ?? (header === undefined ? null : unitInHeader(header)) ?? format?.unit ?? 's';
  const hours = hoursPerUnit(unit);
  if (hours !== undefined) return hours;
  throw new MeasurementError(file, null, `unit: expected one of ${unitNames.join(', ')}, found '${unit}'`);
}

/**
 * In what steps durations were written, hours, as the user says: `exact` (0), or `1 min`; null: to be found from them.
 *
 * @throws MeasurementError neither
 */
export function statedStep(file: string, { step }: ColumnMapping): number | null {
  if (step === undefined) return null;
  if (step === 'exact') return 0;
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(\S+)$/.exec(step) ?? [];
  const hours = Number(number) * (hoursPerUnit(unit ?? '') ?? Number.NaN);
  if (hours > 0) return hours;
  throw new MeasurementError(file, null, `step: expected exact, or a duration such as 1 min, found '${step}'`);
}

/** The stated observation window in seconds, on the clock of the log; null: none is stated. */
export function windowSeconds(
  file: string,
  window: readonly [string, string] | null,
  clock: LogClock,
): readonly [number, number] | null {
  if (window === null) return null;
  const from = clock.readApart(window[0]);
  // A day named as the end belongs to the window.
  const to = clock.readApart(window[1]) + (window[1].includes(':') ? 0 : 86400);
  if (from < to) return [from, to];
  const found = window.join(' and ');
  throw new MeasurementError(file, null, `data.window: expected two times, the earlier first, found ${found}`);
}
