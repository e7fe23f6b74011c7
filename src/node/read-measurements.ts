import { resolve } from 'node:path';
import { measurementKey } from '../catalog/measurement-key.js';
import type { ParameterRole } from '../catalog/parameter-definition.js';
import { parameterDefinition } from '../catalog/parameters.js';
import { causeKindOf } from '../measurements/cause-mapping.js';
import { drillEstimate } from '../measurements/duration-estimate.js';
import type { Inventory } from '../measurements/inventory.js';
import type { EstimateSource, MeasuredEstimate } from '../measurements/measured-estimate.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { outageEstimate } from '../measurements/outage-estimate.js';
import type { RejectedRow } from '../measurements/quarantine.js';
import type { Evidence, Scenario } from '../scenario/scenario.js';
import { measuredEvidence } from './measured-evidence.js';
import { readInventory } from './read-inventory.js';
import { type LogReading, type LogRequest, readLog } from './read-log.js';

/** One parameter that a scenario says is measured. */
export interface MeasurementRequest {
  /** Catalog name, or the name of one workload's, host group's or link's own quantity. */
  readonly parameter: string;
  /** Catalog name it is like, when `parameter` is none; null: the catalog knows nothing about it. */
  readonly like?: string | null;
  /** What it stands for, when no catalog name says so. */
  readonly role?: ParameterRole;
  readonly evidence: Evidence & { readonly kind: 'measured' };
  /** Folder relative files are looked up in. */
  readonly folder: string;
  /** The scenario's statement on its data; nothing: found out from the files. */
  readonly data?: Scenario['data'];
  readonly onRejected?: ((rejected: RejectedRow) => void) | null;
}

/** Told how far a file has been read, in bytes. */
export type ReadingProgress = (file: string, read: number, total: number) => void;

/**
 * Every measured parameter of a scenario, estimated from the file it names: what `resolvedParameters` and
 * `parameterLike` take as their `estimates`. A file that several parameters read in the same way is read once.
 *
 * @param folder of the scenario file: relative names are looked up there
 * @throws MeasurementError the first file that cannot be used, one line with what was expected and found
 */
export function readScenarioEstimates(
  scenario: Scenario,
  folder: string,
  progress?: ReadingProgress,
): Promise<Map<string, MeasuredEstimate>> {
  const requests = measuredEvidence(scenario).map((found) => ({ ...found, folder, data: scenario.data }));
  return readEstimates(requests, progress);
}

/**
 * Reads every measured file that is asked for, each as a stream, one after another.
 *
 * @returns estimates under `measurementKey(parameter, evidence)`, as resolution looks them up
 * @throws MeasurementError the first file that cannot be used
 */
export async function readEstimates(
  requests: readonly MeasurementRequest[],
  progress?: ReadingProgress,
): Promise<Map<string, MeasuredEstimate>> {
  const estimates = new Map<string, MeasuredEstimate>();
  const wanted = new Map(requests.map((request) => [measurementKey(request.parameter, request.evidence), request]));
  // One log in memory at a time: all that ask for the same rows are answered before the next is read.
  for (const [key, request] of wanted) {
    if (estimates.has(key)) continue;
    const reading = await readLog(logRequest(request, progress));
    for (const [other, alike] of wanted) {
      if (readingKey(alike) === readingKey(request)) estimates.set(other, await estimateOf(alike, reading));
    }
  }
  return new Map([...wanted.keys()].map((key) => [key, estimates.get(key)!]));
}

/** Reads one. */
export async function readEstimate(request: MeasurementRequest, progress?: ReadingProgress): Promise<MeasuredEstimate> {
  return estimateOf(request, await readLog(logRequest(request, progress)));
}

/** What makes two requests read the same rows in the same way. */
function readingKey({ evidence, ...request }: MeasurementRequest): string {
  const { path, fallbackProfile } = logRequest({ evidence, ...request });
  return JSON.stringify([
    path,
    evidence.profile ?? fallbackProfile,
    evidence.profile,
    evidence.where,
    evidence.columns,
  ]);
}

async function estimateOf(
  request: MeasurementRequest,
  { log, source }: Pick<LogReading, 'log' | 'source'>,
): Promise<MeasuredEstimate> {
  const { parameter } = request;
  const role = roleOf(request);
  if (log.profile === 'drills') {
    if (role === 'time-to-failure') throw wrongProfile(parameter, source);
    return drillEstimate(log, parameter, source);
  }
  const like = request.like === undefined ? parameter : request.like;
  const question = {
    parameter,
    like,
    role,
    kind: like === null ? null : causeKindOf(like),
    wantedCause: log.wantedCause,
    namesCauses: log.namesCauses,
    step: log.step,
    inventory: await inventoryOf(request),
  };
  return outageEstimate(log.outages, question, source);
}

async function inventoryOf({ evidence, folder, data }: MeasurementRequest): Promise<Inventory | null> {
  return evidence.inventory === null ? null : readInventory(resolve(folder, evidence.inventory), data);
}

function wrongProfile(parameter: string, source: EstimateSource): MeasurementError {
  const message = `${parameter}: expected an outage log (profile outages), found durations (profile drills)`;
  return new MeasurementError(source.file, null, message);
}

function roleOf({ role, like, parameter }: MeasurementRequest): ParameterRole {
  return role ?? parameterDefinition(like ?? parameter)?.role ?? 'step';
}

function logRequest(request: MeasurementRequest, progress?: ReadingProgress): LogRequest {
  const { evidence, folder, data, onRejected = null } = request;
  const role = roleOf(request);
  const isOutage = role === 'time-to-failure' || role === 'time-to-restore';
  return {
    path: resolve(folder, evidence.file),
    profile: evidence.profile,
    fallbackProfile: isOutage ? 'outages' : 'drills',
    where: evidence.where,
    columns: evidence.columns,
    data: data ?? { timeZone: null, encoding: null, window: null },
    onRejected,
    onProgress: progress ? (read, total) => progress(evidence.file, read, total) : null,
  };
}
