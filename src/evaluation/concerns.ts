import type { FailureModeRecord } from './evaluation.js';

/** Whether a row of the failover timeline concerns a service: its own, of a workload it needs, or of everything. */
export function concerns(record: FailureModeRecord, service: string): boolean {
  if (record.service !== null) return record.service === service;
  return record.services?.includes(service) ?? true;
}
