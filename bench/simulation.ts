/**
 * State changes (failures and completed repairs) a second of processor time on the repair model of equal components with
 * crews, through the general dynamics with individual components, against
 * - SimPy (Python), where python3 or the program named by the variable PYTHON can import it;
 * - simjs 2.0.3, the fastest discrete-event library in JavaScript, from the folder named by the variable SIMJS
 *   (`npm install simjs@2.0.3` in a folder of its own);
 * and two threads, which run the build, against one (by the clock), with the exact unavailability beside the simulated one.
 * Usage: npx tsx bench/simulation.ts
 */
import { spawnSync } from 'node:child_process';
import { replicationThreads } from '../src/node/replication-threads.js';
import { merged } from '../src/simulation/merged-statistics.js';
import { ownRate, type RepairModel, repairTask } from './simulation/repair-model.js';
import { simJs, simJsRate } from './simulation/simjs-k-of-n.js';

const models: readonly RepairModel[] = [
  { components: 10, required: 8, crews: 2, shape: 1 },
  { components: 10, required: 8, crews: 2, shape: 1.5 },
  { components: 200, required: 160, crews: 40, shape: 1 },
  { components: 200, required: 160, crews: 40, shape: 1.5 },
];
const library = simJs(process.env.SIMJS);
const million = (rate: number | null): string => (rate === null ? 'not found' : `${(rate / 1e6).toFixed(2)} million/s`);

for (const model of models) {
  const { components, required, crews, shape } = model;
  const years = 100_000 / components;
  const own = ownRate(model, years);
  const simPy = simPyRate(model, (years * 8766) / 20);
  const js = library === null ? null : simJsRate(library, model, (years * 8766) / 2);
  const ratio = (peer: number | null): string => (peer === null ? '' : ` (× ${(own / peer).toFixed(1)})`);
  const law = shape === 1 ? 'exponential' : `Weibull ${shape}`;
  console.log(`${required} of ${components}, ${crews} crews, ${law}: ${million(own)}`);
  console.log(`    SimPy ${million(simPy)}${ratio(simPy)}, simjs ${million(js)}${ratio(js)}`);
}
await threads();

function simPyRate({ components, crews, shape }: RepairModel, hours: number): number | null {
  const script = new URL('./simulation/k_of_n.py', import.meta.url).pathname;
  const args = [script, components, crews, hours, shape].map(String);
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', args, { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

async function threads(): Promise<void> {
  const task = repairTask(models[0]!, 500);
  const seconds: number[] = [];
  for (const count of [1, 2]) {
    const pool = replicationThreads(count, { worker: new URL('../dist/node/thread-entry.cjs', import.meta.url) });
    await pool.replicate(task, 0, 2 * count);
    const began = performance.now();
    const records = await pool.replicate(task, 0, 120);
    seconds.push((performance.now() - began) / 1000);
    if (count === 2) {
      const { value, halfWidth } = merged(records, 0.95).services[0]!.unavailability;
      console.log(`unavailability ${value.toExponential(4)} ± ${halfWidth.toExponential(1)}, exact 1.6882e-4`);
    }
    await pool.close();
  }
  console.log(`two threads: ${(seconds[0]! / seconds[1]!).toFixed(2)} times one`);
}
