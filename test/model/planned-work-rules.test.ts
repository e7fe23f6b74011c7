import { describe, expect, it } from 'vitest';
import type { PlannedWork, SystemModel, WorkloadModel } from '../../src/model/system-model.js';
import { solved } from '../markov/solved.js';
import { component, emptyModel, parameters, service } from './small-models.js';
import { Trace } from './trace.js';
import { hosting, workload } from './workload-models.js';

const hosts = ['h1', 'h2', 'h3'];
type SeatWork = Extract<PlannedWork, { kind: 'seat' }>;
const patching = (evacuation: SeatWork['evacuation'], seats: readonly string[] = hosts): PlannedWork => ({
  kind: 'seat',
  id: 'patch',
  cause: 'patching',
  seats,
  components: seats.map((id) => [id]),
  period: { terms: ['period'] },
  duration: { terms: ['duration'] },
  evacuation,
});
const patched = (load: WorkloadModel, evacuation: SeatWork['evacuation'], rest: Partial<SystemModel> = {}) =>
  hosting(
    hosts.map((id) => component(id)),
    load,
    { plannedWorks: [patching(evacuation)], ...rest },
  );
const spread = workload(['h1', 'h1', 'h2', 'h3'], hosts, { required: 3 });
const instances = (trace: Trace): string[] => [1, 2, 3, 4].map((i) => trace.instance(`w-${i}`));

