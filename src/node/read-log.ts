import { isCauseOf, nearestCause, unmappedCauses } from '../measurements/cause-mapping.js';
import {
  type CellReader,
  type ColumnMapping,
  cellReader,
  type Profile,
  profileRoles,
  type ResolvedMapping,
  resolvedMapping,
} from '../measurements/column-mapping.js';
import { type DrillLog, DrillReader, hoursPerUnit, unitInHeader, unitNames } from '../measurements/drill-reader.js';
import { type KnownFormat, recognisedFormat } from '../measurements/known-formats.js';
import { type DateOrder, timeReader } from '../measurements/local-time.js';
import type { EstimateSource } from '../measurements/measured-estimate.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import type { OutageLog } from '../measurements/outage-log.js';
import { OutageReader } from '../measurements/outage-reader.js';
import type { RejectedRow } from '../measurements/quarantine.js';
import { rowFilter, valueTest } from '../measurements/row-filter.js';
import { type TransitionColumns, TransitionReader } from '../measurements/transition-reader.js';
import type { Scenario } from '../scenario/scenario.js';
import { type CsvHeader, readCsv } from './read-csv.js';

export interface LogRequest {
  readonly path: string;
  /** Null: that of the format the header is recognised as, else `fallbackProfile`. */
  readonly profile: Profile | null;
  readonly fallbackProfile: Profile;
  readonly where: Readonly<Record<string, string | number>>;
  /** Role → column, and the settings `unit`, `dates`, `delimiter`, `decimal`. */
  readonly columns: ColumnMapping;
  /** Component kind whose causes are picked when the log names causes and `where` does not; null: every cause. */
  readonly kind: string | null;
  readonly data: Scenario['data'];
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
  readonly onProgress: ((read: number, total: number) => void) | null;
}

export interface CauseSelection {
  readonly selected: (cause: string) => boolean;
  readonly byCause: boolean;
}

export type ReadLog =
  | { readonly profile: 'outages'; readonly outages: OutageLog; readonly cause: CauseSelection }
  | { readonly profile: 'drills'; readonly drills: DrillLog };

/** What was made of the columns, for the report and for suggestions. */
export interface MappingUsed {
  readonly format: string | null;
  readonly columns: ColumnMapping;
  readonly guessed: readonly string[];
}

const SETTINGS = ['unit', 'dates', 'delimiter', 'decimal'];

/**
 * Reads an outage, transition or drill log.
 *
 * @throws MeasurementError unreadable file, columns that do not exist, or a cause that belongs to no component
 */
export async function readLog(
  request: LogRequest,
): Promise<{ readonly log: ReadLog; readonly source: EstimateSource; readonly mapping: MappingUsed }> {
  const { path, data, columns, onProgress } = request;
  const options = { encoding: data.encoding, delimiter: columns.delimiter ?? null, onProgress };
  const file = path.slice(path.lastIndexOf('/') + 1);
  let open: OpenLog | undefined;
  const csv = await readCsv(path, options, (header) => {
    open = openLog(file, header, request);
    return open.accept;
  });
  const { log, rowsRead, mapping } = open!.close();
  return { log, mapping, source: { file: csv.file, sha256: csv.sha256, rowsRead } };
}

interface OpenLog {
  readonly accept: (row: readonly string[], line: number) => void;
  readonly close: () => { readonly log: ReadLog; readonly rowsRead: number; readonly mapping: MappingUsed };
}

function openLog(file: string, header: CsvHeader, request: LogRequest): OpenLog {
  const format = recognisedFormat(header.names, request.profile);
  const profile = request.profile ?? format?.profile ?? request.fallbackProfile;
  const known = format?.columns ?? {};
  const mapping = resolvedMapping(file, profile, header.names, request.columns, known, SETTINGS);
  const used = { format: format?.id ?? null, columns: mapping.columns, guessed: mapping.guessed };
  const common = {
    width: header.names.length,
    dates: dateOrder(file, request.columns),
    onRejected: request.onRejected,
  };
  switch (profile) {
    case 'outages':
      return openOutages(file, header, request, mapping, used, common);
    case 'transitions':
      return openTransitions(file, header, request, mapping, used, common);
    case 'drills':
      return openDrills(file, header, request, mapping, used, common, format);
    case 'utilization':
      throw new MeasurementError(file, null, 'expected outages, transitions or drills, found profile utilization');
  }
}

type Common = { readonly width: number; readonly dates: DateOrder; readonly onRejected: LogRequest['onRejected'] };

function openOutages(
  file: string,
  header: CsvHeader,
  request: LogRequest,
  mapping: ResolvedMapping,
  used: MappingUsed,
  common: Common,
): OpenLog {
  const { cause, ...population } = causeApart(request.where, mapping);
  const keep = populationFilter(file, header, population, mapping);
  const window = windowSeconds(file, request.data.window, common.dates);
  const reader = new OutageReader({ read: mapping.read, keep, window, ...common });
  return {
    accept: (row, line) => reader.accept(row, line),
    close: () => {
      const outages = reader.log();
      const selection = causeSelection(file, outages, cause, mapping.read.cause ? request.kind : null);
      return { log: { profile: 'outages', outages, cause: selection }, rowsRead: outages.rowsRead, mapping: used };
    },
  };
}

