import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafProbabilities } from '../../src/structure/evaluation/top-event-probability.js';
import { type FaultTree, faultTree } from '../../src/structure/fault-tree.js';
import { fussellVeselyImportance } from '../../src/structure/fussell-vesely.js';
import { type EventImportance, eventImportance } from '../../src/structure/importance.js';
import { minimalCutSets } from '../../src/structure/minimal-cut-sets.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';
import { probabilityOf, structureFunction, withEvent, withoutEvent } from './enumeration.js';
import { randomTrees } from './random-trees.js';

function compiled(tree: FaultTree) {
  const diagram = structureDiagram(tree);
  return { diagram, leaves: leafProbabilities(diagram, tree.basicEvents) };
}

function importanceOf(tree: FaultTree): EventImportance[] {
  const { diagram, leaves } = compiled(tree);
  return eventImportance(diagram, leaves);
}

describe('importance', () => {
  it('follows its definitions state by state, for any tree', () => {
    fc.assert(
      fc.property(randomTrees(8, 12, false), (tree) => {
        const top = structureFunction(tree);
        const total = probabilityOf(tree, top);
        fc.pre(total > 1e-9);
        for (const found of importanceOf(tree)) {
          const { event } = found;
          const given = probabilityOf(tree, (failed) => top(withEvent(failed, event)));
          const without = probabilityOf(tree, (failed) => top(withoutEvent(failed, event)));
          const own = tree.basicEvents[event]!.probability;
          expect(found.birnbaumImportance).toBeCloseTo(given - without, 12);
          expect(found.criticalityImportance).toBeCloseTo(((given - without) * own) / total, 6);
          expect(found.diagnosticImportance * total).toBeCloseTo(own * given, 12);
          expect(found.riskAchievementWorth * total).toBeCloseTo(given, 12);
          if (without > 1e-9) expect((1 / found.riskReductionWorth) * total).toBeCloseTo(without, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of structure counts the states of the others in which an event decides', () => {
    fc.assert(
      fc.property(randomTrees(7, 12, true), (tree) => {
        const top = structureFunction(tree);
        const even = faultTree({
          ...tree,
          basicEvents: Object.fromEntries(Object.keys(tree.basicEvents).map((e) => [e, 0.5])),
        });
        for (const { event, structuralImportance } of importanceOf(tree)) {
          const deciding = probabilityOf(
            even,
            (failed) => top(withEvent(failed, event)) !== top(withoutEvent(failed, event)),
          );
          expect(structuralImportance).toBe(deciding);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('Birnbaum is never negative in a coherent tree', () => {
    fc.assert(
      fc.property(randomTrees(12, 30, true), (tree) => {
        for (const { birnbaumImportance } of importanceOf(tree)) expect(birnbaumImportance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('Birnbaum is the derivative of the top event probability: exact where finite differences lose all digits', () => {
    // ∂/∂a of a ∨ (b ∧ c) is 1 − bc; ∂/∂b is (1 − a)·c with c = 1e-20 beside a = 0.5.
    const tree = faultTree({
      top: 'g',
      gates: { g: { or: ['a', 'h'] }, h: { and: ['b', 'c'] } },
      basicEvents: { a: 0.5, b: 0.1, c: 1e-20 },
    });
    const byEvent = new Map(importanceOf(tree).map((i) => [i.event, i.birnbaumImportance]));
    expect(byEvent.get('b')! / (0.5 * 1e-20)).toBeCloseTo(1, 13);
    expect(byEvent.get('a')).toBe(1);
  });

  it('Birnbaum is negative for an event that prevents the top event', () => {
    const tree = faultTree({
      top: 'g',
      gates: { g: { and: ['a', 'n'] }, n: { not: 'b' } },
      basicEvents: { a: 0.5, b: 0.25 },
    });
    expect(importanceOf(tree).find((i) => i.event === 'b')!.birnbaumImportance).toBe(-0.5);
  });

  it('risk reduction worth is infinite for an event without which nothing happens, 1 for one that does not matter', () => {
    const tree = faultTree({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents: { a: 0.5, b: 0.5, c: 0.5 } });
    const worth = new Map(importanceOf(tree).map((i) => [i.event, i.riskReductionWorth]));
    expect(worth.get('a')).toBe(Number.POSITIVE_INFINITY);
    expect(worth.get('c')).toBe(1);
  });

  it('Fussell–Vesely is the probability that a minimal cut set with the event has failed, given the top event', () => {
    fc.assert(
      fc.property(randomTrees(8, 12, true), (tree) => {
        const { diagram, leaves } = compiled(tree);
        const total = probabilityOf(tree, structureFunction(tree));
        fc.pre(total > 0);
        const { sets } = minimalCutSets(diagram, leaves);
        const found = fussellVeselyImportance(diagram, leaves)!;
        diagram.events.forEach((event, i) => {
          const through = sets.filter((set) => set.events.includes(event));
          const failed = probabilityOf(tree, (state) => through.some((set) => set.events.every((e) => state.has(e))));
          expect(found[i]! * total).toBeCloseTo(failed, 12);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('Fussell–Vesely is not claimed for a tree that is not coherent, nor beyond its step limit', () => {
    const gates = { g: { xor: ['a', 'b'] } };
    const parity = compiled(faultTree({ top: 'g', gates, basicEvents: { a: 0.5, b: 0.5 } }));
    expect(fussellVeselyImportance(parity.diagram, parity.leaves)).toBeNull();
    const names = Array.from({ length: 30 }, (_, i) => `e${i}`);
    const vote = compiled(
      faultTree({
        top: 'g',
        gates: { g: { atLeast: 15, of: names } },
        basicEvents: Object.fromEntries(names.map((name) => [name, 0.1])),
      }),
    );
    expect(fussellVeselyImportance(vote.diagram, vote.leaves, 100)).toBeNull();
    expect(fussellVeselyImportance(vote.diagram, vote.leaves)).not.toBeNull();
  });
});