describe('planned work', () => {
  it('is one job at a time and does not begin unless all is well', () => {
    const trace = new Trace(patched(spread, 'live')).after('patch of h1 begins');
    expect(trace.can('patch of h2 begins')).toBe(false);
    trace.after('patch of h1 ends');
    expect(trace.can('patch of h2 begins')).toBe(true);
    trace.after('h3 fails: h3');
    expect(trace.can('patch of h2 begins')).toBe(false);
    // The second instance of h1 was moved there.
    trace.after('h3 restored: h3', 'w-4 started in place', 'w-2 started in place');
    expect(trace.can('patch of h2 begins')).toBe(true);
  });

  it('begins at the rate 1/(T − d): a component is away for d out of T', () => {
    const model: SystemModel = {
      ...emptyModel,
      components: [component('a')],
      plannedWorks: [
        {
          kind: 'component',
          id: 'patch',
          cause: 'patching',
          components: [['a']],
          period: { terms: ['period'] },
          duration: { terms: ['duration'] },
        },
      ],
      services: [service({ works: 'a' })],
    };
    const [l, m, b, e] = [1 / 5000, 1 / 4, 1 / 718, 1 / 2];
    // Not while it is failed, and it does not fail while under work: a star around "up".
    const figures = solved(model, parameters({ 'a.fails': 5000, 'a.repair': 4, period: 720, duration: 2 }))
      .services[0]!;
    const down = l / m + b / e;
    expect(figures.unavailability.value / (down / (1 + down))).toBeCloseTo(1, 12);
    expect(figures.plannedUnavailability.value / (b / e / (1 + down))).toBeCloseTo(1, 9);
    expect(figures.budget.map((row) => row.cause).sort()).toEqual(['a', 'patching']);
  });

  it('with live migration is not felt, and the host stays closed until it ends', () => {
    const trace = new Trace(patched(spread, 'live')).after('patch of h1 begins');
    expect(instances(trace)).toEqual(['serving', 'serving', 'serving', 'serving']);
    expect([trace.seatOf('w-1'), trace.seatOf('w-2')].includes(0)).toBe(false);
    expect([trace.servedShare, trace.component('h1')]).toEqual([1, 'planned']);
    trace.after('h2 fails: h2', 'h2 leaves rotation', 'h2 given up');
    for (let i = 1; i <= 4; i++) expect(trace.seatOf(`w-${i}`)).toBe(2);
    expect(trace.after('patch of h1 ends').component('h1')).toBe('up');
  });

  it('that drains takes down what the budget allows, the others move unfelt', () => {
    const trace = new Trace(patched(spread, 'drain')).after('patch of h1 begins');
    expect(instances(trace)).toEqual(['moving', 'serving', 'serving', 'serving']);
    expect([trace.isUp, trace.servedShare]).toEqual([true, 1]);
    expect(trace.after('w-1 started elsewhere').can('h1 fails: h1')).toBe(false);
  });

  it('that drains without a budget takes down all instances of the host', () => {
    const trace = new Trace(patched({ ...spread, required: 4 }, 'drain')).after('patch of h1 begins');
    expect(instances(trace)).toEqual(['moving', 'moving', 'serving', 'serving']);
    expect(trace.isUp).toBe(false);
  });

  it('that stops the host stops its instances until they have started again', () => {
    const trace = new Trace(patched(spread, 'stop')).after('patch of h1 begins');
    expect(instances(trace)).toEqual(['planned', 'planned', 'serving', 'serving']);
    expect(trace.can('h1 leaves rotation')).toBe(false);
    trace.after('patch of h1 ends');
    expect(instances(trace)).toEqual(['starting', 'starting', 'serving', 'serving']);
    expect(trace.after('w-1 started in place').isUp).toBe(true);
    expect(trace.can('patch of h2 begins')).toBe(false);
  });

  it('is put off when what runs on the host has nowhere to go', () => {
    const apart = workload(hosts, hosts, { apart: true, required: 2 });
    const trace = new Trace(patched(apart, 'live')).after('patch of h1 begins');
    expect([trace.component('h1'), trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['up', 'serving', 0]);
  });

  it('on instances takes one after the other out of service', () => {
    const job: PlannedWork = {
      kind: 'instance',
      id: 'update',
      cause: 'update',
      workload: 'w',
      period: { terms: ['period'] },
      duration: { terms: ['duration'] },
    };
    const trace = new Trace(patched(spread, 'live', { plannedWorks: [job] })).after('update of w-2 begins');
    expect(instances(trace)).toEqual(['serving', 'under work', 'serving', 'serving']);
    expect([trace.can('update of w-1 begins'), trace.isUp]).toEqual([false, true]);
    // The host under it fails: the job ends with it.
    trace.after('h1 fails: h1');
    expect(trace.instance('w-2')).toBe('out');
    trace.after('h1 restored: h1', 'w-1 started in place', 'w-2 started in place');
    expect(trace.can('update of w-1 begins')).toBe(true);
  });

  it('once begun runs to its end whatever fails meanwhile, and the fault is seen when it ends', () => {
    const trace = new Trace(patched(spread, 'stop')).after('patch of h1 begins', 'h2 fails: h2');
    expect(trace.can('patch of h1 ends')).toBe(true);
    trace.after('patch of h1 ends');
    expect(trace.can('h2 leaves rotation')).toBe(true);
    expect(trace.component('h1')).toBe('up');
  });
});

describe('rebalancing', () => {
  const moving = workload(['h1'], hosts.slice(0, 2), { rebalance: { terms: ['rebalance'] } });
  const model = hosting(
    hosts.slice(0, 2).map((id) => component(id)),
    moving,
  );
  const moved = ['h1 fails: h1', 'h1 leaves rotation', 'h1 given up', 'w-1 started elsewhere'];

  it('brings an instance back after its delay, once all is well', () => {
    const trace = new Trace(model).after(...moved);
    expect(trace.can('w rebalanced')).toBe(false);
    trace.after('h1 restored: h1');
    expect([trace.seatOf('w-1'), trace.can('w rebalanced')]).toEqual([1, true]);
    trace.after('w rebalanced');
    expect([trace.seatOf('w-1'), trace.can('w rebalanced'), trace.isUp]).toEqual([0, false, true]);
  });

  it('is at once in the as-solved form', () => {
    const trace = new Trace(model, 'as-solved').after(...moved);
    expect(trace.seatOf('w-1')).toBe(1);
    expect(trace.after('h1 restored: h1').seatOf('w-1')).toBe(0);
  });

  it('never happens where none is stated: placement after relocation stays', () => {
    const trace = new Trace(
      hosting(
        hosts.slice(0, 2).map((id) => component(id)),
        { ...moving, rebalance: null },
      ),
    ).after(...moved, 'h1 restored: h1');
    expect(trace.possible()).toEqual(['h1 fails: h1', 'h2 fails: h2']);
    expect(trace.seatOf('w-1')).toBe(1);
  });
});
