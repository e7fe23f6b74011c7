import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ReplicationThreads, replicationThreads, type ThreadOptions } from '../../src/node/replication-threads.js';
import { rareEventFigures } from '../../src/simulation/rare-event-figures.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { parameters } from '../model/small-models.js';
import { kOfN, task } from '../simulation/simulated.js';

// Threads run the build, which `npm test` makes first.
const built = new URL('../../dist/node/thread-entry.cjs', import.meta.url);
const open: ReplicationThreads[] = [];
const threads = (count: number, options: ThreadOptions = {}): ReplicationThreads => {
  open.push(replicationThreads(count, { worker: built, ...options }));
  return open.at(-1)!;
};
afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
});

const table = parameters({ fails: { kind: 'weibull', shape: 1.5, scale: 1000 }, repair: 10 });
const small = task(kOfN(2, 3, 1), table, { years: 2 });

it('replications are the same digits on 1, 2 and 8 threads, in the order of their numbers', async () => {
  const here = preparedSimulation(small).replicate(3, 11);
  for (const count of [1, 2, 8]) expect(await threads(count).replicate(small, 3, 11)).toEqual(here);
});

it.each([
  ['as-solved', 10],
  ['true-distributions', { kind: 'lognormal', mu: 1.8, sigma: 1 }],
] as const)('rare events are the same digits here as on 2 and 8 threads: %s', async (form, repair) => {
  const sought = { model: kOfN(8, 10, 2), parameters: [...parameters({ fails: 1e4, repair }).values()], form };
  const options = { level: 0.95, relativePrecision: 0.1, maximumSteps: 1e5 };
  const here = await rareEventFigures({ ...sought, seed: 4, service: 0 }, options);
  expect(here.method).toBe(form === 'as-solved' ? 'balanced-failure-biasing' : 'a-cycles');
  for (const count of [2, 8]) {
    expect(await rareEventFigures({ ...sought, seed: 4, service: 0 }, options, threads(count))).toEqual(here);
  }
});

it('a thread that dies is replaced and its replications are run again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ninefold-test-'));
  process.env.NINEFOLD_TEST_MARK = join(folder, 'mark');
  try {
    const worker = new URL('./dying-worker.cjs', import.meta.url);
    const records = await threads(2, { worker }).replicate(small, 0, 6);
    expect(existsSync(join(folder, 'mark'))).toBe(true);
    expect(records).toEqual(preparedSimulation(small).replicate(0, 6));
  } finally {
    delete process.env.NINEFOLD_TEST_MARK;
    rmSync(folder, { recursive: true });
  }
});

it('what cannot be simulated is said in the words of the model, not of the thread', async () => {
  const broken = { ...small, parameters: [] };
  await expect(threads(2).replicate(broken, 0, 2)).rejects.toThrow('which is not resolved');
});

it('cancelling ends the running replications', async () => {
  const controller = new AbortController();
  const running = threads(2, { signal: controller.signal }).replicate({ ...small, years: 1e7 }, 0, 2);
  setTimeout(() => controller.abort(), 300);
  await expect(running).rejects.toThrow(/abort/i);
});
