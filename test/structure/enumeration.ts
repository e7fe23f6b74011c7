import type { FaultTree } from '../../src/structure/fault-tree.js';
import { gateInputs, gatesBottomUp } from '../../src/structure/gate.js';

export type State = ReadonlySet<string>;

/** The top event in a state, straight from the meaning of the gates. */
export function structureFunction(tree: FaultTree): (failed: State) => boolean {
  const gates = gatesBottomUp(tree.gates, tree.top);
  return (failed) => {
    const values = new Map<string, boolean>(Object.keys(tree.basicEvents).map((event) => [event, failed.has(event)]));
    for (const name of gates) {
      const gate = tree.gates[name]!;
      const inputs = gateInputs(gate).map((id) => values.get(id)!);
      const count = inputs.filter(Boolean).length;
      if (typeof gate === 'string') values.set(name, inputs[0]!);
      else if ('and' in gate) values.set(name, count === inputs.length);
      else if ('or' in gate) values.set(name, count > 0);
      else if ('xor' in gate) values.set(name, count % 2 === 1);
      else if ('not' in gate) values.set(name, !inputs[0]);
      else if ('atLeast' in gate) values.set(name, count >= gate.atLeast);
      else values.set(name, gate.constant);
    }
    return values.get(tree.top)!;
  };
}

/** Every set of failed events with its probability. Cost: 2^events. */
export function* states(tree: FaultTree): Generator<{ failed: State; probability: number }> {
  const events = Object.keys(tree.basicEvents);
  for (let mask = 0; mask < 2 ** events.length; mask++) {
    const failed = new Set(events.filter((_, i) => (mask >>> i) & 1));
    let probability = 1;
    for (const event of events) {
      const { probability: p, complement: q } = tree.basicEvents[event]!;
      probability *= failed.has(event) ? p : q;
    }
    yield { failed, probability };
  }
}

/** Sum of the probabilities of the states for which a condition holds. */
export function probabilityOf(tree: FaultTree, holds: (failed: State) => boolean): number {
  let sum = 0;
  for (const { failed, probability } of states(tree)) if (holds(failed)) sum += probability;
  return sum;
}

export const withEvent = (failed: State, event: string): State => new Set([...failed, event]);
export const withoutEvent = (failed: State, event: string): State => new Set([...failed].filter((e) => e !== event));
