import { describe, expect, it } from 'vitest';
import type { Component, SystemModel } from '../../src/model/system-model.js';
import { component, emptyModel, service } from './small-models.js';
import { timeline } from './timeline.js';
import { Trace } from './trace.js';

const renewed = (one: Component): Component => ({
  ...one,
  modes: one.modes.map((mode) => ({ ...mode, ageing: 'renewed' })),
});
const aged = (one: Component, ageing: 'operating' | 'calendar'): Component => ({
  ...one,
  modes: one.modes.map((mode) => ({ ...mode, ageing })),
});
const system = (components: readonly Component[], top: string, rest: Partial<SystemModel> = {}): SystemModel => ({
  ...emptyModel,
  components,
  services: [service({ works: top })],
  ...rest,
});

const stack = system(
  [
    component('host'),
    renewed(component('os', { needs: { works: 'host' }, startTime: { terms: ['boot'] } })),
    renewed(component('app', { needs: { works: 'os' }, startTime: { terms: ['app.start'] } })),
  ],
  'app',
);

describe('stacks', () => {
  it('go down with what they stand on and come back from the bottom up', () => {
    const trace = new Trace(stack).after('host fails: host');
    expect([trace.component('os'), trace.component('app'), trace.isUp]).toEqual(['starting', 'starting', false]);
    expect(trace.possible()).toEqual(['host restored: host']);
    trace.after('host restored: host');
    expect(trace.possible()).toContain('os started');
    expect(trace.can('app started')).toBe(false);
    trace.after('os started');
    expect([trace.can('app started'), trace.isUp]).toEqual([true, false]);
    trace.after('app started');
    expect(trace.isUp).toBe(true);
  });

  it('start anew in full when the start is interrupted', () => {
    const hours = {
      'host.fails': 100,
      'host.repair': 4,
      'os.fails': 1e6,
      'os.repair': 1,
      'app.fails': 1e6,
      'app.repair': 1,
    };
    // The second failure of the host, at 204 h, comes 100 h after its return while the system still boots.
    const events = timeline(stack, { ...hours, boot: 150, 'app.start': 1 }, 210);
    expect(events).toEqual([
      [100, 'host fails: host'],
      [104, 'host restored: host'],
      [204, 'host fails: host'],
      [208, 'host restored: host'],
    ]);
  });

  it('a pending repair of software is replaced by the start with its host', () => {
    const trace = new Trace(stack).after('os fails: os', 'host fails: host');
    expect(trace.component('os')).toBe('starting');
    trace.after('host restored: host', 'os started', 'app started');
    expect(trace.isUp).toBe(true);
  });

  // The restore keeps its remaining time (memory "resume") when the start replaces it, and the next repair gets only that.
  it('the repair after one that a start replaced takes its full time', () => {
    const hours = { 'host.fails': 104, 'host.repair': 1, 'os.fails': 60, 'os.repair': 50, boot: 1 };
    const calm = { 'app.fails': 1e6, 'app.repair': 1, 'app.start': 1 };
    const events = timeline(stack, { ...hours, ...calm }, 208).filter(([, id]) => id.startsWith('os'));
    // The repair begun at 60 h would last until 110 h; the start at 105 h replaces it. That of 166 h lasts beyond 208 h.
    expect(events).toEqual([
      [60, 'os fails: os'],
      [106, 'os started'],
      [166, 'os fails: os'],
    ]);
  });
});

