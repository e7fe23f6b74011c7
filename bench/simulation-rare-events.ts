import { compiledNet } from '../src/model/compile.js';
import { always, type SystemModel } from '../src/model/system-model.js';
import { readScenario } from '../src/node/read-scenario.js';
import { replicationThreads } from '../src/node/replication-threads.js';
import { blueprintOf } from '../src/platforms/blueprint-of.js';
import { type RareEventFigures, rareEventFigures } from '../src/simulation/rare-event-figures.js';
import { candidateParameters } from '../src/study/candidate-parameters.js';
import { parameters } from '../test/model/small-models.js';
import { kOfN } from '../test/simulation/simulated.js';

const options = { level: 0.95, relativePrecision: 0.05, maximumSteps: 2e7 };
const threads = replicationThreads(2);

function exact(fails: number): number {
  const shares = [1];
  for (let n = 0; n < 10; n++) shares.push((shares[n]! * (10 - n) * 10) / (Math.min(n + 1, 2) * fails));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.slice(3).reduce((sum, share) => sum + share, 0) / total;
}

async function show(name: string, run: () => Promise<RareEventFigures>): Promise<void> {
  const began = performance.now();
  const { unavailability, relativePrecision, steps, naive, ...rest } = await run();
  const seconds = (performance.now() - began) / 1000;
  const percent = (100 * relativePrecision).toFixed(1);
  console.log(`${name}: ${unavailability.value.toExponential(3)} ± ${percent} % in ${seconds.toFixed(1)} s`);
  console.log(
    `    ${rest.method}, ${steps} events (unbiased ${naive.steps.toExponential(1)}, ${naive.years.toExponential(1)} years),` +
      ` effective sample ${rest.effectiveSampleSize.toFixed(0)}, largest cycle ${(100 * rest.largestShare).toFixed(1)} %,` +
      ` not met: ${rest.preconditions.filter(({ holds }) => !holds).map((p) => `${p.name} (${p.value?.toFixed(2)})`)}`,
  );
}

for (const fails of [1000, 3000, 1e4, 3e4, 1e5]) {
  const sought = { model: kOfN(8, 10, 2), parameters: [...parameters({ fails, repair: 10 }).values()] };
  const name = `8 of 10, exact ${exact(fails).toExponential(3)}`;
  await show(name, () => rareEventFigures({ ...sought, seed: 1, service: 0 }, options, threads));
}

const { scenario } = await readScenario(new URL('../scenarios/vm-versus-kubernetes.yaml', import.meta.url).pathname);
const candidate = scenario!.candidates.find(({ id }) => id === 'kubernetes')!;
const stated = Object.entries(candidate.parameters).filter(([, evidence]) => evidence.kind !== 'measured');
const blueprint = blueprintOf({ ...candidate, parameters: Object.fromEntries(stated) });
for (const atLeast of [5, 4, 3]) {
  const model: SystemModel = {
    ...blueprint.model,
    components: blueprint.model.components.map((c) => (c.id === 'site' ? { ...c, modes: [] } : c)),
    workloads: blueprint.model.workloads.map((w) => (w.id === 'web' ? { ...w, commonCauses: [], needs: always } : w)),
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
  const own = { ...candidate, parameters: Object.fromEntries(stated) };
  const table = candidateParameters(own, { ...blueprint, model }, compiledNet(model), new Map());
  const sought = { model, parameters: [...table.values()], seed: 1, service: 0 };
  await show(`Kubernetes, ${atLeast} of 6 web instances`, () => rareEventFigures(sought, options, threads));
}
await threads.close();
