import { resolve } from 'node:path';
import { distributionMean } from '../catalog/distribution-mean.js';
import { measurementKey } from '../catalog/measurement-key.js';
import type { ParameterRole } from '../catalog/parameter-definition.js';
import { parameterDefinition } from '../catalog/parameters.js';
import { defaultOf } from '../catalog/resolve.js';
import { causeKindOf } from '../measurements/cause-mapping.js';
import { durationEstimate } from '../measurements/duration-estimate.js';
import { isoLocal } from '../measurements/local-time.js';
import { logRemarks } from '../measurements/log-remarks.js';
import type { EstimateSource, MeasuredEstimate } from '../measurements/measured-estimate.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import type { OutageLog } from '../measurements/outage-log.js';
import { outageStatistics } from '../measurements/outage-statistics.js';
import { rateEstimate } from '../measurements/rate-estimate.js';
import type { Evidence, Scenario } from '../scenario/scenario.js';
import { readInventory } from './read-inventory.js';
import { type LogRequest, readLog } from './read-log.js';

/** One parameter that a scenario says is measured. */
export interface MeasurementRequest {
  /** Catalog name, or the name of one workload's own quantity. */
  readonly parameter: string;
  /** Catalog name it is like, when `parameter` is none. */
  readonly like?: string;
  readonly evidence: Evidence & { readonly kind: 'measured' };
  /** Folder relative files are looked up in. */
  readonly folder: string;
  /** The scenario's statement on its data; nothing: found out from the files. */
  readonly data?: Scenario['data'];
}

/**
 * Reads every measured file a scenario names, each as a stream.
 *
 * @returns estimates under `measurementKey(parameter, evidence)`, as resolution looks them up
 * @throws MeasurementError the first file that cannot be used, one line with what was expected and found
 */
export async function readEstimates(requests: readonly MeasurementRequest[]): Promise<Map<string, MeasuredEstimate>> {
  const estimates = new Map<string, MeasuredEstimate>();
  for (const request of requests) {
    const key = measurementKey(request.parameter, request.evidence);
    if (!estimates.has(key)) estimates.set(key, await readEstimate(request));
  }
  return estimates;
}

/** Reads one. */
export async function readEstimate(request: MeasurementRequest): Promise<MeasuredEstimate> {
  const role = roleOf(request);
  const { log, source } = await readLog(logRequest(request, role));
  if (log.profile === 'drills') {
    if (role === 'time-to-failure') throw wrongProfile(request, source);
    const { durations, window, quarantine } = log.drills;
    const isoWindow = window && ([isoLocal(window[0]), isoLocal(window[1])] as const);
    const question = { parameter: request.parameter, window: isoWindow, quarantine, remarks: [] };
    return durationEstimate({ exact: durations, longerThan: [] }, question, source);
  }
  return outageEstimate(request, role, log.outages, log.cause, source);
}

function wrongProfile(request: MeasurementRequest, source: EstimateSource): MeasurementError {
  const message = `${request.parameter}: expected an outage log (profile outages), found durations (profile drills)`;
  return new MeasurementError(source.file, null, message);
}

async function outageEstimate(
  request: MeasurementRequest,
  role: ParameterRole,
  outages: OutageLog,
  selection: { readonly selected: (cause: string) => boolean; readonly byCause: boolean },
  source: EstimateSource,
): Promise<MeasuredEstimate> {
  const { evidence, folder, parameter } = request;
  const inventory =
    evidence.inventory === null ? null : await readInventory(resolve(folder, evidence.inventory), request.data);
  if (role === 'time-to-failure') {
    const catalogMean = distributionMean(defaultOf(request.like ?? parameter).distribution);
    return rateEstimate(outages, { parameter, inventory, catalogMean, ...selection }, source);
  }
  const statistics = outageStatistics(outages, selection.selected, inventory);
  const window = outages.groups.length === 0 ? null : wholeWindow(outages);
  const durations = { exact: statistics.repairs, longerThan: statistics.openRepairs };
  const remarks = logRemarks(outages, statistics).filter((remark) => !remark.startsWith('exposure'));
  return durationEstimate(durations, { parameter, window, quarantine: outages.quarantine, remarks }, source);
}

function wholeWindow(log: OutageLog): readonly [string, string] {
  const from = Math.min(...log.groups.map((group) => group.from));
  const to = Math.max(...log.groups.map((group) => group.to));
  return [isoLocal(from), isoLocal(to)];
}

function roleOf(request: MeasurementRequest): ParameterRole {
  return parameterDefinition(request.like ?? request.parameter)?.role ?? 'step';
}

function logRequest({ evidence, folder, parameter, like, data }: MeasurementRequest, role: ParameterRole): LogRequest {
  const isOutage = role === 'time-to-failure' || role === 'time-to-restore';
  return {
    path: resolve(folder, evidence.file),
    profile: evidence.profile,
    fallbackProfile: isOutage ? 'outages' : 'drills',
    where: evidence.where,
    columns: evidence.columns,
    kind: isOutage ? causeKindOf(like ?? parameter) : null,
    data: data ?? { timeZone: null, encoding: null, window: null },
    onRejected: null,
    onProgress: null,
  };
}
