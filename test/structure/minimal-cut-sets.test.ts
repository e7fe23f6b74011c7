import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafProbabilities } from '../../src/structure/evaluation/top-event-probability.js';
import { type FaultTree, faultTree } from '../../src/structure/fault-tree.js';
import {
  type CutSet,
  type CutSetSelection,
  minimalCutSets,
  singlePointsOfFailure,
} from '../../src/structure/minimal-cut-sets.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';
import { type State, states, structureFunction, withoutEvent } from './enumeration.js';
import { randomTrees } from './random-trees.js';

function cutSets(tree: FaultTree, selection?: CutSetSelection) {
  const diagram = structureDiagram(tree);
  return minimalCutSets(diagram, leafProbabilities(diagram, tree.basicEvents), selection);
}

const written = (set: CutSet) => [...set.events, ...set.absent.map((event) => `not ${event}`)].sort().join(' ');

/** Minimal among the sets of events that cause the top if no other event happens. */
function minimalByEnumeration(tree: FaultTree): string[] {
  const top = structureFunction(tree);
  const causing = [...states(tree)].filter(({ failed }) => top(failed)).map(({ failed }) => failed);
  const minimal = causing.filter((set) => !causing.some((other) => other !== set && isSubset(other, set)));
  return minimal.map((set) => [...set].sort().join(' ')).sort();
}

const isSubset = (a: State, b: State) => [...a].every((event) => b.has(event));

/** Prime implicants by trying every term: a term implies the top if all completions of it do. */
function primesByEnumeration(tree: FaultTree): string[] {
  const top = structureFunction(tree);
  const events = Object.keys(tree.basicEvents);
  const truths = new Set(
    [...states(tree)].filter(({ failed }) => top(failed)).map(({ failed }) => code(events, failed)),
  );
  const terms: number[][] = [];
  for (let t = 0; t < 3 ** events.length; t++) {
    const term = events.map((_, i) => Math.floor(t / 3 ** i) % 3);
    if (implies(term, truths)) terms.push(term);
  }
  const shorter = (a: number[], b: number[]) => a !== b && a.every((literal, i) => literal === 2 || literal === b[i]);
  return terms
    .filter((term) => !terms.some((other) => shorter(other, term)))
    .map((term) =>
      term
        .flatMap((literal, i) => (literal === 2 ? [] : [literal === 1 ? events[i]! : `not ${events[i]}`]))
        .sort()
        .join(' '),
    )
    .sort();
}

const code = (events: readonly string[], failed: State) =>
  events.reduce((sum, e, i) => sum + (failed.has(e) ? 2 ** i : 0), 0);

function implies(term: readonly number[], truths: ReadonlySet<number>): boolean {
  const free = term.flatMap((literal, i) => (literal === 2 ? [2 ** i] : []));
  const fixed = term.reduce((sum, literal, i) => sum + (literal === 1 ? 2 ** i : 0), 0);
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    if (!truths.has(free.reduce((sum, bit, i) => sum + ((mask >> i) & 1 ? bit : 0), fixed))) return false;
  }
  return true;
}

