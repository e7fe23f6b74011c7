import type { CandidateEvaluation, FailureModeRecord } from './evaluation.js';

/**
 * Faults of what stands beside the machines (storage, the paths to it, the network of a host or a rack), and of people: repaired or
 * undone, they count in the availability alone.
 */
const repaired = new Set([
  'storage-lost',
  'storage-path-lost',
  'host-isolated',
  'switch-lost',
  'release-bad',
  'release',
]);

/**
 * Whether a failure is one the recovery time objective asks about: the loss of a process, a machine, a rack, an entry
 * point or a controller; of a site only where the candidate has another. Failures that leave others serving (lost share
 * below one) have nothing to recover in this sense.
 */
export function countsForObjective(record: FailureModeRecord, candidate: CandidateEvaluation): boolean {
  if (record.lostShare < 1 || repaired.has(record.id)) return false;
  return record.id !== 'site-lost' || candidate.topology.sites.length > 1;
}
