import fc from 'fast-check';
import { type FaultTree, faultTree } from '../../src/structure/fault-tree.js';
import type { Gate } from '../../src/structure/gate.js';

type Draft = { kind: number; threshold: number; inputs: number[] };

/** Small random trees with shared gates and repeated inputs; `coherent` ones have neither `not` nor `xor`. */
export function randomTrees(events: number, gates: number, coherent: boolean): fc.Arbitrary<FaultTree> {
  const probabilities = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), {
    minLength: events,
    maxLength: events,
  });
  const draft: fc.Arbitrary<Draft> = fc.record({
    kind: fc.nat(coherent ? 4 : 6),
    threshold: fc.nat(100),
    inputs: fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }),
  });
  const drafts = fc.array(draft, { minLength: 1, maxLength: gates });
  return fc.tuple(probabilities, drafts).map(([p, list]) => treeOf(p, list));
}

function treeOf(probabilities: readonly number[], drafts: readonly Draft[]): FaultTree {
  const names = probabilities.map((_, i) => `e${i}`);
  const basicEvents = Object.fromEntries(probabilities.map((p, i) => [`e${i}`, p]));
  const gates: Record<string, Gate> = {};
  drafts.forEach((draft, i) => {
    // The last nodes are likelier, so that the tree becomes deep and its gates shared.
    const pick = (n: number) =>
      names[n % 3 === 0 ? names.length - 1 - (n % Math.min(4, names.length)) : n % names.length]!;
    const inputs = draft.inputs.map(pick);
    gates[`g${i}`] = gateOf(draft, inputs);
    names.push(`g${i}`);
  });
  return faultTree({ top: names.at(-1)!, gates, basicEvents });
}

function gateOf({ kind, threshold }: Draft, inputs: string[]): Gate {
  if (kind === 0 || kind === 1) return { and: inputs };
  if (kind === 2 || kind === 3) return { or: inputs };
  if (kind === 4) return { atLeast: 1 + (threshold % inputs.length), of: inputs };
  if (kind === 5) return { not: inputs[0]! };
  return { xor: inputs };
}
