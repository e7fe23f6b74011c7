import { describe, expect, it } from 'vitest';
import type { RelocationRule, SystemModel } from '../../src/model/system-model.js';
import { component } from './small-models.js';
import { Trace } from './trace.js';
import { hosting, relocation, seat, workload } from './workload-models.js';

const two = [component('h1'), component('h2')];
const single = (rest: Partial<SystemModel> = {}): SystemModel => hosting(two, workload(['h1'], ['h1', 'h2']), rest);
const lost = ['h1 fails: h1', 'h1 leaves rotation', 'h1 given up'];

describe('relocation', () => {
  it('goes from dead in rotation over out of rotation to a start elsewhere', () => {
    const trace = new Trace(single()).after('h1 fails: h1');
    expect([trace.instance('w-1'), trace.isUp]).toEqual(['stale', false]);
    expect(trace.can('h1 given up')).toBe(false);
    expect(trace.after('h1 leaves rotation').instance('w-1')).toBe('out');
    expect(trace.after('h1 given up').instance('w-1')).toBe('moving');
    expect(trace.seatOf('w-1')).toBe(1);
    expect(trace.after('w-1 started elsewhere').isUp).toBe(true);
  });

  it('is cancelled by the return of the host before the commit, from either stage', () => {
    for (const events of [lost.slice(0, 1), lost.slice(0, 2)]) {
      const trace = new Trace(single()).after(...events, 'h1 restored: h1');
      expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['starting', 0]);
      expect(trace.can('h1 given up')).toBe(false);
      expect(trace.after('w-1 started in place').isUp).toBe(true);
    }
  });

  it('is never cancelled after the commit', () => {
    const trace = new Trace(single()).after(...lost, 'h1 restored: h1');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 1]);
    expect(trace.can('w-1 started in place')).toBe(false);
    expect(trace.after('w-1 started elsewhere').seatOf('w-1')).toBe(1);
  });

  it('starts over at the detection of the new failure when the target fails', () => {
    const trace = new Trace(single()).after(...lost, 'h2 fails: h2');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['out', 1]);
    // Both hosts are lost: nobody is there to notice, the first back is where it goes on.
    expect(trace.can('h2 leaves rotation')).toBe(false);
    trace.after('h1 restored: h1', 'h2 leaves rotation', 'h2 given up');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 0]);
  });

  it('is not waited for where nobody sits: the seat counts as given up until it is ready again', () => {
    const trace = new Trace(single()).after('h2 fails: h2');
    expect([trace.can('h2 leaves rotation'), trace.can('h2 given up')]).toEqual([false, false]);
    trace.after('h1 fails: h1', 'h2 restored: h2', 'h1 leaves rotation', 'h1 given up');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 1]);
    expect(trace.after('h2 fails: h2').can('h2 leaves rotation')).toBe(false);
    expect(trace.after('h1 restored: h1').can('h2 leaves rotation')).toBe(true);
  });

  it('is held up while the recovery controller is down and begins anew with it', () => {
    const model = hosting([...two, component('master')], workload(['h1'], ['h1', 'h2']), {
      relocationRules: [relocation({ controller: { works: 'master' } })],
    });
    const trace = new Trace(model).after('h1 fails: h1', 'master fails: master');
    expect(trace.can('h1 leaves rotation')).toBe(false);
    expect(trace.servedShare).toBe(0);
    trace.after('master restored: master', 'h1 leaves rotation', 'master fails: master');
    expect(trace.can('h1 given up')).toBe(false);
    expect(trace.after('master restored: master').can('h1 given up')).toBe(true);
  });

  it('is not committed while the seat may not be emptied, and begins anew when it may', () => {
    const model = hosting([...two, component('zone')], workload(['h1'], ['h1', 'h2']), {
      seats: [seat('h1', { movable: { works: 'zone' } }), seat('h2')],
    });
    const trace = new Trace(model).after('h1 fails: h1', 'zone fails: zone', 'h1 leaves rotation');
    expect([trace.instance('w-1'), trace.can('h1 given up')]).toEqual(['out', false]);
    expect(trace.after('zone restored: zone', 'h1 given up').instance('w-1')).toBe('moving');
  });

  it('that is not covered waits for people', () => {
    const model = single({
      relocationRules: [relocation({ coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } })],
    });
    const trace = new Trace(model);
    trace.draws.push(0);
    trace.after(...lost);
    expect([trace.instance('w-1'), trace.can('h1 given up')]).toEqual(['out', false]);
    expect(trace.after('h1 given up by hand').instance('w-1')).toBe('moving');
    const back = new Trace(model);
    back.draws.push(0);
    back.after(...lost, 'h1 restored: h1');
    expect([back.instance('w-1'), back.can('h1 given up by hand')]).toEqual(['starting', false]);
  });

  it('does not happen where the rule does not move instances: they wait for the host', () => {
    const trace = new Trace(single({ relocationRules: [relocation({ relocates: false })] })).after(...lost.slice(0, 2));
    expect(trace.possible()).toEqual(['h1 restored: h1', 'h2 fails: h2']);
    expect(trace.after('h1 restored: h1', 'w-1 started in place').isUp).toBe(true);
  });
});

