import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { ReplicationRecord, SimulationTask } from '../simulation/replication.js';
import type { Replicator } from '../study/simulated-candidate.js';

export interface ReplicationThreads extends Replicator {
  close(): Promise<void>;
}

/** From the source tree the threads load TypeScript the way the tests do; from the build they need nothing. */
const fromSource = import.meta.url.endsWith('.ts');

/** Replications on worker threads; the digits do not depend on their number. Close it, or the process stays. */
export function replicationThreads(threads = Math.max(1, availableParallelism())): ReplicationThreads {
  const pool = new Piscina({
    filename: new URL(fromSource ? './replication-worker.ts' : './replication-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    ...(fromSource ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  return {
    replicate: async (task: SimulationTask, from: number, count: number) => {
      const share = Math.ceil(count / threads);
      const parts: Promise<ReplicationRecord[]>[] = [];
      for (let at = 0; at < count; at += share) {
        parts.push(pool.run({ task, from: from + at, count: Math.min(share, count - at) }));
      }
      return (await Promise.all(parts)).flat();
    },
    close: () => pool.destroy(),
  };
}
