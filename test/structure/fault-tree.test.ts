import { describe, expect, it } from 'vitest';
import { type FaultTreeInput, faultTree } from '../../src/structure/fault-tree.js';
import { FaultTreeError } from '../../src/structure/fault-tree-error.js';
import { solvedFaultTree } from '../../src/structure/fault-tree-solution.js';
import { type Gate, gatesBottomUp } from '../../src/structure/gate.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';

function rejected(change: Partial<FaultTreeInput>): string {
  try {
    faultTree({
      top: 'down',
      gates: { down: { or: ['host-1', 'host-2'] } },
      basicEvents: { 'host-1': 0.1, 'host-2': 0.1 },
      ...change,
    });
  } catch (error) {
    expect(error).toBeInstanceOf(FaultTreeError);
    return (error as FaultTreeError).message;
  }
  throw new Error('accepted');
}

const withGate = (gate: unknown) => rejected({ gates: { down: gate as Gate } });

describe('a fault tree that cannot be understood', () => {
  it('names the unknown input, where it is read, and the name that was probably meant', () => {
    expect(withGate({ or: ['host-1', 'hots-2'] })).toBe('gate "down": unknown input "hots-2" (nearest name: "host-2")');
    expect(rejected({ top: 'dwon' })).toBe('top of fault tree: unknown input "dwon" (nearest name: "down")');
    expect(rejected({ name: 'shop', top: 'everything' })).toBe('top of shop: unknown input "everything"');
  });

  it('shows the path of a cycle', () => {
    const gates = { down: { or: ['a', 'host-1'] }, a: { and: ['b', 'host-2'] }, b: { not: 'down' } };
    expect(rejected({ gates })).toBe('gates form a cycle: down → a → b → down');
  });

  it('shortens the path of a long cycle', () => {
    const gates = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`g${i}`, `g${(i + 1) % 50}`]));
    expect(rejected({ top: 'g0', gates })).toBe('gates form a cycle: g0 → g1 → g2 → g3 → … → g48 → g49 → g0');
  });

  it('says which range atLeast must be in', () => {
    const expected = (found: unknown) => `gate "down": atLeast must be a whole number from 1 to 2, found ${found}`;
    for (const atLeast of [0, 3, 1.5, Number.NaN]) {
      expect(withGate({ atLeast, of: ['host-1', 'host-2'] })).toBe(expected(atLeast));
    }
  });

  it('says which gates there are', () => {
    const forms = 'gate "down": expected one of and, or, xor, not, atLeast, constant, found';
    expect(withGate({ nand: ['host-1', 'host-2'] })).toBe(`${forms} nand`);
    expect(withGate({ and: ['host-1'], or: ['host-2'] })).toBe(`${forms} and, or`);
    expect(withGate({})).toBe(`${forms} nothing`);
    expect(withGate(7)).toBe('gate "down": expected a gate, found 7');
    expect(withGate({ and: [] })).toBe('gate "down": expected at least one input, found none');
    expect(withGate({ and: 'host-1' })).toBe('gate "down": expected a list of names as inputs');
    expect(withGate({ constant: 1 })).toBe('gate "down": constant must be true or false');
  });

  it('tells a probability from what is none', () => {
    const message = (found: unknown) => `basic event "host-1": probability must be from 0 to 1, found ${found}`;
    for (const found of [-0.1, 1.1, Number.NaN])
      expect(rejected({ basicEvents: { 'host-1': found, 'host-2': 0 } })).toBe(message(found));
  });

  it('does not take a complement that contradicts the probability, nor a negative failure frequency', () => {
    const one = (event: FaultTreeInput['basicEvents'][string]) =>
      rejected({ basicEvents: { 'host-1': event, 'host-2': 0 } });
    expect(one({ probability: 0.1, complement: 0.8 })).toBe(
      'basic event "host-1": probability and complement must add up to 1, found 0.8',
    );
    expect(one({ probability: 0.1, failureFrequency: -1 })).toBe(
      'basic event "host-1": failure frequency must be ≥ 0 per hour, found -1',
    );
  });

  it('does not let a name be a gate and an event', () => {
    const gates = { down: { or: ['host-1', 'host-2'] }, 'host-1': { not: 'host-2' } };
    expect(rejected({ gates })).toBe('fault tree: "host-1" is both a gate and a basic event');
  });
});

describe('a fault tree that is too large for its limits', () => {
  const names = Array.from({ length: 24 }, (_, i) => `e${i}`);
  const tree = faultTree({
    name: 'votes',
    top: 'g',
    gates: { g: { atLeast: 12, of: names } },
    basicEvents: Object.fromEntries(names.map((name) => [name, 0.1])),
  });

  it('is refused with its name, its size and what to do', () => {
    expect(() => structureDiagram(tree, { stepLimit: 20 })).toThrow(
      'votes: a module of 24 variables and 1 gates needs more than 20000000 vertices or 20 steps in every variable order ' +
        'tried; raise vertexLimit or stepLimit, or split the model',
    );
    expect(() => structureDiagram(tree, { vertexLimit: 50, stepLimit: 1_000_000 })).toThrow(
      'needs more than 50 vertices',
    );
  });
});

describe('gates bottom-up', () => {
  it('come after what they read, and only those below a root when one is named', () => {
    const gates: Record<string, Gate> = {
      top: { and: ['a', 'b'] },
      a: { or: ['b', 'x'] },
      b: 'y',
      other: { not: 'a' },
    };
    expect(gatesBottomUp(gates)).toEqual(['b', 'a', 'top', 'other']);
    expect(gatesBottomUp(gates, 'a')).toEqual(['b', 'a']);
    expect(gatesBottomUp(gates, 'x')).toEqual([]);
  });
});

describe('a solved tree with other values', () => {
  const gates: Record<string, Gate> = { down: { or: ['feed', 'both'] }, both: { and: ['a', 'b'] } };
  const solved = solvedFaultTree({ top: 'down', gates, basicEvents: { feed: 0.01, a: 0.1, b: 0.2 } });

  it('is the tree solved anew, and leaves the first as it was', () => {
    const anew = solvedFaultTree({ top: 'down', gates, basicEvents: { feed: 0.01, a: 0.3, b: 0.2 } });
    const changed = solved.withBasicEvents({ a: 0.3 });
    expect(changed.probability).toBe(anew.probability);
    expect(changed.importance).toEqual(anew.importance);
    expect(changed.minimalCutSets()).toEqual(anew.minimalCutSets());
    expect(changed.diagram).toBe(solved.diagram);
    expect(solved.probability).toBeCloseTo(0.01 + 0.99 * 0.02, 15);
  });

  it('says which event it does not have, and which value is none', () => {
    expect(() => solved.withBasicEvents({ feeed: 0.1 })).toThrow('unknown basic event "feeed" (nearest name: "feed")');
    expect(() => solved.withBasicEvents({ a: 2 })).toThrow('basic event "a": probability must be from 0 to 1, found 2');
  });

  it('has Fussell–Vesely importance by name, and none where an event may also prevent the top', () => {
    expect(solved.fussellVeselyImportance()!.get('feed')).toBeCloseTo(0.01 / solved.probability, 14);
    const odd = solvedFaultTree({ top: 'odd', gates: { odd: { xor: ['a', 'b'] } }, basicEvents: { a: 0.1, b: 0.2 } });
    expect(odd.fussellVeselyImportance()).toBeNull();
  });
});
