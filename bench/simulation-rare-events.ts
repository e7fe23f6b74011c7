/**
 * Rare events by cycles with forced failures: relative error and time as unavailability falls, with the unbiased run that
 * would be needed beside it, for
 * - 8 of 10 components with two crews as solved, and 2 of 4 with Weibull lives and lognormal repairs, against the exact
 *   value;
 * - a shipped Kubernetes scenario whose site does not fail, with lognormal repairs and planned work: so many of the six web
 *   instances serving, as solved and with true distributions; with a layout that is put right within minutes, and with one
 *   that waits for the next release, days in which a second rack may go.
 * Two threads run the build, so build first. Usage: npx tsx bench/simulation-rare-events.ts
 */
import type { Parameter } from '../src/catalog/parameter.js';
import type { Distribution } from '../src/maths/distribution.js';
import { compiledNet } from '../src/model/compile.js';
import { always, type SystemModel } from '../src/model/system-model.js';
import { readScenario } from '../src/node/read-scenario.js';
import { replicationThreads } from '../src/node/replication-threads.js';
import { blueprintOf } from '../src/platforms/blueprint-of.js';
import { rareEventFigures } from '../src/simulation/rare-event-figures.js';
import type { SimulatedForm } from '../src/simulation/simulator.js';
import { candidateParameters } from '../src/study/candidate-parameters.js';
import { parameters } from '../test/model/small-models.js';
import { kOfN } from '../test/simulation/simulated.js';
import { scaleOf } from './simulation/repair-model.js';

const options = { level: 0.95, relativePrecision: 0.05, maximumSteps: 2e7 };
const threads = replicationThreads(2, { worker: new URL('../dist/node/thread-entry.cjs', import.meta.url) });

async function show(
  name: string,
  model: SystemModel,
  table: ReadonlyMap<string, Parameter>,
  form: SimulatedForm,
): Promise<void> {
  const began = performance.now();
  const sought = { model, parameters: [...table.values()], form, seed: 1, service: 0 };
  const { unavailability, relativePrecision, steps, naive, ...rest } = await rareEventFigures(sought, options, threads);
  const seconds = (performance.now() - began) / 1000;
  const percent = (100 * relativePrecision).toFixed(1);
  console.log(`${name}: ${unavailability.value.toExponential(3)} ± ${percent} % in ${seconds.toFixed(1)} s`);
  console.log(
    `    ${rest.method}, ${steps} events (unbiased ${naive.steps.toExponential(1)}, ${naive.years.toExponential(1)} years),` +
      ` effective sample ${rest.effectiveSampleSize.toFixed(0)}, largest cycle ${(100 * rest.largestShare).toFixed(1)} %,` +
      ` not met: ${rest.preconditions.filter(({ holds }) => !holds).map((p) => `${p.name} (${p.value?.toFixed(2)})`)}`,
  );
}

const lognormal = (mean: number): Distribution => ({ kind: 'lognormal', mu: Math.log(mean) - 0.5, sigma: 1 });

for (const fails of [1000, 3000, 1e4, 3e4, 1e5]) {
  const shares = [1];
  for (let n = 0; n < 10; n++) shares.push((shares[n]! * (10 - n) * 10) / (Math.min(n + 1, 2) * fails));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.slice(3).reduce((sum, share) => sum + share, 0) / total;
  const name = `8 of 10, exact ${exact.toExponential(3)}`;
  await show(name, kOfN(8, 10, 2), parameters({ fails, repair: 10 }), 'as-solved');
}

for (const life of [1e3, 1e4, 1e5]) {
  // Each is repaired by itself: only the means matter.
  const q = 10 / (life + 10);
  const exact = 4 * q ** 3 * (1 - q) + q ** 4;
  const fails: Distribution = { kind: 'weibull', shape: 1.5, scale: (scaleOf(1.5) * life) / 1000 };
  const name = `2 of 4, Weibull and lognormal, exact ${exact.toExponential(3)}`;
  await show(name, kOfN(2, 4), parameters({ fails, repair: lognormal(10) }), 'true-distributions');
}

const path = new URL('../scenarios/vm-versus-kubernetes.yaml', import.meta.url).pathname;
const { scenario } = await readScenario(path);
const candidate = scenario!.candidates.find(({ id }) => id === 'kubernetes')!;
const stated = Object.entries(candidate.parameters).filter(([, evidence]) => evidence.kind !== 'measured');
const own = { ...candidate, parameters: Object.fromEntries(stated) };
const blueprint = blueprintOf(own);
const changed: Readonly<Record<string, Distribution>> = {
  'host.time-to-restore': lognormal(7),
  'os.time-to-restore': lognormal(3),
  'rack.time-to-restore': lognormal(3),
  'kubernetes.rebalance': { kind: 'deterministic', value: 1 / 6 },
};
for (const waits of ['minutes', 'a release']) {
  for (const atLeast of [5, 4, 3]) {
    const model: SystemModel = {
      ...blueprint.model,
      components: blueprint.model.components.map((c) => (c.id === 'site' ? { ...c, modes: [] } : c)),
      workloads: blueprint.model.workloads.map((w) => {
        if (w.id !== 'web') return w;
        const rebalance = waits === 'minutes' ? { terms: ['kubernetes.rebalance'] } : w.rebalance;
        return { ...w, commonCauses: [], needs: always, rebalance };
      }),
      services: [
        {
          id: 'web',
          up: { serving: 'web', atLeast },
          gate: always,
          workloads: [{ id: 'web', required: atLeast }],
          upSet: [],
        },
      ],
    };
    const table = candidateParameters(own, { ...blueprint, model }, compiledNet(model), new Map());
    for (const [name, distribution] of Object.entries(changed)) table.set(name, { ...table.get(name)!, distribution });
    for (const form of ['as-solved', 'true-distributions'] as const) {
      await show(
        `Kubernetes, ${atLeast} of 6 web instances, layout put right after ${waits}, ${form}`,
        model,
        table,
        form,
      );
    }
  }
}
await threads.close();
