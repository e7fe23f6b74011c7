/**
 * Large candidates: a hundred and a thousand hosts in four racks, catalog defaults, two workloads of 20 and 5 instances and
 * others on every host, as virtual machines and as pods; and with the inputs of published models. Seconds of processor
 * time for the model and for its chain, the relative bound on the unavailability for so many states explored, and peak
 * memory; against the simulation, as-solved, that would be needed for an interval (99.9 %) as narrow: a ratio above 1 says
 * that the chain is the cheaper way.
 * Usage: npx tsx bench/candidates.ts
 */
import { parameterNames } from '../src/catalog/parameters.js';
import { presets } from '../src/catalog/presets.js';
import { chainFigures } from '../src/markov/chain-figures.js';
import { exploredChain } from '../src/markov/exploration.js';
import { formatProblem } from '../src/scenario/problem.js';
import { scenarioFromText } from '../src/scenario/scenario-from-text.js';
import { simulatedUntilPrecise } from '../src/simulation/sequential-stopping.js';
import { type CandidateModel, candidateModel } from '../src/study/candidate-model.js';
import { replicatorHere, simulationTask } from '../src/study/simulated-candidate.js';

const text = (hosts: number, preset: string): string => `ninefold: 1
title: ${hosts} hosts
${preset}
workloads:
  front: { instances: 20, required: 16, each: { cpu: 2, memory: 8 GiB }, start: 25 s, spread: host }
  ledger: { instances: 5, required: 3, each: { cpu: 4, memory: 16 GiB }, start: 60 s, spread: host }
  other: { instances: ${2 * hosts}, each: { cpu: 2, memory: 8 GiB } }
services:
  shop: { needs: [front, ledger], target: { availability: 99.9% } }
candidates:
  vms:
    platform: vm
    hosts: &hosts { count: ${hosts}, racks: 4, cpu: 32, memory: 256 GiB }
    ha: { kind: vsphere, reserve: 2 hosts }
    storage: &array { kind: array, controllers: 2 }
  pods:
    platform: kubernetes
    hosts: *hosts
    control-plane: { members: 3, hosts: own }
    ingress: { kind: haproxy, members: 2, vip: keepalived }
    storage: *array
`;

/** Seconds of processor time, which other programs on the machine do not lengthen. */
function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function timed<T>(run: () => T | Promise<T>): Promise<[T, number]> {
  const start = ownSeconds();
  const result = await run();
  return [result, ownSeconds() - start];
}

/** Seconds for a relative half-width, from a run of some length: they go with its square. */
async function simulationSeconds({ blueprint, parameters }: CandidateModel, relative: number): Promise<number> {
  const effort = { level: 0.999, relativePrecision: 0, maximumEvents: 3e5, maximumYears: 1e6, batch: 16 };
  const lengths = { warmUpYears: 0.1, years: 20 };
  const task = simulationTask(blueprint.model, [...parameters.values()], 'as-solved', 1, lengths);
  const here = replicatorHere();
  const run = () => simulatedUntilPrecise((from, count) => here.replicate(task, from, count), effort);
  const [{ figures }, seconds] = await timed(run);
  const { value, halfWidth } = figures.services[0]!.unavailability;
  return seconds * (halfWidth / value / relative) ** 2;
}

for (const [hosts, preset] of [
  [100, ''],
  [1000, ''],
  [100, 'preset: pessimistic-published'],
] as const) {
  const { scenario, problems } = scenarioFromText(text(hosts, preset), 'bench', {
    knownParameters: parameterNames,
    presets: new Map(presets.map(({ name, parameters }) => [name, parameters])),
    hashOf: () => '',
  });
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  for (const candidate of scenario.candidates) {
    const [model, modelSeconds] = await timed(() => candidateModel(candidate, new Map()));
    console.log(`${hosts} hosts, ${candidate.id} ${preset}: model in ${modelSeconds.toFixed(2)} s`);
    for (const maximumStates of [2000, 8000, 20_000]) {
      const solve = () => {
        const explored = exploredChain(model.net, model.parameters, { relativeBound: 0.01, maximumStates });
        return explored.load < 1 ? chainFigures(explored, model.net, model.parameters) : explored.load;
      };
      const [figures, seconds] = await timed(solve);
      if (typeof figures === 'number') {
        console.log(`  no bound: failures × serial recovery ${figures.toFixed(2)}, ${seconds.toFixed(2)} s; simulated`);
        break;
      }
      const { value, high } = figures.services[0]!.unavailability;
      const relative = high / value - 1;
      const ratio = (await simulationSeconds(model, relative)) / seconds;
      const memory = process.resourceUsage().maxRSS / 1024;
      console.log(
        `  ${figures.states} states: ${value.toExponential(3)} + ${(100 * relative).toFixed(1)} % in ${seconds.toFixed(2)} s,` +
          ` simulation ÷ chain ${ratio.toFixed(2)}, ${memory.toFixed(0)} MiB`,
      );
    }
  }
}
