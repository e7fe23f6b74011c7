import {
  type PreparedSimulation,
  preparedSimulation,
  type ReplicationRecord,
  type SimulationTask,
} from '../simulation/replication.js';

let latest: { key: string; prepared: PreparedSimulation } | null = null;

/** Runs a share of the replications of a task. The net of the latest task is kept: batches of one task follow each other. */
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

// biome-ignore lint/style/noDefaultExport: the thread pool calls a module's default export
export default replicateShare;