describe('attached storage', () => {
  const model = hosting(two, workload(['h1'], ['h1', 'h2'], { detach: { terms: ['detach'] } }));

  it('is waited for between the commit and the start', () => {
    const trace = new Trace(model).after(...lost);
    expect([trace.instance('w-1'), trace.can('w-1 started elsewhere')]).toEqual(['detaching', false]);
    expect(trace.after('w-1 storage free').instance('w-1')).toBe('moving');
  });

  it('is free at once when the host returns, and the instance starts on an open seat all the same', () => {
    const trace = new Trace(model).after(...lost, 'h1 restored: h1');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 1]);
    expect(trace.can('w-1 storage free')).toBe(false);
  });
});

describe('a start elsewhere', () => {
  const model = hosting(
    [...two, component('registry')],
    workload(['h1'], ['h1', 'h2'], { actNeeds: { works: 'registry' } }),
  );

  it('waits for what it needs, and begins anew with it', () => {
    const trace = new Trace(model).after(...lost, 'registry fails: registry');
    expect([trace.instance('w-1'), trace.can('w-1 started elsewhere')]).toEqual(['moving', false]);
    expect(trace.after('registry restored: registry', 'w-1 started elsewhere').isUp).toBe(true);
  });

  it('which a start in place does not need', () => {
    const trace = new Trace(model).after('registry fails: registry', 'h1 fails: h1', 'h1 restored: h1');
    expect(trace.after('w-1 started in place').isUp).toBe(true);
  });
});

describe('room', () => {
  const tight = (model: SystemModel): SystemModel => ({
    ...model,
    seats: model.seats.map((one) => ({ ...one, room: { cpu: 1, memoryGiB: 1 } })),
  });

  it('an instance without a seat that has room is queued until a seat comes back', () => {
    const trace = new Trace(tight(hosting(two, workload(['h1', 'h2'], ['h1', 'h2'])))).after(...lost);
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['queued', 2]);
    trace.after('h1 restored: h1');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 0]);
  });

  it('instances that must be apart do not share a seat', () => {
    const trace = new Trace(hosting(two, workload(['h1', 'h2'], ['h1', 'h2'], { apart: true }))).after(...lost);
    expect(trace.instance('w-1')).toBe('queued');
  });

  it('the least crowded rack is chosen first where they are spread over racks', () => {
    const ids = ['h1', 'h2', 'h3'];
    const racks = { h1: 'r1', h2: 'r2', h3: 'r1' };
    const model = hosting(
      ids.map((id) => component(id)),
      workload(['h1', 'h2'], ids, { spread: 'rack' }),
      { seats: ids.map((id) => seat(id, { rack: racks[id as keyof typeof racks] })) },
    );
    expect(new Trace(model).after(...lost).seatOf('w-1')).toBe(2);
  });
});

