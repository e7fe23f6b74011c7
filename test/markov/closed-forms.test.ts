import { describe, expect, it } from 'vitest';
import { sparseChain } from '../../src/markov/chain/sparse-chain.js';
import { steadyState } from '../../src/markov/chain/steady-state.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { solved } from './solved.js';

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `c${i + 1}`);

/** Steady state of a chain written down as its transitions. */
function drawnByHand(states: number, rates: readonly { from: number; to: number; perHour: number }[]): Float64Array {
  const triples = {
    from: rates.map(({ from }) => from),
    to: rates.map(({ to }) => to),
    perHour: rates.map(({ perHour }) => perHour),
  };
  return steadyState(sparseChain(states, triples)).probabilities;
}

function kOfN(k: number, n: number): SystemModel {
  return {
    ...emptyModel,
    components: names(n).map((id) => component(id, { fails: 'fails', repair: 'repair' })),
    services: [service({ atLeast: k, of: names(n).map((id) => ({ works: id })) })],
    symmetry: [
      {
        racks: [names(n).map((id) => ({ components: [id], seat: null, members: [], class: 'c' }))],
      },
    ],
  };
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
/** P(fewer than k of n work), each down with probability q: summed from the small terms. */
function tooFew(k: number, n: number, q: number): number {
  let sum = 0;
  for (let down = n; down > n - k; down--) sum += choose(n, down) * q ** down * (1 - q) ** (n - down);
  return sum;
}

describe('figures of chains with closed forms', () => {
  it.each([
    [1, 2, 4],
    [8, 10, 60],
    [7, 10, 150],
    [9, 12, 250],
  ])('%i of %i unlike parts lie between the bounds of the %i states explored', (k, n, states) => {
    // Unlike by a hair, so that no two states are one: 2^n of them.
    const q = (i: number): number => 1e-3 * (1 + i / 100);
    const components = names(n).map((id) => component(id));
    const services = [service({ atLeast: k, of: names(n).map((id) => ({ works: id })) })];
    const table = parameters(
      Object.fromEntries(
        names(n).flatMap((id, i) => [
          [`${id}.fails`, 1000 * (1 - q(i))],
          [`${id}.repair`, 1000 * q(i)],
        ]),
      ),
    );
    const { unavailability } = solved({ ...emptyModel, components, services }, table, 0, states).services[0]!;
    // P(exactly so many down), part by part.
    const down = names(n).reduce(
      (byCount, _, i) => {
        const more = byCount.map((p, count) => p * (1 - q(i)) + (count > 0 ? byCount[count - 1]! * q(i) : 0));
        return [...more, byCount[byCount.length - 1]! * q(i)];
      },
      [1],
    );
    const exact = down.slice(n - k + 1).reduceRight((sum, p) => sum + p, 0);
    expect(unavailability.low).toBeLessThanOrEqual(exact * (1 + 1e-12));
    expect(unavailability.high).toBeGreaterThanOrEqual(exact * (1 - 1e-12));
    // States one failure short of an outage are many more than outages: what they may lead to is told by the spare left.
    expect(unavailability.high).toBeLessThan(down[n - k]! / 3);
  });

  it('one component is down for its share of restore time, as often as it fails', () => {
    const model = { ...emptyModel, components: [component('a')], services: [service({ works: 'a' })] };
    const { services } = solved(model, parameters({ 'a.fails': 990, 'a.repair': 10 }));
    expect(services[0]!.unavailability.value).toBeCloseTo(0.01, 15);
    expect(services[0]!.outagesPerHour.value).toBeCloseTo(1 / 1000, 15);
    expect(services[0]!.budget).toHaveLength(1);
  });

  it.each([
    [1, 2, 1e-2],
    [2, 3, 1e-3],
    [3, 5, 1e-4],
    [1, 4, 1e-3],
  ])('%i of %i with independent repair is the binomial sum', (k, n, q) => {
    const table = parameters({ fails: 1000 * (1 - q), repair: 1000 * q });
    const { unavailability } = solved(kOfN(k, n), table, 1e-12).services[0]!;
    const exact = tooFew(k, n, q);
    expect(unavailability.value / exact).toBeCloseTo(1, 10);
    expect(unavailability.low).toBeLessThanOrEqual(exact * (1 + 1e-12));
    expect(unavailability.high).toBeGreaterThanOrEqual(exact * (1 - 1e-12));
  });

  it('the bound of a coarse exploration holds the exact value, and a finer one lies within it', () => {
    const table = parameters({ fails: 1000, repair: 10 });
    const exact = tooFew(6, 8, 10 / 1010);
    let former = { low: 0, high: 1 };
    for (const relativeBound of [1, 0.1, 1e-2, 1e-4]) {
      const { unavailability } = solved(kOfN(6, 8), table, relativeBound).services[0]!;
      expect(unavailability.low).toBeLessThanOrEqual(exact);
      expect(unavailability.high).toBeGreaterThanOrEqual(exact);
      expect(unavailability.low).toBeGreaterThanOrEqual(former.low);
      expect(unavailability.high).toBeLessThanOrEqual(former.high);
      former = unavailability;
    }
  });

  it('two machines with one repairer follow the birth-death chain drawn by hand', () => {
    const model: SystemModel = {
      ...emptyModel,
      components: names(2).map((id) => component(id, { fails: 'fails', repair: 'repair', crew: 'people' })),
      crews: [{ id: 'people', size: 1 }],
      services: [service({ any: names(2).map((id) => ({ works: id })) })],
    };
    const [lambda, mu] = [1 / 500, 1 / 8];
    const { services } = solved(model, parameters({ fails: 500, repair: 8 }));
    const [r1, r2] = [(2 * lambda) / mu, (2 * lambda * lambda) / (mu * mu)];
    expect(services[0]!.unavailability.value / (r2 / (1 + r1 + r2))).toBeCloseTo(1, 9);
  });

  it('a common cause takes all members that are up, each restores by its own mode', () => {
    const model: SystemModel = {
      ...emptyModel,
      components: names(2).map((id) => component(id, { fails: 'fails', repair: 'repair' })),
      commonCauses: [
        {
          id: 'both',
          cause: 'common-cause',
          timeToFailure: { terms: ['common'] },
          members: names(2).map((id) => ({ component: id, mode: 0 })),
        },
      ],
      services: [service({ any: names(2).map((id) => ({ works: id })) })],
    };
    const [lambda, mu, c] = [1 / 800, 1 / 6, 1 / 9000];
    const drawn = drawnByHand(3, [
      { from: 0, to: 1, perHour: 2 * lambda },
      { from: 0, to: 2, perHour: c },
      { from: 1, to: 0, perHour: mu },
      { from: 1, to: 2, perHour: lambda + c },
      { from: 2, to: 1, perHour: 2 * mu },
    ]);
    const { services } = solved(model, parameters({ fails: 800, repair: 6, common: 9000 }));
    expect(services[0]!.unavailability.value / drawn[2]!).toBeCloseTo(1, 9);
    const byCause = Object.fromEntries(services[0]!.budget.map((row) => [row.cause, row.outagesPerHour]));
    expect(byCause['common-cause']! / ((drawn[0]! + drawn[1]!) * c)).toBeCloseTo(1, 9);
  });

  it('an active-passive pair with a coverage factor follows the chain drawn by hand', () => {
    const model: SystemModel = {
      ...emptyModel,
      components: names(2).map((id) => component(id, { fails: 'fails', repair: 'repair' })),
      failoverGroups: [
        {
          id: 'pair',
          cause: 'takeover',
          members: names(2).map((id) => ({ works: id })),
          takeover: { terms: ['takeover'] },
          coverageFactor: 'coverage',
          manualRecovery: { terms: ['by hand'] },
        },
      ],
      services: [service({ groupServes: 'pair' })],
    };
    const [l, m, t, h, c] = [1 / 1000, 1 / 10, 1 / 0.02, 1 / 1.5, 0.9];
    // 0 both up · 1 standby down · 2 active down, taking over · 3 active down, uncovered · 4 both down, taking over
    // 5 both down, uncovered. From 4 the first one back is taken over by; from 5 the return of the active one serves at
    // once, the return of the other leads to manual recovery again.
    const drawn = drawnByHand(7, [
      { from: 0, to: 1, perHour: l },
      { from: 0, to: 2, perHour: c * l },
      { from: 0, to: 3, perHour: (1 - c) * l },
      { from: 1, to: 0, perHour: m },
      { from: 1, to: 4, perHour: c * l },
      { from: 1, to: 5, perHour: (1 - c) * l },
      { from: 2, to: 1, perHour: t },
      { from: 2, to: 6, perHour: m },
      { from: 2, to: 4, perHour: l },
      { from: 3, to: 1, perHour: h },
      { from: 3, to: 0, perHour: m },
      { from: 3, to: 5, perHour: l },
      { from: 4, to: 2, perHour: 2 * m },
      { from: 5, to: 3, perHour: m },
      { from: 5, to: 1, perHour: m },
      // 6: both are up again before the takeover is done.
      { from: 6, to: 0, perHour: t },
      { from: 6, to: 2, perHour: 2 * l },
    ]);
    const table = parameters({ fails: 1000, repair: 10, takeover: 0.02, 'by hand': 1.5, coverage: 0.9 });
    const { unavailability, budget } = solved(model, table).services[0]!;
    const down = drawn.slice(2).reduce((sum, share) => sum + share, 0);
    expect(unavailability.value / down).toBeCloseTo(1, 8);
    const charged = budget.reduce((sum, row) => sum + row.byPhase.reduce((a, b) => a + b, 0), 0);
    expect(charged / down).toBeCloseTo(1, 8);
  });
});
