import { resolve } from 'node:path';
import type { MappingUsed } from '../measurements/mapping-used.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import type { UtilizationLog } from '../measurements/utilization-reader.js';
import type { Scenario } from '../scenario/scenario.js';
import { type LogRequest, readMeasured, type UseReading } from './read-log.js';
import type { ReadingProgress } from './read-measurements.js';

/** Measured use of a candidate's hosts, as shares of their capacity; null: the file does not have it. */
export interface MeasuredUse {
  readonly file: string;
  readonly cpuMean: number | null;
  readonly cpuP95: number | null;
  readonly memoryMean: number | null;
  readonly memoryP95: number | null;
  readonly log: UtilizationLog;
  readonly mapping: MappingUsed;
}

export type UseRequest = Pick<
  LogRequest,
  'path' | 'columns' | 'where' | 'data' | 'onHeader' | 'onRejected' | 'onProgress'
>;

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
  const read = await readMeasured({ ...request, profile: 'utilization', fallbackProfile: 'utilization' });
  if (read.kind !== 'use') throw new Error('a log of use that was read as another');
  return measuredUse(read.use);
}

/** What a log of use says. @throws MeasurementError not one row could be used */
export function measuredUse({ file, log, mapping }: UseReading): MeasuredUse {
  const { cpu, memory, rowsRead, rowsFiltered, quarantine } = log;
  if (cpu === null && memory === null) {
    const found = `${rowsRead} rows read, ${rowsFiltered} filtered out, ${quarantine.rejected} rejected`;
    throw new MeasurementError(file, null, `expected readings of use, found none: ${found}`);
  }
  const ofCpu = { cpuMean: cpu?.mean ?? null, cpuP95: cpu?.p95 ?? null };
  return { file, ...ofCpu, memoryMean: memory?.mean ?? null, memoryP95: memory?.p95 ?? null, log, mapping };
}
