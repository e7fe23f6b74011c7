import { expect, it } from 'vitest';
import { solvedChain } from '../../src/markov/chain/solved-chain.js';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { delayMean } from '../../src/model/delay.js';
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
  dependent:
    platform: custom
    components:
      a: &pump { time-to-failure: 1000 h, time-to-restore: 10 h }
      b: *pump
      c: *pump
      spare: { time-to-failure: 500 h, time-to-restore: 20 h, standby: { while: 'a and b', dormancy: 25% } }
    works: atLeast(2, [a, b, c]) or spare
    crews: { people: { repairs: [spare, a, b], order: as-listed } }
    common-causes: { flood: { members: [a, b, c], alpha: [70%, 20%, 10%] } }
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

it('what makes components depend on each other is in the model as the scenario says', () => {
  const { model } = Play.of(candidates.dependent!).blueprint;
  expect(model.crews).toEqual([{ id: 'people', size: 1, priority: ['spare', 'a', 'b'] }]);
  expect(model.components.map(({ id, modes }) => [id, modes.length, modes[0]!.crew])).toEqual([
    ['a', 1, 'people'],
    ['b', 1, 'people'],
    ['c', 1, null],
    ['spare', 2, 'people'],
  ]);
  expect(model.commonCauses.map(({ members }) => members.map(({ component }) => component).join(' '))).toEqual([
    'a b',
    'a c',
    'b c',
    'a b c',
  ]);
});

it('alpha factors share out the failures of a member: none is lost, none comes twice', () => {
  const play = Play.of(candidates.dependent!);
  const table = candidateParameters(candidates.dependent!, play.blueprint, play.net, new Map());
  const own = play.blueprint.model.components[0]!.modes[0]!.timeToFailure;
  const together = play.blueprint.model.commonCauses.filter(({ members }) => members.some((m) => m.component === 'a'));
  const rates = [own, ...together.map(({ timeToFailure }) => timeToFailure)].map(
    (delay) => 1 / delayMean(delay, table),
  );
  // Qₖ/Q = k αₖ ∕ (C(2, k − 1) Σ k αₖ): 0.5, 0.5 · 0.4/1.4, 0.3/1.4 (NUREG/CR-4780).
  expect(rates.map((rate) => rate * 1000)).toEqual(
    [0.7, 0.2, 0.2, 0.3].map((share) => expect.closeTo(share / 1.4, 12)),
  );
  expect(rates.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(1 / 1000, 15);
});

it('a spare, a crew and a common cause give the figures of the chain drawn by hand', async () => {
  const { dependent } = candidates;
  const play = Play.of(dependent!);
  const table = candidateParameters(dependent!, play.blueprint, play.net, new Map());
  const explored = exploredChain(play.net, table, { relativeBound: 1e-9, maximumStates: 10_000 });
  const found = chainFigures(explored, play.net, table).services[0]!.unavailability;
  const chain = dependentByHand();
  expect(found.value / chain).toBeCloseTo(1, 8);
});

/** Who is under repair by the crew, who waits for it, and whether c (repaired by itself) is down. */
function dependentByHand(): number {
  const order = ['spare', 'a', 'b'];
  const mean = { spare: 20, a: 10, b: 10 } as Record<string, number>;
  const rates: { from: string; to: string; perHour: number }[] = [];
  const name = (crew: readonly string[], c: boolean) => `${crew.join('+')}|${c ? 'c' : ''}`;
  const states = new Map<string, { crew: readonly string[]; c: boolean }>();
  const visit = (crew: readonly string[], c: boolean): string => {
    const key = name(crew, c);
    if (states.has(key)) return key;
    states.set(key, { crew, c });
    const isDown = (id: string) => (id === 'c' ? c : crew.includes(id));
    const failed = (ids: readonly string[]) => {
      const queue = [...crew.slice(1), ...ids.filter((id) => id !== 'c' && !isDown(id))];
      // The crew is free: the most urgent of those that fail at once is first.
      const sorted = queue.sort((x, y) => order.indexOf(x) - order.indexOf(y));
      return visit(crew.length === 0 ? sorted : [crew[0]!, ...sorted], c || ids.includes('c'));
    };
    const go = (to: string, perHour: number) => to !== key && rates.push({ from: key, to, perHour });
    const share = (value: number) => value / 1.4 / 1000;
    for (const id of ['a', 'b', 'c']) if (!isDown(id)) go(failed([id]), share(0.7));
    for (const pair of [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ])
      go(failed(pair), share(0.2));
    go(failed(['a', 'b', 'c']), share(0.3));
    const waits = !isDown('a') && !isDown('b');
    if (!isDown('spare')) go(failed(['spare']), (waits ? 0.25 : 1) / 500);
    if (c) go(visit(crew, false), 1 / 10);
    if (crew.length > 0) go(visit(crew.slice(1), c), 1 / mean[crew[0]!]!);
    return key;
  };
  visit([], false);
  const isUp = ({ crew, c }: { crew: readonly string[]; c: boolean }) =>
    !crew.includes('spare') || [crew.includes('a'), crew.includes('b'), c].filter(Boolean).length < 2;
  const up = [...states].filter(([, state]) => isUp(state)).map(([key]) => key);
  return solvedChain({ states: [...states.keys()], up, rates }).unavailability.value;
}