describe('ageing', () => {
  const pair = (ageing: 'renewed' | 'operating' | 'calendar', startTime: Component['startTime'] = null): SystemModel =>
    system(
      [
        component('power'),
        ageing === 'renewed'
          ? renewed(component('a', { needs: { works: 'power' }, startTime }))
          : aged(component('a', { needs: { works: 'power' }, startTime }), ageing),
      ],
      'a',
    );
  // Power fails at 60 h and is back at 80 h; then it lasts.
  const hours = { 'power.fails': 60, 'power.repair': 20, 'a.fails': 100, 'a.repair': 1 };
  const firstFailure = (model: SystemModel, more: Record<string, number> = {}): number | undefined =>
    timeline(model, { ...hours, ...more }, 139).find(([, id]) => id === 'a fails: a')?.[0];

  it('by the calendar goes on while what it needs is away', () => {
    expect(firstFailure(pair('calendar'))).toBe(100);
  });

  it('while operating is frozen meanwhile', () => {
    expect(firstFailure(pair('operating'))).toBe(120);
  });

  it('renewed begins again with each start', () => {
    expect(firstFailure(pair('renewed', { terms: ['start'] }), { start: 1 })).toBeUndefined();
    const later = timeline(pair('renewed', { terms: ['start'] }), { ...hours, start: 1, 'power.fails': 110 }, 1000);
    // 110 power fails while a, broken at 100, is up again since 101; 130 back, 131 started.
    expect(later.slice(0, 6)).toEqual([
      [100, 'a fails: a'],
      [101, 'a restored: a'],
      [102, 'a started'],
      [110, 'power fails: power'],
      [130, 'power restored: power'],
      [131, 'a started'],
    ]);
  });

  it('by the calendar goes on for what has a start time too', () => {
    expect(firstFailure(pair('calendar', { terms: ['start'] }), { start: 1 })).toBe(100);
  });

  it('by the calendar stands still during planned work, which does not make it new', () => {
    const work = { kind: 'component', id: 'patch', cause: 'work', components: [['a']] } as const;
    const model: SystemModel = {
      ...pair('calendar'),
      plannedWorks: [{ ...work, period: { terms: ['period'] }, duration: { terms: ['duration'] } }],
    };
    expect(firstFailure(model, { 'power.fails': 1e6, period: 65, duration: 5 })).toBe(105);
  });

  it('what was under work when its power failed starts once the power is back', () => {
    const work = { kind: 'component', id: 'patch', cause: 'work', components: [['a']] } as const;
    const trace = new Trace({
      ...pair('renewed', { terms: ['start'] }),
      plannedWorks: [{ ...work, period: { terms: ['period'] }, duration: { terms: ['duration'] } }],
    });
    trace.after('patch of a begins', 'power fails: power', 'patch of a ends', 'power restored: power');
    expect([trace.component('a'), trace.isUp]).toEqual(['starting', false]);
  });
});

describe('repair crews', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const shop = (size: number): SystemModel =>
    system(
      ids.map((id) => component(id, { crew: 'people' })),
      'a',
      { crews: [{ id: 'people', size }] },
    );
  const states = (trace: Trace): string[] => ids.map((id) => trace.component(id));

  it('one person repairs in the order of arrival, whatever the names', () => {
    const trace = new Trace(shop(1)).after('c fails: c', 'a fails: a', 'd fails: d', 'b fails: b');
    expect(states(trace)).toEqual(['waiting', 'waiting', 'repair', 'waiting']);
    expect(states(trace.after('c restored: c'))).toEqual(['repair', 'waiting', 'up', 'waiting']);
    // c joins the queue at its end.
    expect(states(trace.after('c fails: c', 'a restored: a'))).toEqual(['up', 'waiting', 'waiting', 'repair']);
    expect(states(trace.after('d restored: d'))).toEqual(['up', 'repair', 'waiting', 'up']);
    expect(states(trace.after('b restored: b', 'c restored: c'))).toEqual(['up', 'up', 'up', 'up']);
  });

  it('two people repair two at a time', () => {
    const trace = new Trace(shop(2)).after('d fails: d', 'b fails: b', 'c fails: c', 'a fails: a');
    expect(states(trace)).toEqual(['waiting', 'repair', 'waiting', 'repair']);
    expect(states(trace.after('b restored: b'))).toEqual(['waiting', 'up', 'repair', 'repair']);
    expect(states(trace.after('d restored: d'))).toEqual(['repair', 'up', 'repair', 'up']);
    expect(states(trace.after('a restored: a', 'c restored: c', 'b fails: b'))).toEqual(['up', 'repair', 'up', 'up']);
  });

  it('a common cause fills the queue in the order of its members', () => {
    const model: SystemModel = {
      ...shop(1),
      commonCauses: [
        {
          id: 'flood',
          cause: 'flood',
          timeToFailure: { terms: ['flood'] },
          members: ['b', 'a', 'c'].map((id) => ({ component: id, mode: 0 })),
        },
      ],
    };
    const trace = new Trace(model).after('a fails: a', 'flood fails');
    expect(states(trace)).toEqual(['repair', 'waiting', 'waiting', 'up']);
    expect(states(trace.after('a restored: a'))).toEqual(['up', 'repair', 'waiting', 'up']);
  });
});
