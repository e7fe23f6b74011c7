import { describe, expect, it } from 'vitest';
import type { FailoverGroup, SystemModel } from '../../src/model/system-model.js';
import { component, emptyModel, service } from './small-models.js';
import { timeline } from './timeline.js';
import { Trace } from './trace.js';
import { failoverGroup } from './workload-models.js';

const ids = ['a', 'b', 'c'];
const grouped = (rest: Partial<FailoverGroup> = {}): SystemModel => ({
  ...emptyModel,
  components: ids.map((id) => component(id)),
  failoverGroups: [failoverGroup(ids, rest)],
  services: [service({ groupServes: 'group' })],
});
const covered: Partial<FailoverGroup> = { coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } };

describe('failover groups', () => {
  it('do not feel the loss of a member that does not hold', () => {
    const trace = new Trace(grouped()).after('b fails: b', 'c fails: c');
    expect([trace.isUp, trace.holder('group')]).toEqual([true, 0]);
  });

  it('are taken over by one of the others, chosen alike, and do not fail back', () => {
    const trace = new Trace(grouped()).after('a fails: a');
    expect([trace.isUp, trace.group('group')]).toEqual([false, 'takingOver']);
    trace.draws.push(1);
    trace.after('group taken over');
    expect([trace.isUp, trace.holder('group')]).toEqual([true, 2]);
    trace.after('a restored: a');
    expect(trace.holder('group')).toBe(2);
  });

  it('go on with the next member when the candidate fails during the takeover', () => {
    const trace = new Trace(grouped()).after('a fails: a', 'b fails: b');
    expect(trace.can('group taken over, begun again')).toBe(true);
    expect(trace.after('group taken over, begun again').holder('group')).toBe(2);
  });

  it('the takeover starts again when its candidate fails', () => {
    const model = grouped();
    const delays = { ...model, components: ids.map((id) => component(id, { repair: 'repair' })) };
    const hours = { 'a.fails': 10, 'b.fails': 10.5, 'c.fails': 1000, repair: 100, takeover: 1 };
    const takeover = timeline(delays, hours, 20).find(([, id]) => id.startsWith('group taken over'));
    expect(takeover?.[0]).toBe(11.5);
  });

  it('wait for the first member back when none is left, then act', () => {
    const trace = new Trace(grouped()).after('a fails: a', 'b fails: b', 'c fails: c');
    expect(trace.can('group taken over')).toBe(false);
    trace.after('b restored: b');
    expect(trace.isUp).toBe(false);
    expect(trace.after('group taken over').holder('group')).toBe(1);
    const hours = {
      'a.fails': 10,
      'b.fails': 10.1,
      'c.fails': 10.2,
      takeover: 1,
      'a.repair': 50,
      'b.repair': 5,
      'c.repair': 50,
    };
    const events = timeline(grouped(), hours, 16.5).filter(([, id]) => id.startsWith('group'));
    // b is back at 15.1; it then takes the whole takeover time.
    expect(events).toEqual([[16.1, 'group taken over']]);
  });

  it('that miss a fault wait for people, with one draw and no other until served again', () => {
    const trace = new Trace(grouped(covered));
    trace.draws.push(0);
    trace.after('a fails: a');
    expect([trace.group('group'), trace.can('group taken over')]).toEqual(['uncovered', false]);
    trace.after('b fails: b');
    expect(trace.group('group')).toBe('uncovered');
    trace.after('group recovered by hand');
    expect([trace.isUp, trace.holder('group')]).toEqual([true, 2]);
  });

  it('that miss a fault serve again when the lost member is back first', () => {
    const trace = new Trace(grouped(covered));
    trace.draws.push(0);
    trace.after('a fails: a', 'a restored: a');
    expect([trace.isUp, trace.holder('group')]).toEqual([true, 0]);
    expect(trace.can('group recovered by hand')).toBe(false);
  });

  it('hold again with their first member in the as-solved form once all is well', () => {
    const trace = new Trace(grouped(), 'as-solved').after('a fails: a', 'group taken over');
    expect(trace.holder('group')).toBe(1);
    expect(trace.after('a restored: a').holder('group')).toBe(0);
  });
});
