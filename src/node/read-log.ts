import { basename } from 'node:path';
import type { MappingUsed } from '../measurements/mapping-used.js';
import type { EstimateSource } from '../measurements/measured-estimate.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { openLog, type ReadLog } from '../measurements/open-log.js';
import { openUse } from '../measurements/open-use.js';
import type { ColumnMapping, Profile } from '../measurements/profile.js';
import type { RejectedRow } from '../measurements/quarantine.js';
import { recognised } from '../measurements/recognised-profile.js';
import type { UtilizationLog } from '../measurements/utilization-reader.js';
import type { Scenario } from '../scenario/scenario.js';
import { type CsvSource, readCsv } from './read-csv.js';
import { readZoneRules } from './read-zone.js';

export interface LogRequest {
  readonly path: string;
  /** Null: that of the format the header is recognised as, else the one its columns fit, else `fallbackProfile`. */
  readonly profile: Profile | null;
  readonly fallbackProfile: Profile;
  readonly where: Readonly<Record<string, string | number>>;
  /** Role → column, and the settings `unit`, `dates`, `delimiter`, `decimal`, `step`, `ended-value`. */
  readonly columns: ColumnMapping;
  readonly data: Scenario['data'];
  /** Whether the log may be of one thing that it does not name, such as a service. */
  readonly nameless?: boolean;
  /** Told the heads of the columns before the first row. */
  readonly onHeader?: (names: readonly string[]) => void;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
  readonly onProgress: ((read: number, total: number) => void) | null;
}

/** A log of use that was read to its end. */
export interface UseReading {
  readonly file: string;
  readonly log: UtilizationLog;
  readonly mapping: MappingUsed;
}

/** A log that was read to its end. */
export interface LogReading {
  readonly log: ReadLog;
  readonly source: EstimateSource;
  readonly mapping: MappingUsed;
}

/** A measured file that was read to its end: a log of what happened, or of use. */
export type Reading =
  | { readonly kind: 'log'; readonly reading: LogReading }
  | { readonly kind: 'use'; readonly use: UseReading };

/**
 * Reads a measured file of any profile as a stream.
 *
 * @throws MeasurementError unreadable file, columns that do not exist, or settings that make no sense
 */
export async function readMeasured(request: LogRequest): Promise<Reading> {
  const { path, profile, fallbackProfile, where, columns, data, nameless = false, onRejected, onProgress } = request;
  const file = basename(path);
  const zone = data.timeZone === null ? null : readZoneRules(file, data.timeZone);
  const question = { file, profile, where, columns, window: data.window, zone, nameless, onRejected };
  const options = { encoding: data.encoding, delimiter: columns.delimiter ?? null, onProgress };
  let end: ((source: CsvSource) => Reading) | undefined;
  const source = await readCsv(path, options, (header) => {
    request.onHeader?.(header.names);
    const as = recognised(header, columns, profile, fallbackProfile);
    if (as.profile === 'utilization') {
      const { reader, mapping } = openUse(header, as, question);
      end = () => ({ kind: 'use', use: { file, log: reader.log(), mapping } });
      return (row, line) => reader.accept(row, line);
    }
    const { accept, close, mapping } = openLog(header, as, question);
    end = ({ sha256 }) => {
      const { log, rowsRead } = close();
      return { kind: 'log', reading: { log, mapping, source: { file, sha256, rowsRead } } };
    };
    return accept;
  });
  return end!(source);
}

/**
 * Reads an outage, transition or drill log as a stream.
 *
 * @throws MeasurementError unreadable file, columns that do not exist, or settings that make no sense
 */
export async function readLog(request: LogRequest): Promise<LogReading> {
  const read = await readMeasured(request);
  if (read.kind === 'log') return read.reading;
  throw new MeasurementError(read.use.file, null, 'expected outages, transitions or drills, found profile utilization');
}
