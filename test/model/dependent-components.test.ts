import { describe, expect, it } from 'vitest';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { compiledNet } from '../../src/model/compile.js';
import type { Component, Condition, SystemModel } from '../../src/model/system-model.js';
import { simulated, task } from '../simulation/simulated.js';
import { drawn, expectSame } from './hand-drawn.js';
import { component, emptyModel, parameters, service } from './small-models.js';

const anyOf = (...ids: string[]): Condition => ({ any: ids.map((id) => ({ works: id })) });

/** A component that waits while the condition holds, and fails then at this share of its rate. */
function spare(id: string, waits: Condition, dormancy: string | null): Component {
  const [mode] = component(id).modes;
  const inUse = { ...mode!, while: { not: waits } };
  if (dormancy === null) return component(id, { modes: [inUse] });
  const thinning = [{ parameter: dormancy, complement: false }];
  return component(id, {
    modes: [inUse, { ...mode!, timeToFailure: { ...mode!.timeToFailure, thinning }, while: waits }],
  });
}

const means = { 'a.fails': 100, 'a.repair': 8, 'b.fails': 70, 'b.repair': 5, 'c.fails': 160, 'c.repair': 11 };
const [fa, ra, fb, rb] = [1 / 100, 1 / 8, 1 / 70, 1 / 5];

describe('spares that wait', () => {
  const pair = (dormancy: string | null): SystemModel => ({
    ...emptyModel,
    components: [component('a'), spare('b', { works: 'a' }, dormancy)],
    services: [service(anyOf('a', 'b'))],
  });

  it('a cold one cannot fail while the other works', () => {
    expectSame(
      pair(null),
      means,
      drawn(['both', 'a down', 'b down'], {
        both: { 'a down': fa },
        'a down': { both: ra, none: fb },
        none: { 'b down': ra, 'a down': rb },
        // Repaired together with a, which has returned first.
        'b down': { both: rb, none: fa },
      }),
    );
  });

  it.each([0.3, 1])('one that fails at the share %d of its rate while it waits', (share) => {
    expectSame(
      pair('dormant coverage'),
      { ...means, 'dormant coverage': share },
      drawn(['both', 'a down', 'b down'], {
        both: { 'a down': fa, 'b down': share * fb },
        'a down': { both: ra, none: fb },
        none: { 'b down': ra, 'a down': rb },
        'b down': { both: rb, none: fa },
      }),
    );
  });

  it('a second spare is used once both others are down', () => {
    const third = spare('c', anyOf('a', 'b'), null);
    const [fc, rc] = [1 / 160, 1 / 11];
    const model = {
      ...pair(null),
      components: [...pair(null).components, third],
      services: [service(anyOf('a', 'b', 'c'))],
    };
    const repair: Record<string, number> = { a: ra, b: rb, c: rc };
    const fails: Record<string, number> = { a: fa, b: fb, c: fc };
    const rates: Record<string, Record<string, number>> = {};
    for (const down of ['', 'a', 'b', 'c', 'ab', 'ac', 'bc', 'abc']) {
      const row: Record<string, number> = {};
      for (const id of down) row[`:${down.replace(id, '')}`] = repair[id]!;
      // The first of those that work is in use.
      const used = ['a', 'b', 'c'].find((id) => !down.includes(id));
      if (used !== undefined) row[`:${[...down, used].sort().join('')}`] = fails[used]!;
      rates[`:${down}`] = row;
    }
    expectSame(
      model,
      means,
      drawn(
        Object.keys(rates).filter((state) => state !== ':abc'),
        rates,
      ),
    );
  });

  it('are within the bound however little is explored: what waits counts in it too', () => {
    const rare = { ...means, 'a.fails': 4000, 'b.fails': 900 };
    const [model, table] = [pair(null), parameters(rare)];
    const net = compiledNet(model);
    const figures = (maximumStates: number) =>
      chainFigures(exploredChain(net, table, { relativeBound: 1e-12, maximumStates }), net, table).services[0]!;
    const exact = figures(1000).unavailability;
    const [few, more] = [figures(2).unavailability, figures(3).unavailability];
    for (const { low, high } of [few, more]) {
      expect(low).toBeLessThanOrEqual(exact.value);
      expect(high).toBeGreaterThanOrEqual(exact.value);
    }
    expect(few.high - few.low).toBeGreaterThan(exact.high - exact.low);
  });

  it('are simulated alike', () => {
    const found = simulated(task(pair(null), parameters(means)), 100);
    const chain = drawn(['both', 'a down', 'b down'], {
      both: { 'a down': fa },
      'a down': { both: ra, none: fb },
      none: { 'b down': ra, 'a down': rb },
      'b down': { both: rb, none: fa },
    });
    const { value, halfWidth } = found.services[0]!.unavailability;
    expect(Math.abs(value - chain.unavailability.value)).toBeLessThan(halfWidth);
    expect(halfWidth).toBeLessThan(0.1 * value);
  });
});

it('a crew with a priority goes on with the most urgent that waits, and finishes what it has begun', () => {
  const ids = ['a', 'b', 'c'] as const;
  const [fails, repair] = [
    { a: 100, b: 70, c: 160 },
    { a: 8, b: 5, c: 11 },
  ];
  // A state is who is under repair, then who waits, in the order of urgency: c, a, b.
  const urgency = 'cab';
  const byUrgency = (text: string): string => [...urgency].filter((id) => text.includes(id)).join('');
  const rates: Record<string, Record<string, number>> = { '': {} };
  for (const first of ids) {
    const others = ids.filter((id) => id !== first);
    for (const waiting of ['', ...others, byUrgency(others.join(''))]) rates[first + waiting] = {};
  }
  for (const [state, row] of Object.entries(rates)) {
    for (const id of ids) {
      if (state.includes(id)) continue;
      row[state === '' ? id : state[0]! + byUrgency(state.slice(1) + id)] = 1 / fails[id];
    }
    // Whoever is first in what is left is next.
    if (state !== '') row[state.slice(1)] = 1 / repair[state[0] as 'a'];
  }
  const named = (state: string): string => `:${state}`;
  const chain = Object.fromEntries(
    Object.entries(rates).map(([state, row]) => [
      named(state),
      Object.fromEntries(Object.entries(row).map(([to, rate]) => [named(to), rate])),
    ]),
  );
  const model: SystemModel = {
    ...emptyModel,
    components: ids.map((id) => component(id, { crew: 'people' })),
    crews: [{ id: 'people', size: 1, priority: [...urgency] }],
    services: [service(anyOf(...ids))],
  };
  expectSame(
    model,
    means,
    drawn(
      Object.keys(chain).filter((state) => state.length < 4),
      chain,
    ),
  );
});
