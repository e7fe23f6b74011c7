import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import { unavailabilityElasticities } from '../../src/markov/elasticities.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { unavailabilitySolver } from '../../src/markov/unavailability-shares.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { scaledParameters } from '../../src/study/solved-candidate.js';
import { scenarioOf } from '../study/studied.js';

function studiedChain(text: string, maximumStates: number) {
  const { net, parameters } = candidateModel(scenarioOf(text).candidates[0]!, new Map());
  const explored = exploredChain(net, parameters, { relativeBound: 1e-3, maximumStates });
  return { net, parameters, explored, elasticities: unavailabilityElasticities(explored, net, parameters) };
}

const custom = (components: string, works: string) => `
candidates: { system: { platform: custom, components: { ${components} }, works: "${works}" } }
baseline: system
`;

describe('elasticities of the unavailability', () => {
  // U = r/(f + r): ∂ ln U/∂ ln r = f/(f + r) = 1 − U, ∂ ln U/∂ ln f = −(1 − U).
  it('of one component are ±(1 − U)', () => {
    const { elasticities } = studiedChain(custom('a: { time-to-failure: 100 h, time-to-restore: 10 h }', 'a'), 10);
    expect(elasticities[0]!.get('a.time-to-restore')!.whole).toBeCloseTo(100 / 110, 10);
    expect(elasticities[0]!.get('a.time-to-failure')!.whole).toBeCloseTo(-100 / 110, 10);
  });

  // U = u·v with u = r/(f + r) of each: ln U is their sum, so each parameter moves it as it moves its own component.
  it('of two components in parallel are those of each by itself', () => {
    const components =
      'a: { time-to-failure: 100 h, time-to-restore: 10 h }, b: { time-to-failure: 40 h, time-to-restore: 8 h }';
    const { elasticities } = studiedChain(custom(components, 'a or b'), 10);
    expect(elasticities[0]!.get('a.time-to-restore')!.whole).toBeCloseTo(100 / 110, 10);
    expect(elasticities[0]!.get('b.time-to-failure')!.whole).toBeCloseTo(-40 / 48, 10);
  });

  // Every time multiplied by one factor changes no share of time: the elasticities in all times sum to zero.
  it('in all times together sum to zero where the whole chain is explored', () => {
    const components =
      'a: { time-to-failure: 90 h, time-to-restore: 7 h }, b: { time-to-failure: 50 h, time-to-restore: 5 h }, c: { time-to-failure: 20 h, time-to-restore: 2 h }';
    const { elasticities } = studiedChain(custom(components, 'a and b or a and c or b and c'), 100);
    const sum = [...elasticities[0]!.values()].reduce((all, { whole }) => all + whole, 0);
    expect(elasticities[0]!.size).toBe(6);
    expect(Math.abs(sum)).toBeLessThan(1e-10);
  });

  it('are the limit of differences, for every parameter of a cluster and with and without planned work', () => {
    const { net, parameters, explored, elasticities } = studiedChain(
      `
workloads:
  shop: { instances: 2, required: 2, each: { cpu: 1, memory: 2 GiB }, start: 20 s, spread: host, releases: { every: 2 w, failing: 5% } }
  ledger: { instances: 1, each: { cpu: 1, memory: 2 GiB }, start: 60 s }
services: { shop: { needs: [shop] }, books: { needs: [ledger] } }
candidates:
  vms: { platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB }, storage: { kind: array, controllers: 2 } }
baseline: vms
`,
      1500,
    );
    const solved = unavailabilitySolver(explored, net);
    const nominal = solved(parameters);
    expect(nominal.some(({ whole, unplanned }) => unplanned < 0.9 * whole)).toBe(true);
    const step = 1e-4;
    const at = (name: string, factor: number) => solved(scaledParameters(parameters, new Map([[name, factor]])));
    for (const name of [...parameters.values()].filter(isInside).map((parameter) => parameter.name)) {
      const [low, high] = [at(name, Math.exp(-step)), at(name, Math.exp(step))];
      for (const s of nominal.keys()) {
        const found = elasticities[s]!.get(name) ?? { whole: 0, unplanned: 0 };
        for (const part of ['whole', 'unplanned'] as const) {
          const difference = Math.log(high[s]![part] / low[s]![part]) / (2 * step);
          expect(Math.abs(found[part] - difference), `${name}, ${part}`).toBeLessThan(1e-6);
        }
      }
    }
  });
});

/** A probability of one cannot rise. */
function isInside({ unit, distribution }: Parameter): boolean {
  return unit !== 'probability' || !('value' in distribution) || distribution.value < 0.99;
}
