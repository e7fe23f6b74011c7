import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCoherent } from '../../src/structure/coherence.js';
import { leafProbabilities, topEventProbability } from '../../src/structure/evaluation/top-event-probability.js';
import { type FaultTree, faultTree } from '../../src/structure/fault-tree.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';
import { probabilityOf, structureFunction } from './enumeration.js';
import { randomTrees } from './random-trees.js';

function topProbability(tree: FaultTree) {
  const diagram = structureDiagram(tree);
  return topEventProbability(diagram, leafProbabilities(diagram, tree.basicEvents));
}

describe('top event probability', () => {
  it('is that of the states in which the gates say so, for any tree', () => {
    fc.assert(
      fc.property(randomTrees(9, 14, false), (tree) => {
        const top = structureFunction(tree);
        const found = topProbability(tree);
        expect(found.probability).toBeCloseTo(probabilityOf(tree, top), 13);
        expect(found.complement).toBeCloseTo(
          probabilityOf(tree, (failed) => !top(failed)),
          13,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is a sum of products: exact to rounding however small', () => {
    fc.assert(
      fc.property(randomTrees(9, 14, true), (tree) => {
        const rare = faultTree({
          ...tree,
          basicEvents: Object.fromEntries(
            Object.entries(tree.basicEvents).map(([event, { probability }]) => [event, probability * 1e-9]),
          ),
        });
        const exact = probabilityOf(rare, structureFunction(rare));
        const { probability } = topProbability(rare);
        expect(Math.abs(probability - exact)).toBeLessThanOrEqual(1e-14 * exact);
      }),
      { numRuns: 200 },
    );
  });

  it('of a tree with works and fails exchanged is the complement', () => {
    fc.assert(
      fc.property(randomTrees(12, 30, true), (tree) => {
        expect(topProbability(dual(tree)).complement).toBeCloseTo(topProbability(tree).probability, 13);
      }),
      { numRuns: 200 },
    );
  });

  it('of a coherent tree does not fall when an event becomes likelier', () => {
    fc.assert(
      fc.property(
        randomTrees(10, 20, true),
        fc.nat(9),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tree, i, share) => {
          const event = `e${i}`;
          const before = tree.basicEvents[event]!.probability;
          const worse = faultTree({
            ...tree,
            basicEvents: { ...tree.basicEvents, [event]: before + share * (1 - before) },
          });
          expect(topProbability(worse).probability).toBeGreaterThanOrEqual(topProbability(tree).probability - 1e-14);
        },
      ),
    );
  });

  it('of trees with neither not nor xor is found coherent', () => {
    fc.assert(fc.property(randomTrees(10, 20, true), (tree) => isCoherent(structureDiagram(tree))));
  });

  it('of an event given as certain or impossible is that of the tree without it', () => {
    const tree = (b: number) => faultTree({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents: { a: 0.25, b } });
    expect(topProbability(tree(1))).toEqual({ probability: 0.25, complement: 0.75 });
    expect(topProbability(tree(0))).toEqual({ probability: 0, complement: 1 });
  });

  it('of a top that is an event, its negation or a constant needs no diagram', () => {
    const of = (gate: FaultTree['gates'][string]) =>
      topProbability(faultTree({ top: 'g', gates: { g: gate }, basicEvents: { a: 0.25 } }));
    expect(of('a')).toEqual({ probability: 0.25, complement: 0.75 });
    expect(of({ not: 'a' })).toEqual({ probability: 0.75, complement: 0.25 });
    expect(of({ xor: ['a', 'a'] })).toEqual({ probability: 0, complement: 1 });
    expect(of({ constant: true })).toEqual({ probability: 1, complement: 0 });
  });

  it('reads an input of a vote as often as it is named', () => {
    const tree = faultTree({
      top: 'g',
      gates: { g: { atLeast: 2, of: ['a', 'a', 'b'] } },
      basicEvents: { a: 0.25, b: 0.5 },
    });
    expect(topProbability(tree).probability).toBe(0.25);
  });

  it('keeps an unavailability of 1e-30 beside an availability', () => {
    const tree = faultTree({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents: { a: 1e-15, b: 1e-15 } });
    expect(topProbability(tree)).toEqual({ probability: 1e-30, complement: 1 });
  });
});

/** Gates exchanged by De Morgan, events by their negations. */
function dual(tree: FaultTree): FaultTree {
  const gates = Object.entries(tree.gates).map(([name, gate]) => {
    if (typeof gate === 'string') return [name, gate] as const;
    if ('and' in gate) return [name, { or: gate.and }] as const;
    if ('or' in gate) return [name, { and: gate.or }] as const;
    if ('atLeast' in gate) return [name, { atLeast: gate.of.length - gate.atLeast + 1, of: gate.of }] as const;
    throw new Error('the dual of a coherent tree only');
  });
  const basicEvents = Object.entries(tree.basicEvents).map(
    ([event, own]) => [event, { probability: own.complement, complement: own.probability }] as const,
  );
  return faultTree({ top: tree.top, gates: Object.fromEntries(gates), basicEvents: Object.fromEntries(basicEvents) });
}
