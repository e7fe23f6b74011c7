import { basename, resolve } from 'node:path';
import { type ResolvedMapping, resolvedMapping } from '../measurements/column-mapping.js';
import type { CsvHeader } from '../measurements/csv-header.js';
import { recognisedFormat } from '../measurements/known-formats.js';
import { LogClock } from '../measurements/log-clock.js';
import { dateOrder, isDecimalComma, settingNames } from '../measurements/log-settings.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { populationFilter } from '../measurements/open-log.js';
import type { ColumnMapping } from '../measurements/profile.js';
import type { RejectedRow } from '../measurements/quarantine.js';
import {
  resourceOf,
  type UseColumn,
  type UtilizationLog,
  UtilizationReader,
} from '../measurements/utilization-reader.js';
import type { Scenario } from '../scenario/scenario.js';
import { readCsv } from './read-csv.js';
import type { ReadingProgress } from './read-measurements.js';
import { readZoneRules } from './read-zone.js';

/** Measured use of a candidate's hosts, as shares of their capacity; null: the file does not have it. */
export interface MeasuredUse {
  readonly file: string;
  readonly cpuMean: number | null;
  readonly cpuP95: number | null;
  readonly memoryMean: number | null;
  readonly memoryP95: number | null;
  readonly log: UtilizationLog;
}

export interface UseRequest {
  readonly path: string;
  readonly columns: ColumnMapping;
  readonly where: Readonly<Record<string, string | number>>;
  readonly data: Scenario['data'];
  /** Told the heads of the columns before the first row. */
  readonly onHeader?: (names: readonly string[]) => void;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
  readonly onProgress: ((read: number, total: number) => void) | null;
}

/**
 * Measured use of each candidate that names a file of it, by candidate id; a file that several candidates read in the
 * same way is read once.
 *
 * @param folder of the scenario file
 * @throws MeasurementError the first file that cannot be used, one line with what was expected and found
 */
export async function readScenarioUse(
  scenario: Scenario,
  folder: string,
  progress?: ReadingProgress,
): Promise<Map<string, MeasuredUse>> {
  const read = new Map<string, MeasuredUse>();
  const uses = new Map<string, MeasuredUse>();
  for (const { id, utilization } of scenario.candidates) {
    if (utilization === null) continue;
    const { file, columns } = utilization;
    const key = JSON.stringify([file, columns]);
    const onProgress = progress ? (done: number, total: number) => progress(file, done, total) : null;
    const request = {
      path: resolve(folder, file),
      columns,
      where: {},
      data: scenario.data,
      onRejected: null,
      onProgress,
    };
    const use = read.get(key) ?? (await readUse(request));
    read.set(key, use);
    uses.set(id, use);
  }
  return uses;
}

/**
 * Reads one utilization log: a row for each host and time with `cpu` and `memory`, or one reading and a `metric`
 * (PowerCLI), or `used` and `capacity`, or a column for each host (Prometheus as Grafana writes it).
 *
 * @throws MeasurementError unreadable file, no column of readings, or not one row that could be used
 */
export async function readUse(request: UseRequest): Promise<MeasuredUse> {
  const { path, columns, data, onProgress } = request;
  let reader: UtilizationReader | undefined;
  const options = { encoding: data.encoding, delimiter: columns.delimiter ?? null, onProgress };
  const { file } = await readCsv(path, options, (header) => {
    request.onHeader?.(header.names);
    const opened = openUse(basename(path), header, request);
    reader = opened;
    return (row, line) => opened.accept(row, line);
  });
  const log = reader!.log();
  if (log.cpu === null && log.memory === null) {
    const { rowsRead, rowsFiltered, quarantine } = log;
    const found = `${rowsRead} rows read, ${rowsFiltered} filtered out, ${quarantine.rejected} rejected`;
    throw new MeasurementError(file, null, `expected readings of use, found none: ${found}`);
  }
  const ends = { cpuMean: log.cpu?.mean ?? null, cpuP95: log.cpu?.p95 ?? null };
  return { file, ...ends, memoryMean: log.memory?.mean ?? null, memoryP95: log.memory?.p95 ?? null, log };
}

function openUse(file: string, header: CsvHeader, request: UseRequest): UtilizationReader {
  const { columns, where, data, onRejected } = request;
  const zone = data.timeZone === null ? null : readZoneRules(file, data.timeZone);
  const known = recognisedFormat(header.names, 'utilization');
  const mapping = resolvedMapping(file, 'utilization', header, columns, known?.columns ?? {}, settingNames);
  const { read } = mapping;
  const use = useColumns(file, header, mapping);
  return new UtilizationReader({
    time: read.time ?? null,
    component: use.some(({ component }) => component !== null) ? null : (read.component ?? null),
    use,
    metric: read.metric ?? null,
    capacity: read.capacity ?? null,
    percent: percentOf(file, columns.unit ?? known?.unit),
    decimalComma: isDecimalComma(header, columns),
    keep: populationFilter(file, header, where, mapping),
    width: header.names.length,
    clock: new LogClock(dateOrder(file, columns), zone),
    onRejected,
  });
}

/** `cpu` and `memory`; else the single reading `used`; else every column but the time, each a host. */
function useColumns(file: string, header: CsvHeader, { read, columns }: ResolvedMapping): readonly UseColumn[] {
  const named = (['cpu', 'memory'] as const).flatMap((resource): UseColumn[] =>
    read[resource] ? [{ resource, read: read[resource], component: null }] : [],
  );
  if (named.length > 0) return named;
  const { used } = read;
  if (used) return [{ resource: resourceOf(columns.used ?? '') ?? 'cpu', read: used, component: null }];
  const isTime = (name: string) => name === columns.time;
  const hosts = read.time === undefined ? [] : header.names.filter((name) => !isTime(name) && name.trim() !== '');
  if (hosts.length === 0) {
    const found = header.names.slice(0, 12).join(', ');
    throw new MeasurementError(
      file,
      1,
      `expected a column 'cpu', 'memory' or 'used' (profile utilization), found ${found}`,
    );
  }
  return hosts.map((name) => {
    const index = header.names.indexOf(name);
    return { resource: resourceOf(name) ?? 'cpu', read: (row) => row[index] ?? '', component: name };
  });
}

function percentOf(file: string, unit: string | undefined): boolean | null {
  if (unit === undefined) return null;
  if (unit === 'percent' || unit === '%') return true;
  if (unit === 'share') return false;
  throw new MeasurementError(file, null, `unit: expected percent or share, found '${unit}'`);
}
