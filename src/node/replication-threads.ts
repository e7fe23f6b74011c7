import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import type { CycleSums } from '../simulation/cycle-sums.js';
import type { CycleRunner } from '../simulation/rare-event-figures.js';
import type { ReplicationRecord } from '../simulation/replication.js';
import type { Replicator } from '../study/simulated-candidate.js';

export interface ReplicationThreads extends Replicator, CycleRunner {
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** Ends running replications; what waits for them is rejected with an AbortError. */
  readonly signal?: AbortSignal;
  /** The module whose `replicateShare` and `cycleShare` the threads call. */
  readonly worker?: URL;
}

/** A share whose thread dies is run again on a new one, so often at most. */
const attempts = 3;

/** From the source tree the threads load TypeScript the way the tests do; from the build they need nothing. */
const fromSource = import.meta.url.endsWith('.ts');

/**
 * Replications on worker threads; the digits do not depend on their number, nor on threads that died and were replaced.
 * Close it, or the process stays.
 */
export function replicationThreads(threads = availableParallelism(), options: ThreadOptions = {}): ReplicationThreads {
  const own = new URL(fromSource ? './replication-worker.ts' : './replication-worker.js', import.meta.url);
  const pool = new Piscina({
    filename: (options.worker ?? own).href,
    minThreads: 0,
    maxThreads: threads,
    // Threads are kept between the batches of one study.
    idleTimeout: 10_000,
    ...(fromSource ? { execArgv: ['--import', typeScriptLoader()] } : {}),
  });
  // A thread that dies without work is replaced when there is work again.
  pool.on('error', () => {});
  const share = async <T>(name: 'replicateShare' | 'cycleShare', of: object): Promise<T> => {
    const call = options.signal === undefined ? { name } : { name, signal: options.signal };
    for (let attempt = 1; ; attempt++) {
      try {
        return await pool.run(of, call);
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
    close: () => pool.destroy(),
  };
}

/** Found from this file, whatever the working folder is. */
function typeScriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
