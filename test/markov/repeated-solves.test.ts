import { describe, expect, it } from 'vitest';
import { exploredChain } from '../../src/markov/exploration.js';
import { repeatedPrecision, unavailabilitySolver } from '../../src/markov/unavailability-shares.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { scaledParameters } from '../../src/study/solved-candidate.js';
import { scenarioOf } from '../study/studied.js';

const text = `
workloads:
  shop: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB }, start: 20 s, spread: host, releases: { every: 2 w, failing: 5% } }
  ledger: { instances: 1, each: { cpu: 1, memory: 2 GiB }, start: 60 s }
services: { shop: { needs: [shop] }, books: { needs: [ledger] } }
candidates:
  pods: { platform: kubernetes, hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB }, control-plane: { members: 3, hosts: own } }
baseline: pods
`;

describe('a chain solved again and again', () => {
  const { net, parameters } = candidateModel(scenarioOf(text).candidates[0]!, new Map());
  const explored = exploredChain(net, parameters, { relativeBound: 0.3, maximumStates: 3000 });
  const names = [...parameters.keys()];
  /** Every parameter moved, by a factor of up to 3 either way. */
  const world = (k: number) =>
    scaledParameters(parameters, new Map(names.map((name, i) => [name, 3 ** (((7 * i + 11 * k) % 13) / 6 - 1)])));

  it('ends its iterations far below what draws are read to', () => {
    const rough = unavailabilitySolver(explored, net, repeatedPrecision);
    const precise = unavailabilitySolver(explored, net);
    for (let k = 0; k < 8; k++) {
      const expected = precise(world(k));
      for (const [s, { whole, unplanned }] of rough(world(k)).entries()) {
        expect(Math.abs(whole / expected[s]!.whole - 1)).toBeLessThan(1e-7);
        expect(Math.abs(unplanned / expected[s]!.unplanned - 1)).toBeLessThan(1e-7);
      }
    }
  });

  it('remembers nothing of the worlds before', () => {
    const solved = unavailabilitySolver(explored, net, repeatedPrecision);
    const first = solved(world(1));
    solved(world(2));
    expect(solved(world(1))).toEqual(first);
    expect(unavailabilitySolver(explored, net, repeatedPrecision)(world(1))).toEqual(first);
  });
});