describe('a hard spread', () => {
  const racks = { h1: 'r1', h2: 'r2', h3: 'r2' };
  const ids = ['h1', 'h2', 'h3'] as const;
  const model = hosting(
    ids.map((id) => component(id)),
    workload(['h1', 'h2'], ids, { spread: 'rack', hardSpread: true }),
    { seats: ids.map((id) => seat(id, { rack: racks[id] })) },
  );

  it('keeps an instance waiting rather than put two more into one rack than into another', () => {
    const trace = new Trace(model).after(...lost);
    expect(trace.instance('w-1')).toBe('queued');
    trace.after('h1 restored: h1');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 0]);
  });

  it('lets it move within its rack', () => {
    const trace = new Trace(model).after('h2 fails: h2', 'h2 leaves rotation', 'h2 given up');
    expect([trace.instance('w-2'), trace.seatOf('w-2')]).toEqual(['moving', 2]);
  });

  it('over hosts keeps instances apart while a host is free of them', () => {
    const over = hosting(two, workload(['h1', 'h2'], ['h1', 'h2'], { spread: 'host', hardSpread: true }));
    expect(new Trace(over).after(...lost).instance('w-1')).toBe('queued');
  });
});

describe('instances in place', () => {
  const crashing = workload(['h1', 'h2'], ['h1', 'h2'], {
    modes: [
      { cause: 'crash', timeToFailure: { terms: ['crash'] }, timeToRestore: { terms: ['restart'] }, needsAgent: true },
    ],
    commonCauses: [{ cause: 'bug', timeToFailure: { terms: ['bug'] }, mode: 0 }],
  });
  const model = hosting([...two, component('agent')], crashing, {
    seats: ['h1', 'h2'].map((id) => seat(id, { agent: { works: 'agent' } })),
  });

  it('restart only while the agent of the seat works', () => {
    const trace = new Trace(model).after('w-1 fails: crash', 'agent fails: agent');
    expect([trace.instance('w-1'), trace.can('w-1 restored: crash')]).toEqual(['held', false]);
    trace.after('w-2 fails: crash');
    expect(trace.instance('w-2')).toBe('held');
    trace.after('agent restored: agent', 'w-1 restored: crash');
    expect([trace.instance('w-1'), trace.instance('w-2')]).toEqual(['serving', 'crashed']);
  });

  // Only the restart after a crash of its own asks for the agent; the start after the return of the seat does not.
  it('start on a seat that is back only once its agent works', () => {
    const trace = new Trace(model).after('h1 fails: h1', 'agent fails: agent', 'h1 restored: h1');
    expect(trace.can('w-1 started in place')).toBe(false);
  });

  it('are all stopped by a common cause, each coming back on its own', () => {
    const trace = new Trace(model).after('w all fail: bug');
    expect([trace.isUp, trace.servedShare]).toEqual([false, 0]);
    trace.after('w-2 restored: crash');
    expect([trace.isUp, trace.servedShare, trace.instance('w-1')]).toEqual([true, 1, 'crashed']);
  });

  it('stop with their storage and restart when it is back', () => {
    const stored = hosting([...two, component('disk')], workload(['h1'], ['h1', 'h2'], { needs: { works: 'disk' } }));
    const trace = new Trace(stored).after('disk fails: disk');
    expect(trace.instance('w-1')).toBe('blocked');
    trace.after('disk restored: disk');
    expect([trace.instance('w-1'), trace.isUp]).toEqual(['starting', false]);
    expect(trace.after('w-1 started in place').isUp).toBe(true);
    // Moved meanwhile: it cannot serve until the storage is back.
    const moved = new Trace(stored).after(...lost, 'disk fails: disk', 'w-1 started elsewhere');
    expect(moved.instance('w-1')).toBe('blocked');
    expect(moved.after('disk restored: disk', 'w-1 started in place').isUp).toBe(true);
  });
});

