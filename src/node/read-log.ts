import { basename } from 'node:path';
import type { EstimateSource } from '../measurements/measured-estimate.js';
import { type MappingUsed, type OpenLog, openLog, type ReadLog } from '../measurements/open-log.js';
import type { ColumnMapping, Profile } from '../measurements/profile.js';
import type { RejectedRow } from '../measurements/quarantine.js';
import type { Scenario } from '../scenario/scenario.js';
import { readCsv } from './read-csv.js';
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

/** A log that was read to its end. */
export interface LogReading {
  readonly log: ReadLog;
  readonly source: EstimateSource;
  readonly mapping: MappingUsed;
}

/**
 * Reads an outage, transition or drill log as a stream.
 *
 * @throws MeasurementError unreadable file, columns that do not exist, or settings that make no sense
 */
export async function readLog(request: LogRequest): Promise<LogReading> {
  const { path, profile, fallbackProfile, where, columns, data, nameless = false, onRejected, onProgress } = request;
  const file = basename(path);
  const zone = data.timeZone === null ? null : readZoneRules(file, data.timeZone);
  const { window } = data;
  const question = { file, profile, fallbackProfile, where, columns, window, zone, nameless, onRejected };
  let open: OpenLog | undefined;
  const csv = await readCsv(
    path,
    { encoding: data.encoding, delimiter: columns.delimiter ?? null, onProgress },
    (header) => {
      request.onHeader?.(header.names);
      open = openLog(header, question);
      return open.accept;
    },
  );
  const { log, rowsRead } = open!.close();
  return { log, mapping: open!.mapping, source: { file, sha256: csv.sha256, rowsRead } };
}
