import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callCircles } from '../../src/scenario/checks/call-circles.js';
import type { Workload } from '../../src/scenario/scenario.js';

type Calls = Readonly<Record<string, readonly string[]>>;

const workloads = (calls: Calls, optional = false): Workload[] =>
  Object.entries(calls).map(([id, called]) => ({
    id,
    instances: 1,
    required: 1,
    each: { cpu: 1, memoryGiB: 1 },
    start: null,
    spread: 'none',
    hardSpread: false,
    controller: 'deployment',
    storage: 'none',
    mode: 'active-active',
    releases: null,
    calls: called.map((workload) => ({ workload, optional })),
    parameters: {},
  }));

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const graphs = fc.record(Object.fromEntries(ids.map((id) => [id, fc.subarray(ids, { maxLength: 2 })])));

/** Kahn 1962: there is an order in which each comes after all it calls if and only if there is no circle. */
function canBeOrdered(calls: Calls): boolean {
  const left = new Set(Object.keys(calls));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const id of left) if (calls[id].every((called) => !left.has(called))) left.delete(id);
  }
  return left.size === 0;
}

describe('circles of required calls', () => {
  it('are found if and only if the workloads cannot be put in order', () => {
    fc.assert(
      fc.property(graphs, (calls) => {
        expect(callCircles(workloads(calls)).length === 0).toBe(canBeOrdered(calls));
      }),
    );
  });

  it('lead from call to call back to where they begin', () => {
    fc.assert(
      fc.property(graphs, (calls) => {
        for (const circle of callCircles(workloads(calls))) {
          for (const [index, id] of circle.entries()) expect(calls[id]).toContain(circle[(index + 1) % circle.length]);
        }
      }),
    );
  });

  it('are told apart when they share nothing', () => {
    expect(callCircles(workloads({ a: ['b'], b: ['a'], c: ['c'], d: ['a'] }))).toEqual([['a', 'b'], ['c']]);
  });

  it('may be closed by an optional call', () => {
    expect(callCircles(workloads({ a: ['b'], b: ['a'] }, true))).toEqual([]);
  });

  it('are looked for along chains of any length', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`w${i}`, [`w${i + 1}`]]));
    expect(callCircles(workloads(chain))).toEqual([]);
  });
});
