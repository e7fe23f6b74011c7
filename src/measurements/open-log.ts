import { type CellReader, type ResolvedMapping, resolvedMapping } from './column-mapping.js';
import type { CsvHeader } from './csv-header.js';
import { type DrillLog, DrillReader } from './drill-reader.js';
import type { KnownFormat } from './known-formats.js';
import { LogClock } from './log-clock.js';
import { dateOrder, durationUnit, isDecimalComma, settingNames, statedStep, windowSeconds } from './log-settings.js';
import { type MappingUsed, mappingUsed } from './mapping-used.js';
import { MeasurementError } from './measurement-error.js';
import type { OutageLog } from './outage-log.js';
import { OutageReader } from './outage-reader.js';
import { populationFilter } from './population-filter.js';
import type { ColumnMapping, Profile } from './profile.js';
import type { RejectedRow } from './quarantine.js';
import { isSampled, type Recognised } from './recognised-profile.js';
import { seriesNames } from './series-names.js';
import type { ZoneRules } from './time-zone.js';
import { type StateColumn, TransitionReader } from './transition-reader.js';

/** How a log is to be read. */
export interface LogQuestion {
  readonly file: string;
  /** As the user says; null: found out. */
  readonly profile: Profile | null;
  readonly where: Readonly<Record<string, string | number>>;
  /** Role → column, and the settings `unit`, `dates`, `delimiter`, `decimal`, `step`, `ended-value`. */
  readonly columns: ColumnMapping;
  /** Observation window as the scenario states it. */
  readonly window: readonly [string, string] | null;
  readonly zone: ZoneRules | null;
  /** Whether the log may be of one thing that it does not name, such as a service. */
  readonly nameless: boolean;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
}

interface Written {
  /** Hours: in what steps durations were written, as the user says, 0: exactly; null: to be found from them. */
  readonly step: number | null;
}

export type ReadLog = Written &
  (
    | {
        readonly profile: 'outages';
        readonly outages: OutageLog;
        /** Whether the log has a column of causes. */
        readonly namesCauses: boolean;
        /** The causes `where` asks for; null: it asks for none. */
        readonly wantedCause: string | number | null;
      }
    | { readonly profile: 'drills'; readonly drills: DrillLog }
  );

/** A log while it is read. */
export interface OpenLog {
  readonly accept: (row: readonly string[], line: number) => void;
  readonly close: () => { readonly log: ReadLog; readonly rowsRead: number };
  readonly mapping: MappingUsed;
}

interface Opening {
  readonly header: CsvHeader;
  readonly question: LogQuestion;
  readonly mapping: ResolvedMapping;
  readonly format: KnownFormat | null;
  readonly clock: LogClock;
  readonly step: number | null;
}

/**
 * A reader for the log that begins with this head.
 *
 * @param as what it was recognised as
 * @throws MeasurementError columns that do not exist, a required one that is missing, or a setting that makes no sense
 */
export function openLog(header: CsvHeader, { profile, format }: Recognised, question: LogQuestion): OpenLog {
  const { file, columns, nameless } = question;
  const optional = [
    ...(nameless ? ['component'] : []),
    ...(profile === 'transitions' && isSampled(header, columns) ? ['component', 'state'] : []),
  ];
  const known = format?.columns ?? {};
  const asked = { file, header, profile, asked: question.profile, user: columns, known };
  const mapping = resolvedMapping({ ...asked, settings: settingNames, optional });
  const clock = new LogClock(dateOrder(file, columns), question.zone);
  const opening = { header, question, mapping, format, clock, step: statedStep(file, columns) };
  return { ...readerOf(profile, opening), mapping: mappingUsed({ profile, format }, header, mapping, columns) };
}

function readerOf(profile: Profile, opening: Opening): Pick<OpenLog, 'accept' | 'close'> {
  switch (profile) {
    case 'outages':
      return openOutages(opening);
    case 'transitions':
      return openTransitions(opening);
    case 'drills':
      return openDrills(opening);
    case 'utilization': {
      const { file } = opening.question;
      throw new MeasurementError(file, null, 'expected outages, transitions or drills, found profile utilization');
    }
  }
}