function openTransitions(
  file: string,
  header: CsvHeader,
  request: LogRequest,
  mapping: ResolvedMapping,
  used: MappingUsed,
  common: Common,
): OpenLog {
  const keep = populationFilter(file, header, request.where, mapping);
  const window = windowSeconds(file, request.data.window, common.dates);
  const reader = new TransitionReader({ read: mapping.read as unknown as TransitionColumns, keep, window, ...common });
  return {
    accept: (row, line) => reader.accept(row, line),
    close: () => {
      const outages = reader.log();
      const cause = { selected: () => true, byCause: false };
      return { log: { profile: 'outages', outages, cause }, rowsRead: outages.rowsRead, mapping: used };
    },
  };
}

function openDrills(
  file: string,
  header: CsvHeader,
  request: LogRequest,
  mapping: ResolvedMapping,
  used: MappingUsed,
  common: Common,
  format: KnownFormat | null,
): OpenLog {
  const keep = populationFilter(file, header, request.where, mapping);
  const { read } = mapping;
  // A user who names start and end wants their difference, whatever other columns there are.
  const byTimes = request.columns.start !== undefined && request.columns.duration === undefined;
  const roles = byTimes ? { start: read.start, end: read.end } : read;
  if (!roles.duration && !(roles.start && roles.end)) {
    const found = header.names.slice(0, 12).join(', ');
    throw new MeasurementError(
      file,
      1,
      `expected a column 'duration', or 'start' and 'end' (profile drills), found ${found}`,
    );
  }
  const reader = new DrillReader({
    read: roles,
    hoursPerUnit: durationUnit(file, request.columns, mapping, format),
    decimalComma: request.columns.decimal === 'comma' || header.delimiter === ';',
    keep,
    ...common,
  });
  return {
    accept: (row, line) => reader.accept(row, line),
    close: () => {
      const drills = reader.log();
      return { log: { profile: 'drills', drills }, rowsRead: drills.rowsRead, mapping: used };
    },
  };
}

/** The cause condition says what counts as a failure; every other one says which rows are looked at. */
function causeApart(
  where: LogRequest['where'],
  mapping: ResolvedMapping,
): Record<string, string | number> & { cause?: string | number } {
  const key = Object.keys(where).find((name) => name === 'cause' || name === mapping.columns.cause);
  if (key === undefined || !mapping.read.cause) return { ...where };
  const { [key]: cause, ...rest } = where;
  return { ...rest, cause };
}

function populationFilter(file: string, header: CsvHeader, where: LogRequest['where'], mapping: ResolvedMapping) {
  const conditions = Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ read: readerOf(file, key, header, mapping), value }));
  return rowFilter(conditions);
}

function readerOf(file: string, key: string, header: CsvHeader, mapping: ResolvedMapping): CellReader {
  const isColumn = header.names.includes(key);
  return !isColumn && mapping.read[key] ? mapping.read[key] : cellReader(file, key, header.names);
}

function causeSelection(
  file: string,
  log: OutageLog,
  wanted: string | number | undefined,
  kind: string | null,
): CauseSelection {
  if (wanted !== undefined) {
    const selected = valueTest(wanted);
    return { selected, byCause: String(wanted).trim() !== '*' };
  }
  if (kind === null) return { selected: () => true, byCause: false };
  const [unmapped] = unmappedCauses(log.causes);
  if (unmapped === undefined) return { selected: isCauseOf(kind), byCause: true };
  const nearest = nearestCause(unmapped);
  const hint = nearest ? `nearest: ${nearest}; ` : '';
  throw new MeasurementError(
    file,
    null,
    `expected causes that each belong to one component kind, found '${unmapped}'; ${hint}say which count with where: { cause: … }`,
  );
}

function dateOrder(file: string, columns: ColumnMapping): DateOrder {
  const { dates = 'month-first' } = columns;
  if (dates === 'month-first' || dates === 'day-first') return dates;
  throw new MeasurementError(file, null, `dates: expected month-first or day-first, found '${dates}'`);
}

function durationUnit(
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

/** The stated observation window in seconds. */
function windowSeconds(
  file: string,
  window: readonly [string, string] | null,
  dates: DateOrder,
): readonly [number, number] | null {
  if (window === null) return null;
  const timeOf = timeReader(dates);
  const from = timeOf(window[0]);
  // A day named as the end belongs to the window.
  const to = timeOf(window[1]) + (window[1].includes(':') ? 0 : 86400);
  if (from < to) return [from, to];
  throw new MeasurementError(
    file,
    null,
    `data.window: expected two times, the earlier first, found ${window.join(' and ')}`,
  );
}

/** Profiles by name, for messages. */
export const profileNames: readonly string[] = Object.keys(profileRoles);
