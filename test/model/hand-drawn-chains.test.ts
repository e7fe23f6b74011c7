import { describe, expect, it } from 'vitest';
import type { Component, SystemModel } from '../../src/model/system-model.js';
import { solved } from '../markov/solved.js';
import { drawn, expectSame, type Rates } from './hand-drawn.js';
import { component, emptyModel, parameters, service } from './small-models.js';
import { hosting, perfect, relocation, seat, workload } from './workload-models.js';

const renewed = (one: Component): Component => ({
  ...one,
  modes: one.modes.map((mode) => ({ ...mode, ageing: 'renewed' })),
});

describe('chains drawn by hand', () => {
  it('a stack of host, operating system and application', () => {
    const model: SystemModel = {
      ...emptyModel,
      components: [
        component('host'),
        renewed(component('os', { needs: { works: 'host' }, startTime: { terms: ['boot'] } })),
        renewed(component('app', { needs: { works: 'os' }, startTime: { terms: ['start'] } })),
      ],
      services: [service({ works: 'app' })],
    };
    const means = {
      'host.fails': 900,
      'host.repair': 6,
      'os.fails': 400,
      'os.repair': 0.7,
      'app.fails': 150,
      'app.repair': 0.2,
      boot: 0.15,
      start: 0.05,
    };
    const [host, os, app] = [1 / 900, 1 / 400, 1 / 150];
    expectSame(
      model,
      means,
      drawn(['all up'], {
        'all up': { 'host down': host, 'os down': os, 'app down': app },
        'host down': { 'os boots': 1 / 6 },
        'os boots': { 'app starts': 1 / 0.15, 'host down': host },
        'app starts': { 'all up': 1 / 0.05, 'host down': host, 'os down': os },
        // The system boots after its repair; the loss of the host replaces the repair by the boot.
        'os down': { 'os boots': 1 / 0.7, 'host down': host },
        'app down': { 'app starts': 1 / 0.2, 'host down': host, 'os down': os },
      }),
    );
  });

  it.each([
    [1, 'all wait for one person in the order of arrival'],
    [2, 'two are repaired at a time'],
  ])('three unlike machines and %i people: %s', (people) => {
    const [fails, repair] = [
      { a: 90, b: 140, c: 200 },
      { a: 9, b: 4, c: 14 },
    ];
    const ids = ['a', 'b', 'c'] as const;
    // A state is the queue in order of arrival; the first `people` of those that wait are under repair.
    const queues = [
      '',
      ...ids.flatMap((i) => [
        i,
        ...ids
          .filter((j) => j !== i)
          .flatMap((j) => [i + j, ...ids.filter((k) => k !== i && k !== j).map((k) => i + j + k)]),
      ]),
    ];
    const rates: Record<string, Record<string, number>> = {};
    for (const queue of queues) {
      const row: Record<string, number> = {};
      for (const id of ids) if (!queue.includes(id)) row[`:${queue}${id}`] = 1 / fails[id];
      for (const id of queue.slice(0, people)) row[`:${queue.replace(id, '')}`] = 1 / repair[id as 'a'];
      rates[`:${queue}`] = row;
    }
    const model: SystemModel = {
      ...emptyModel,
      components: ids.map((id) => component(id, { crew: 'people' })),
      crews: [{ id: 'people', size: people }],
      services: [service({ any: ids.map((id) => ({ works: id })) })],
    };
    const means = Object.fromEntries(
      ids.flatMap((id) => [
        [`${id}.fails`, fails[id]],
        [`${id}.repair`, repair[id]],
      ]),
    );
    expectSame(
      model,
      means,
      drawn(
        queues.filter((queue) => queue.length < 3).map((queue) => `:${queue}`),
        rates,
      ),
    );
  });

  const host = { 'h1.fails': 300, 'h1.repair': 2, notice: 0.05, commit: 0.4, act: 0.3, start: 0.1 };
  const [l, m, n, c, a, s] = [1 / 300, 1 / 2, 1 / 0.05, 1 / 0.4, 1 / 0.3, 1 / 0.1];
  const onTwo = (rest: Partial<SystemModel> = {}, detach = false): SystemModel =>
    hosting(
      [component('h1'), perfect('h2')],
      workload(['h1'], ['h1', 'h2'], detach ? { detach: { terms: ['detach'] } } : {}),
      rest,
    );

  it.each([1, 0.8])('one instance whose relocation races the return of its host, coverage %d', (k) => {
    const g = 1 / 3;
    const model = onTwo(
      k === 1
        ? {}
        : { relocationRules: [relocation({ coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } })] },
    );
    // "moves", "moved": the instance starts, serves on h2. (1), (2), (3): h1 is in rotation, out of it, left to people.
    expectSame(
      model,
      { ...host, 'by hand': 3, coverage: k },
      drawn(['here', 'moved', 'moved (1)', 'moved (2)', ...(k < 1 ? ['moved (3)'] : [])], {
        here: { stale: l },
        stale: { out: n, starts: m },
        out: { moves: k * c, 'by hand': (1 - k) * c, starts: m },
        ...(k < 1 ? { 'by hand': { moves: g, starts: m } } : {}),
        starts: { here: s, lost: l },
        // Not in rotation when it is lost while starting, but the watch has to notice all the same.
        lost: { out: n, starts: m },
        moves: { moved: a, 'moves, h1 back': m },
        'moves, h1 back': { here: a, 'moves (1)': l },
        'moves (1)': { 'moves (2)': n, 'moved (1)': a, 'moves, h1 back': m },
        'moves (2)': { moves: k * c, 'moves (3)': (1 - k) * c, 'moved (2)': a, 'moves, h1 back': m },
        ...(k < 1 ? { 'moves (3)': { moves: g, 'moved (3)': a, 'moves, h1 back': m } } : {}),
        moved: { here: m },
        'moved (1)': { 'moved (2)': n, here: m },
        'moved (2)': { moved: k * c, 'moved (3)': (1 - k) * c, here: m },
        ...(k < 1 ? { 'moved (3)': { moved: g, here: m } } : {}),
      }),
    );
  });

  it('one instance that waits for its turn as well while its rack, and not only its host, is lost', () => {
    const [q, p, w] = [1 / 500, 1 / 3, 0.7];
    const model = hosting(
      [component('rack'), component('h1', { needs: { works: 'rack' } }), perfect('h2')],
      workload(['h1'], ['h1', 'h2']),
      {
        seats: [seat('h1', { turns: [{ while: { not: { works: 'rack' } }, wait: { terms: ['turn'] } }] }), seat('h2')],
      },
    );
    // What the instance does, and what is down: the host, the rack, or both. An empty seat that is watched changes nothing.
    const places = ['', ' host', ' rack', ' host rack'];
    const rates: Record<string, Record<string, number>> = { here: { 'stale host': l, 'stale rack': q } };
    rates.starts = { here: s, 'stale host': l, 'stale rack': q };
    rates.moves = { here: a, 'moves host': l, 'moves rack': q };
    for (const down of places.slice(1)) {
      const [hostDown, rackDown] = [down.includes('host'), down.includes('rack')];
      const withIt = (rest: Record<string, number>, whole: string, doing: string): Record<string, number> => {
        const to = (next: string) => (next === '' ? whole : doing + next);
        return {
          ...rest,
          ...(hostDown ? { [to(rackDown ? ' rack' : '')]: m } : { [`${doing} host rack`]: l }),
          ...(rackDown ? { [to(hostDown ? ' host' : '')]: p } : { [`${doing} host rack`]: q }),
        };
      };
      rates[`stale${down}`] = withIt({ [`out${down}`]: n }, 'starts', 'stale');
      rates[`out${down}`] = withIt({ [`moves${down}`]: rackDown ? 1 / (0.4 + w) : c }, 'starts', 'out');
      rates[`moves${down}`] = withIt({ [`moved${down}`]: a }, 'moves', 'moves');
      rates[`moved${down}`] = withIt({}, 'here', 'moved');
    }
    expectSame(
      model,
      { ...host, 'rack.fails': 500, 'rack.repair': 3, turn: w },
      drawn(['here', 'moved host', 'moved rack', 'moved host rack'], rates),
    );
  });

  it('attached storage is waited for unless the host returns first', () => {
    const d = 1 / 0.1;
    expectSame(
      onTwo({}, true),
      { ...host, detach: 0.1 },
      drawn(['here', 'moved', 'moved (1)', 'moved (2)'], {
        here: { stale: l },
        stale: { out: n, starts: m },
        out: { detaches: c, starts: m },
        starts: { here: s, lost: l },
        lost: { out: n, starts: m },
        detaches: { moves: d, 'moves, h1 back': m },
        moves: { moved: a, 'moves, h1 back': m },
        'moves, h1 back': { here: a, 'moves (1)': l },
        'moves (1)': { 'moves (2)': n, 'moved (1)': a, 'moves, h1 back': m },
        'moves (2)': { moves: c, 'moved (2)': a, 'moves, h1 back': m },
        moved: { here: m },
        'moved (1)': { 'moved (2)': n, here: m },
        'moved (2)': { moved: c, here: m },
      }),
    );
  });

  it('one instance on a host that is cut off and left alone, or lost', () => {
    const [f, r] = [1 / 200, 1 / 1.7];
    const isReached = { all: [{ works: 'h1' }, { works: 'network' }] };
    const model = hosting(
      [component('h1'), perfect('h2'), component('network', { needs: { works: 'h1' } })],
      workload(['h1'], ['h1', 'h2']),
      {
        seats: [seat('h1', { reached: { works: 'network' }, ready: isReached }), seat('h2')],
        relocationRules: [relocation({ whenIsolated: null })],
      },
    );
    const renewedNetwork: SystemModel = {
      ...model,
      components: model.components.map((c) => (c.id === 'network' ? renewed(c) : c)),
    };
    // "cut": the network is lost as well. The network cannot fail while h1 is down, its repair goes on.
    expectSame(
      renewedNetwork,
      { ...host, 'network.fails': 200, 'network.repair': 1.7 },
      drawn(
        [
          'here',
          'moved',
          'moved (1)',
          'moved (2)',
          'moved, cut',
          'moved (1), cut',
          'moved (2), cut',
          'moved, cut off',
          'moved (1), cut off',
        ],
        {
          here: { stale: l, unreached: f },
          // Cut off: in rotation, then out of it, and never given up.
          unreached: { here: r, isolated: n, 'stale, cut': l },
          isolated: { here: r, 'out, cut': l },
          stale: { out: n, starts: m },
          out: { moves: c, starts: m },
          starts: { here: s, lost: l, 'starts, cut off (1)': f },
          lost: { out: n, starts: m },
          'stale, cut': { stale: r, 'out, cut': n, 'starts, cut off (1)': m },
          'out, cut': { out: r, 'moves, cut': c, 'starts, cut off (2)': m },
          // h1 is back while still cut off: the instance starts where nobody reaches it.
          'starts, cut off (1)': { starts: r, 'starts, cut off (2)': n, unreached: s, 'lost, cut': l },
          'starts, cut off (2)': { starts: r, isolated: s, 'out, cut': l },
          'lost, cut': { lost: r, 'out, cut': n, 'starts, cut off (1)': m },
          moves: { moved: a, 'moves, h1 back': m },
          'moves, h1 back': { here: a, 'moves (1)': l, 'moves, cut off (1)': f },
          'moves (1)': { 'moves (2)': n, 'moved (1)': a, 'moves, h1 back': m },
          'moves (2)': { moves: c, 'moved (2)': a, 'moves, h1 back': m },
          'moves, cut': { moves: r, 'moved, cut': a, 'moves, cut off': m },
          'moves (1), cut': { 'moves (1)': r, 'moves (2), cut': n, 'moved (1), cut': a, 'moves, cut off (1)': m },
          'moves (2), cut': { 'moves (2)': r, 'moves, cut': c, 'moved (2), cut': a, 'moves, cut off': m },
          'moves, cut off (1)': {
            'moves, h1 back': r,
            'moves, cut off': n,
            'moved (1), cut off': a,
            'moves (1), cut': l,
          },
          'moves, cut off': { 'moves, h1 back': r, 'moved, cut off': a, 'moves (2), cut': l },
          moved: { here: m },
          'moved (1)': { 'moved (2)': n, here: m },
          'moved (2)': { moved: c, here: m },
          'moved, cut': { moved: r, 'moved, cut off': m },
          'moved (1), cut': { 'moved (1)': r, 'moved (2), cut': n, 'moved (1), cut off': m },
          'moved (2), cut': { 'moved (2)': r, 'moved, cut': c, 'moved, cut off': m },
          'moved (1), cut off': { here: r, 'moved, cut off': n, 'moved (1), cut': l },
          'moved, cut off': { here: r, 'moved (2), cut': l },
        },
      ),
    );
  });

  it('two instances of which one waits for its rack, as the spread is hard', () => {
    const model = hosting(
      [component('h1'), perfect('h2'), perfect('h3')],
      workload(['h1', 'h2'], ['h1', 'h2', 'h3'], { required: 2, spread: 'rack', hardSpread: true }),
      { seats: [seat('h1', { rack: 'r1' }), seat('h2', { rack: 'r2' }), seat('h3', { rack: 'r2' })] },
    );
    expectSame(
      model,
      host,
      drawn(['here'], {
        here: { stale: l },
        stale: { out: n, starts: m },
        out: { waits: c, starts: m },
        // Given up, with room in the other rack that the spread forbids: it is placed when its own rack is back.
        waits: { starts: 0, moves: m },
        moves: { here: a, lost: l },
        starts: { here: s, lost: l },
        lost: { out: n, starts: m },
      }),
    );
  });

  it('one instance whose start elsewhere waits for the registry', () => {
    const [f, r] = [1 / 60, 1 / 2.5];
    const model = hosting(
      [component('h1'), perfect('h2'), component('registry')],
      workload(['h1'], ['h1', 'h2'], { actNeeds: { works: 'registry' } }),
    );
    const away = (state: string): string => `${state}, no registry`;
    const rows = (isThere: boolean): Rates => {
      const of = (state: string): string => (isThere ? state : away(state));
      const act = isThere ? a : 0;
      const well = isThere ? 'here' : away('settled');
      const states: Rates = {
        here: { [of('stale')]: l },
        stale: { [of('out')]: n, [of('starts')]: m },
        out: { [of('moves')]: c, [of('starts')]: m },
        starts: { [of('here')]: s, [of('lost')]: l },
        lost: { [of('out')]: n, [of('starts')]: m },
        moves: { [of('moved')]: act, [of('back')]: m },
        back: { [well]: act, [of('moves (1)')]: l },
        'moves (1)': { [of('moves (2)')]: n, [of('moved (1)')]: act, [of('back')]: m },
        'moves (2)': { [of('moves')]: c, [of('moved (2)')]: act, [of('back')]: m },
        moved: { [well]: m },
        'moved (1)': { [of('moved (2)')]: n, [well]: m },
        'moved (2)': { [of('moved')]: c, [well]: m },
        // h1 is back and the instance serves on h2; with the registry back all is as in the beginning.
        ...(isThere ? {} : { settled: { [of('moved (1)')]: l } }),
      };
      return Object.fromEntries(
        Object.entries(states).map(([state, row]) => [
          of(state),
          { ...row, ...(isThere ? { [away(state)]: f } : { [state === 'settled' ? 'here' : state]: r }) },
        ]),
      );
    };
    const up = ['here', 'moved', 'moved (1)', 'moved (2)'];
    expectSame(
      model,
      { ...host, 'registry.fails': 60, 'registry.repair': 2.5 },
      drawn([...up, ...up.map(away), away('settled')], { ...rows(true), ...rows(false) }),
    );
  });

  it('nothing is relocated while the recovery controller is down', () => {
    const model = hosting([component('h1'), perfect('h2'), component('master')], workload(['h1'], ['h1', 'h2']), {
      relocationRules: [relocation({ controller: { works: 'master' } })],
    });
    const [f, r] = [1 / 50, 1 / 1.5];
    const away = (state: string): string => `${state} –`;
    // Each state with the master and without; what people see of the layout goes back to "here" only when all is well.
    const byMaster = (isThere: boolean): Rates => {
      const of = (state: string): string => (isThere ? state : away(state));
      const well = isThere ? 'here' : away('settled');
      const [notice, commit] = isThere ? [n, c] : [0, 0];
      const rows: Rates = {
        here: { [of('stale')]: l },
        stale: { [of('out')]: notice, [of('starts')]: m },
        out: { [of('moves')]: commit, [of('starts')]: m },
        starts: { [of('here')]: s, [of('lost')]: l },
        lost: { [of('out')]: notice, [of('starts')]: m },
        moves: { [of('moved')]: a, [of('back')]: m },
        back: { [well]: a, [of('moves (1)')]: l },
        'moves (1)': { [of('moves (2)')]: notice, [of('moved (1)')]: a, [of('back')]: m },
        'moves (2)': { [of('moves')]: commit, [of('moved (2)')]: a, [of('back')]: m },
        moved: { [well]: m },
        'moved (1)': { [of('moved (2)')]: notice, [well]: m },
        'moved (2)': { [of('moved')]: commit, [well]: m },
        // h1 is back and the instance serves on h2 while the master is down.
        ...(isThere ? {} : { settled: { [of('moved (1)')]: l } }),
      };
      return Object.fromEntries(
        Object.entries(rows).map(([state, row]) => [
          of(state),
          { ...row, ...(isThere ? { [away(state)]: f } : { [state === 'settled' ? 'here' : state]: r }) },
        ]),
      );
    };
    const up = ['here', 'moved', 'moved (1)', 'moved (2)'];
    expectSame(
      model,
      { ...host, 'master.fails': 50, 'master.repair': 1.5 },
      drawn([...up, ...up.map(away), away('settled')], { ...byMaster(true), ...byMaster(false) }),
    );
  });

  it('requests are lost by the share of dead instances in rotation', () => {
    const model = hosting([component('h1'), perfect('h2')], workload(['h1', 'h2'], ['h1', 'h2']), {
      relocationRules: [relocation({ relocates: false })],
    });
    const found = solved(model, parameters(host)).services[0]!;
    // In rotation and dead after a failure out of serving; not when it was lost while starting.
    const chain = drawn(['here', 'out', 'starts', 'lost', 'lost out'], {
      here: { stale: l },
      stale: { out: n, starts: m },
      out: { starts: m },
      starts: { here: s, lost: l },
      lost: { 'lost out': n, starts: m },
      'lost out': { starts: m },
    });
    expect(found.requestUnavailability.value / (chain.unavailability.value / 2)).toBeCloseTo(1, 8);
    expect(found.unavailability.value).toBe(0);
  });

  it('an outage is charged to the event that began it', () => {
    const model: SystemModel = {
      ...emptyModel,
      components: [component('a'), component('b')],
      services: [service({ any: [{ works: 'a' }, { works: 'b' }] })],
    };
    const means = { 'a.fails': 100, 'a.repair': 5, 'b.fails': 40, 'b.repair': 1 };
    const { budget, unavailability } = solved(model, parameters(means)).services[0]!;
    const [qa, qb, both] = [5 / 105, 1 / 41, 1 / (1 / 5 + 1 / 1)];
    // The last to fail began it; it lasts until the first is back.
    const charged = Object.fromEntries(budget.map((row) => [row.cause, row]));
    expect(charged.a!.outagesPerHour / ((1 - qa) * qb * (1 / 100))).toBeCloseTo(1, 9);
    expect(charged.b!.outagesPerHour / ((1 - qb) * qa * (1 / 40))).toBeCloseTo(1, 9);
    const hours = (cause: string): number => charged[cause]!.byPhase.reduce((x, y) => x + y, 0);
    expect(hours('a') / charged.a!.outagesPerHour).toBeCloseTo(both, 9);
    expect((hours('a') + hours('b')) / unavailability.value).toBeCloseTo(1, 12);
  });

  it('a fault all instances share stops the workload until the first is restored', () => {
    const load = workload(['h1', 'h2'], ['h1', 'h2'], {
      modes: [{ cause: 'bug', timeToFailure: null, timeToRestore: { terms: ['restart'] }, needsAgent: false }],
      commonCauses: [{ cause: 'bug', timeToFailure: { terms: ['bug'] }, mode: 0 }],
    });
    const [b, r] = [1 / 250, 1 / 0.8];
    expectSame(
      hosting([perfect('h1'), perfect('h2')], load),
      { bug: 250, restart: 0.8, notice: 1, commit: 1, act: 1, start: 1 },
      drawn(['both', 'one'], {
        both: { none: b },
        none: { one: 2 * r },
        one: { both: r, none: b },
      }),
    );
  });

  it('a roll-back brings all instances back at once, so that the outage lasts as long as it takes', () => {
    const load = workload(['h1', 'h2', 'h3'], ['h1', 'h2', 'h3'], {
      required: 2,
      modes: [
        {
          cause: 'release',
          timeToFailure: null,
          timeToRestore: { terms: ['back'] },
          needsAgent: false,
          together: true,
        },
      ],
      commonCauses: [{ cause: 'release', timeToFailure: { terms: ['release'] }, mode: 0 }],
    });
    expectSame(
      hosting([perfect('h1'), perfect('h2'), perfect('h3')], load),
      { release: 250, back: 0.8, notice: 1, commit: 1, act: 1, start: 1 },
      drawn(['up'], { up: { down: 1 / 250 }, down: { up: 1 / 0.8 } }),
    );
  });
});
