import { expect, it } from 'vitest';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { candidateParameters } from '../../src/study/candidate-parameters.js';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
candidates:
  bridge:
    platform: custom
    components:
      a: &same { time-to-failure: 1000 h, time-to-restore: 10 h }
      b: *same
      c: *same
    works: a and atLeast(1, [b, c])
  chain:
    platform: custom
    chain:
      states: [up, down]
      up: [up]
      rates: [{ from: up, to: down, rate: 2 per y }, { from: down, to: up, rate: 1 per h }]
baseline: bridge
`);

it('a custom system works as its expression says', () => {
  const play = Play.of(candidates.bridge!).fire('b fails: b');
  expect(play.isUp('system')).toBe(true);
  play.fire('c fails: c');
  expect(play.isUp('system')).toBe(false);
  play.fire('b restored: b').fire('a fails: a');
  expect(play.isUp('system')).toBe(false);
});

it('its unavailability is that of the textbook: 1 − A (1 − (1 − A)²) with A = MTTF ÷ (MTTF + MTTR)', () => {
  const play = Play.of(candidates.bridge!);
  const table = candidateParameters(candidates.bridge!, play.blueprint, play.net, new Map());
  const explored = exploredChain(play.net, table, { relativeBound: 1e-9, maximumStates: 100 });
  const { value, low, high } = chainFigures(explored, play.net, table).services[0]!.unavailability;
  const a = 1000 / 1010;
  const expected = 1 - a * (1 - (1 - a) ** 2);
  // All eight states are explored: the bound closes up to rounding.
  expect(value).toBeCloseTo(expected, 12);
  expect(high - low).toBeLessThan(1e-9);
});

it('a stated chain goes through as it stands, with an empty model beside it', () => {
  const { chain, model } = Play.of(candidates.chain!).blueprint;
  expect(chain).toEqual({
    states: ['up', 'down'],
    up: ['up'],
    rates: [
      { from: 'up', to: 'down', perHour: 2 / 8766 },
      { from: 'down', to: 'up', perHour: 1 },
    ],
  });
  expect(model.services).toEqual([]);
});

it('a custom system has no machines', () => {
  const { placement, topology } = Play.of(candidates.bridge!).blueprint;
  expect(placement.hosts).toBe(0);
  expect(topology.sites).toEqual([]);
});
