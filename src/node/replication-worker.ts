import { type BatchRunner, type CycleBatch, preparedBatches, type RareEventTask } from '../simulation/a-cycles.js';
import { type CycleShare, type CycleSums, preparedCycles } from '../simulation/cycle-sums.js';
import {
  type PreparedSimulation,
  preparedSimulation,
  type ReplicationRecord,
  type SimulationTask,
} from '../simulation/replication.js';

let latest: { key: string; prepared: PreparedSimulation } | null = null;

/**
 * Runs a share of the replications of a task; the thread pool calls it by name. The net of the latest task is kept:
 * batches of one task follow each other.
 */
export function replicateShare({
  task,
  from,
  count,
}: {
  task: SimulationTask;
  from: number;
  count: number;
}): ReplicationRecord[] {
  const key = JSON.stringify(task);
  if (latest?.key !== key) latest = { key, prepared: preparedSimulation(task) };
  return latest.prepared.replicate(from, count);
}

let latestCycles: { key: string; share: CycleShare } | null = null;

/** Runs a share of the regenerative cycles of a task; the net of the latest task is kept likewise. */
export function cycleShare({
  task,
  from,
  count,
  isBiased,
}: {
  task: RareEventTask;
  from: number;
  count: number;
  isBiased: boolean;
}): CycleSums {
  const key = JSON.stringify(task);
  if (latestCycles?.key !== key) latestCycles = { key, share: preparedCycles(task) };
  return latestCycles.share(from, count, isBiased);
}

let latestBatches: { key: string; run: BatchRunner } | null = null;

/** Runs a share of the batches of A-cycles of a task; the net of the latest task is kept likewise. */
export function batchShare({
  task,
  from,
  count,
  isForced,
}: {
  task: RareEventTask;
  from: number;
  count: number;
  isForced: boolean;
}): CycleBatch[] {
  const key = JSON.stringify(task);
  if (latestBatches?.key !== key) latestBatches = { key, run: preparedBatches(task) };
  return latestBatches.run(from, count, isForced);
}