describe('minimal cut sets', () => {
  it('are the minimal sets of events that cause the top, for any tree', () => {
    fc.assert(
      fc.property(randomTrees(8, 12, false), (tree) => {
        const { sets, count, unlisted } = cutSets(tree);
        expect(sets.map(written).sort()).toEqual(minimalByEnumeration(tree));
        expect(count).toBe(sets.length);
        expect(unlisted).toEqual({ count: 0, probabilityAtMost: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it('of a coherent tree each cause the top, and no longer without one of their events', () => {
    fc.assert(
      fc.property(randomTrees(12, 25, true), (tree) => {
        const top = structureFunction(tree);
        for (const { events } of cutSets(tree, { limit: 50 }).sets) {
          const failed = new Set(events);
          expect(top(failed)).toBe(true);
          for (const event of events) expect(top(withoutEvent(failed, event))).toBe(false);
        }
      }),
    );
  });

  it('as prime implicants are the shortest terms that imply the top, for any tree', () => {
    fc.assert(
      fc.property(randomTrees(5, 9, false), (tree) => {
        expect(cutSets(tree, { form: 'prime implicants' }).sets.map(written).sort()).toEqual(primesByEnumeration(tree));
      }),
      { numRuns: 150 },
    );
  });

  it('listed up to a limit are the most probable ones, and what is left out is bounded', () => {
    fc.assert(
      fc.property(randomTrees(9, 14, true), fc.integer({ min: 1, max: 5 }), (tree, limit) => {
        const all = cutSets(tree);
        const some = cutSets(tree, { limit });
        expect(some.count).toBe(all.count);
        expect(some.sets.map((s) => s.probability)).toEqual(all.sets.slice(0, limit).map((s) => s.probability));
        expect(some.unlisted.count).toBe(Math.max(0, all.count - limit));
        for (const { probability } of all.sets.slice(limit)) {
          expect(probability).toBeLessThanOrEqual(some.unlisted.probabilityAtMost);
        }
      }),
    );
  });

  it('above a probability are listed, the others only counted', () => {
    fc.assert(
      fc.property(
        randomTrees(9, 14, true),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (tree, minimumProbability) => {
          const all = cutSets(tree);
          const some = cutSets(tree, { minimumProbability });
          expect(some.sets).toEqual(all.sets.filter((set) => set.probability >= minimumProbability));
          expect(some.count).toBe(all.count);
          expect(some.unlisted.probabilityAtMost).toBe(some.unlisted.count === 0 ? 0 : minimumProbability);
        },
      ),
    );
  });

  it('up to an order are those of all that have no more events', () => {
    fc.assert(
      fc.property(randomTrees(9, 14, true), fc.nat(4), (tree, maximumOrder) => {
        const all = cutSets(tree);
        const some = cutSets(tree, { maximumOrder });
        expect(some.sets).toEqual(all.sets.filter((set) => set.events.length <= maximumOrder));
        expect(some.count).toBe(some.sets.length);
        expect(some.maximumOrder).toBe(maximumOrder);
      }),
    );
  });

  it('are counted without being listed: k of n has a binomial coefficient of them', () => {
    const names = Array.from({ length: 40 }, (_, i) => `e${i}`);
    const basicEvents = Object.fromEntries(names.map((name) => [name, 0.01]));
    const tree = faultTree({ top: 'g', gates: { g: { atLeast: 20, of: names } }, basicEvents });
    const { count, countByOrder, sets, unlisted } = cutSets(tree, { limit: 7 });
    expect(count).toBe(137_846_528_820);
    expect(countByOrder).toEqual([...new Array(20).fill(0), 137_846_528_820]);
    expect(sets).toHaveLength(7);
    expect(unlisted.count).toBe(137_846_528_813);
    expect(unlisted.probabilityAtMost).toBeCloseTo(1e-40, 50);
  });

  it('refuse a limit of none and a negative order, naming what was found', () => {
    const tree = faultTree({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents: { a: 0.5, b: 0.5 } });
    expect(() => cutSets(tree, { limit: 0 })).toThrow('limit of listed sets must be 1 or more, found 0');
    expect(() => cutSets(tree, { maximumOrder: -1 })).toThrow('maximumOrder must be 0 or more, found -1');
  });

  it('say what to do when they do not fit into their limit', () => {
    const names = Array.from({ length: 60 }, (_, i) => `e${i}`);
    const basicEvents = Object.fromEntries(names.map((name) => [name, 0.01]));
    const tree = faultTree({ top: 'g', gates: { g: { atLeast: 20, of: names } }, basicEvents });
    expect(() => cutSets(tree, { vertexLimit: 100 })).toThrow(
      'minimal cut sets need more than 100 vertices; bound maximumOrder or raise vertexLimit',
    );
  });
});

describe('single points of failure', () => {
  it('are the events that cause the top alone', () => {
    fc.assert(
      fc.property(randomTrees(9, 14, true), (tree) => {
        const top = structureFunction(tree);
        const diagram = structureDiagram(tree);
        const alone = Object.keys(tree.basicEvents).filter((event) => top(new Set([event])));
        const found = singlePointsOfFailure(diagram, leafProbabilities(diagram, tree.basicEvents));
        expect([...found].sort()).toEqual(alone.sort());
      }),
      { numRuns: 200 },
    );
  });
});