describe('what the controller sees', () => {
  const split = (rest: Partial<SystemModel> = {}): SystemModel =>
    hosting([...two, component('kubelet')], workload(['h1', 'h2'], ['h1', 'h2']), {
      seats: [seat('h1', { ready: { all: [{ works: 'h1' }, { works: 'kubelet' }] } }), seat('h2')],
      ...rest,
    });

  it('a seat that hangs serves on until it leaves rotation, and then again once it is back', () => {
    const trace = new Trace(split()).after('kubelet fails: kubelet');
    expect(trace.instance('w-1')).toBe('serving');
    expect(trace.after('h1 leaves rotation').instance('w-1')).toBe('isolated');
    expect(trace.after('kubelet restored: kubelet').instance('w-1')).toBe('serving');
  });

  it('a hanging seat is given up: its instances start elsewhere although they run', () => {
    const trace = new Trace(split()).after('kubelet fails: kubelet', 'h1 leaves rotation', 'h1 given up');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 1]);
  });

  it('the share of dead instances in rotation is lost until they leave it', () => {
    const trace = new Trace(hosting(two, workload(['h1', 'h1', 'h2', 'h2'], ['h1', 'h2'])));
    expect(trace.after('h1 fails: h1').servedShare).toBe(0.5);
    expect(trace.isUp).toBe(true);
    expect(trace.after('h1 leaves rotation').servedShare).toBe(1);
    const needed = hosting(two, workload(['h1', 'h2', 'h2', 'h2'], ['h1', 'h2'], { required: 4 }));
    // Three of four in rotation answer, and three of the four needed are there.
    expect(new Trace(needed).after('h1 fails: h1').servedShare).toBe(0.75 * 0.75);
  });

  describe('of a seat that runs on but is cut off', () => {
    const cutOff = (whenIsolated: RelocationRule['whenIsolated']): SystemModel => {
      const isReached = { all: [{ works: 'h1' }, { works: 'network' }] };
      return hosting([...two, component('network')], workload(['h1', 'h2'], ['h1', 'h2']), {
        seats: [seat('h1', { reached: { works: 'network' }, ready: isReached }), seat('h2')],
        relocationRules: [relocation({ whenIsolated })],
      });
    };

    it('its instances run on, lose the requests sent to them until they leave rotation, and serve again without a start', () => {
      const trace = new Trace(cutOff('as-lost')).after('network fails: network');
      expect([trace.instance('w-1'), trace.servedShare]).toEqual(['unreached', 0.5]);
      expect(
        new Trace(cutOff('as-lost')).after('network fails: network', 'network restored: network').servedShare,
      ).toBe(1);
      expect([trace.after('h1 leaves rotation').instance('w-1'), trace.servedShare]).toEqual(['isolated', 1]);
      expect(trace.after('network restored: network').instance('w-1')).toBe('serving');
    });

    it('they start elsewhere where it is taken for lost', () => {
      const trace = new Trace(cutOff('as-lost')).after('network fails: network', 'h1 leaves rotation', 'h1 given up');
      expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 1]);
    });

    it('they stay where nothing is done, unless it is lost as well', () => {
      const trace = new Trace(cutOff(null)).after('network fails: network', 'h1 leaves rotation');
      expect(trace.can('h1 given up')).toBe(false);
      trace.after('h1 fails: h1');
      expect(trace.instance('w-1')).toBe('out');
      expect(trace.after('h1 given up').seatOf('w-1')).toBe(1);
    });

    it('they start elsewhere after the isolation response, which a lost seat does not wait for', () => {
      const model = cutOff({ terms: ['response'] });
      const trace = new Trace(model).after('network fails: network', 'h1 leaves rotation');
      expect(trace.can('h1 given up')).toBe(false);
      expect(trace.after('h1 given up in isolation').seatOf('w-1')).toBe(1);
      const lost = new Trace(model).after('h1 fails: h1', 'h1 leaves rotation');
      expect([lost.can('h1 given up in isolation'), lost.can('h1 given up')]).toEqual([false, true]);
    });
  });

  it('a healthy seat that is suspected leaves rotation at once and is heard again', () => {
    const rule = relocation({
      falseDetection: { cause: 'late', timeToFailure: { terms: ['late'] }, timeToRestore: { terms: ['heard'] } },
    });
    const trace = new Trace(single({ relocationRules: [rule] })).after('h1 falsely suspected');
    expect([trace.instance('w-1'), trace.isUp]).toEqual(['isolated', false]);
    expect(trace.after('h1 heard again').isUp).toBe(true);
    // Given up before it is heard: the instance goes, the seat stays closed until it is heard.
    trace.after('h1 falsely suspected', 'h1 given up');
    expect([trace.instance('w-1'), trace.seatOf('w-1')]).toEqual(['moving', 1]);
    trace.after('h1 heard again', 'w-1 started elsewhere');
    expect(trace.isUp).toBe(true);
    expect(trace.can('h1 falsely suspected')).toBe(true);
  });
});
