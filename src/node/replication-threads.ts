import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { CycleBatch } from '../simulation/a-cycles.js';
import type { CycleRunner } from '../simulation/cycle-runner.js';
import type { CycleSums } from '../simulation/cycle-sums.js';
import type { ReplicationRecord } from '../simulation/replication.js';
import type { Replicator } from '../study/simulated-candidate.js';
import { batchShare, cycleShare, replicateShare } from './replication-worker.js';

export interface ReplicationThreads extends Replicator, CycleRunner {
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** Ends running replications; what waits for them is rejected with an AbortError. */
  readonly signal?: AbortSignal;
  /** The module whose `replicateShare`, `cycleShare` and `batchShare` the threads call. */
  readonly worker?: URL;
}

/** A share whose thread dies is run again on a new one, so often at most. */
const attempts = 3;

/** A thread of Node 20 cannot be relied upon to load TypeScript: from the source tree the work is done here. */
const fromSource = import.meta.url.endsWith('.ts');

/**
 * Replications on worker threads; the digits do not depend on their number, nor on threads that died and were replaced.
 * Close it, or the process stays.
 */
export function replicationThreads(threads = availableParallelism(), options: ThreadOptions = {}): ReplicationThreads {
  if (fromSource && options.worker === undefined) return withoutThreads;
  const own = new URL('./thread-entry.cjs', import.meta.url);
  const pool = new Piscina({
    filename: (options.worker ?? own).href,
    // Each call names its function; this is what a thread looks for when it starts.
    name: 'replicateShare',
    minThreads: 0,
    maxThreads: threads,
    // Threads are kept between the batches of one study.
    idleTimeout: 10_000,
  });
  // A thread that dies before it has taken its work (it could not be loaded) leaves the work waiting for ever.
  const waiting = new Set<(error: unknown) => void>();
  pool.on('error', (error) => {
    for (const reject of waiting) reject(error);
  });
  const call = <T>(of: object, how: { name: string; signal?: AbortSignal }): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      pool
        .run(of, how)
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  const share = async <T>(name: 'replicateShare' | 'cycleShare' | 'batchShare', of: object): Promise<T> => {
    const how = options.signal === undefined ? { name } : { name, signal: options.signal };
    for (let attempt = 1; ; attempt++) {
      try {
        return await call<T>(of, how);
      } catch (error) {
        if (options.signal?.aborted === true || attempt === attempts) throw error;
      }
    }
  };
  return {
    replicate: async (task, from, count) => {
      const size = Math.ceil(count / threads);
      const parts: Promise<ReplicationRecord[]>[] = [];
      for (let at = 0; at < count; at += size) {
        parts.push(share('replicateShare', { task, from: from + at, count: Math.min(size, count - at) }));
      }
      return (await Promise.all(parts)).flat();
    },
    cycles: (task, from, count, isBiased) => share<CycleSums>('cycleShare', { task, from, count, isBiased }),
    batches: (task, from, count, isForced) => share<CycleBatch[]>('batchShare', { task, from, count, isForced }),
    close: () => pool.destroy(),
  };
}

/** The same digits, one share after another. */
const withoutThreads: ReplicationThreads = {
  replicate: async (task, from, count) => replicateShare({ task, from, count }),
  cycles: async (task, from, count, isBiased) => cycleShare({ task, from, count, isBiased }),
  batches: async (task, from, count, isForced) => batchShare({ task, from, count, isForced }),
  close: async () => {},
};
