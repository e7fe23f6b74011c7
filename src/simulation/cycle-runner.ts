import { type CycleBatch, preparedBatches, type RareEventTask } from './a-cycles.js';
import { type CycleSums, preparedCycles } from './cycle-sums.js';

/** Runs cycles somewhere (threads, or here). */
export interface CycleRunner {
  cycles(task: RareEventTask, from: number, count: number, isBiased: boolean): Promise<CycleSums>;
  batches(task: RareEventTask, from: number, count: number, isForced: boolean): Promise<CycleBatch[]>;
}

/** Runs cycles in the calling thread; the net of the latest task is kept. */
export function runnerHere(): CycleRunner {
  const cyclesOf = latest(preparedCycles);
  const batchesOf = latest(preparedBatches);
  return {
    cycles: async (task, ...share) => cyclesOf(task)(...share),
    batches: async (task, ...share) => batchesOf(task)(...share),
  };
}

function latest<T>(prepare: (task: RareEventTask) => T): (task: RareEventTask) => T {
  let kept: { task: RareEventTask; prepared: T } | null = null;
  return (task) => {
    if (kept?.task !== task) kept = { task, prepared: prepare(task) };
    return kept.prepared;
  };
}