function openOutages({ header, question, mapping, clock, step }: Opening): Pick<OpenLog, 'accept' | 'close'> {
  const { file, onRejected } = question;
  const { cause, ...population } = causeApart(question.where, mapping);
  const reader = new OutageReader({
    read: { component: () => 'service', ...mapping.read },
    keep: populationFilter(file, header, population, mapping),
    window: windowSeconds(file, question.window, clock),
    width: header.names.length,
    clock,
    onRejected,
  });
  return {
    accept: (row, line) => reader.accept(row, line),
    close: () => {
      const outages = reader.log();
      const namesCauses = mapping.read.cause !== undefined;
      const log = { profile: 'outages', step, outages, namesCauses, wantedCause: cause ?? null } as const;
      return { log, rowsRead: outages.rowsRead };
    },
  };
}

function openTransitions({
  header,
  question,
  mapping,
  format,
  clock,
  step,
}: Opening): Pick<OpenLog, 'accept' | 'close'> {
  const { file, onRejected } = question;
  const reader = new TransitionReader({
    time: mapping.read.time,
    states: stateColumns(header, mapping),
    hasColumnOfEach: mapping.read.state === undefined,
    otherEvents: format?.otherEvents ?? isEventColumn(mapping.columns.state),
    keep: populationFilter(file, header, question.where, mapping),
    window: windowSeconds(file, question.window, clock),
    width: header.names.length,
    clock,
    onRejected,
  });
  return {
    accept: (row, line) => reader.accept(row, line),
    close: () => {
      const outages = reader.log();
      const log = { profile: 'outages', step, outages, namesCauses: false, wantedCause: null } as const;
      return { log, rowsRead: outages.rowsRead };
    },
  };
}

function stateColumns({ names }: CsvHeader, { read, columns }: ResolvedMapping): readonly StateColumn[] {
  const { state, component }: Readonly<Record<string, CellReader | undefined>> = read;
  if (state !== undefined) return [{ state, component: component ?? (() => 'service') }];
  const indexes = [...names.keys()].filter((index) => names[index] !== columns.time && names[index].trim() !== '');
  const series = seriesNames(indexes.map((index) => names[index]));
  return indexes.map((index, i) => ({ component: () => series[i], state: (row) => row[index] ?? '' }));
}

/** Whether a column is headed as one of events of every kind, rather than of states. */
function isEventColumn(name: string | undefined): boolean {
  return /reason|event|description|message|事件|描述/i.test(name ?? '');
}

function openDrills({ header, question, mapping, format, clock, step }: Opening): Pick<OpenLog, 'accept' | 'close'> {
  const { file, columns, onRejected } = question;
  const read: Readonly<Record<string, CellReader | undefined>> = mapping.read;
  // A user who names start and end wants their difference, whatever other columns there are.
  const byTimes = columns.start !== undefined && columns.duration === undefined;
  const roles = byTimes ? { ...read, duration: undefined } : read;
  const hasInterval = roles['at-least'] !== undefined || roles['at-most'] !== undefined;
  if (!roles.duration && !(roles.start && roles.end) && !hasInterval) {
    const found = header.names.slice(0, 12).join(', ');
    const expected = `expected a column 'duration', 'start' and 'end', or 'at-least' and 'at-most' (profile drills)`;
    throw new MeasurementError(file, 1, `${expected}, found ${found}`);
  }
  const reader = new DrillReader({
    read: roles,
    hoursPerUnit: durationUnit(file, columns, mapping, format),
    decimalComma: isDecimalComma(header, columns),
    endedValue: columns['ended-value'] ?? null,
    keep: populationFilter(file, header, question.where, mapping),
    width: header.names.length,
    clock,
    onRejected,
  });
  return {
    accept: (row, line) => reader.accept(row, line),
    close: () => {
      const drills = reader.log();
      return { log: { profile: 'drills', step, drills }, rowsRead: drills.rowsRead };
    },
  };
}

/** The cause condition says what counts as a failure; every other one says which rows are looked at. */
function causeApart(
  where: LogQuestion['where'],
  mapping: ResolvedMapping,
): Record<string, string | number> & { cause?: string | number } {
  const key = Object.keys(where).find((name) => name === 'cause' || name === mapping.columns.cause);
  if (key === undefined || !mapping.read.cause) return { ...where };
  const { [key]: cause, ...rest } = where;
  return { ...rest, cause };
}
