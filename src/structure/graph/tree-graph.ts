import type { FaultTree } from '../fault-tree.js';
import { type Gate, gateInputs, gatesBottomUp } from '../gate.js';
import { FALSE, type GateGraph, GateGraphBuilder, type Literal, TRUE } from './gate-graph.js';

/**
 * The graph of a fault tree. Its leaves are the basic events in the order in which a depth-first walk meets them, which
 * says something about which belong together; events the top does not read come last.
 */
export function treeGraph(tree: FaultTree): { readonly graph: GateGraph; readonly events: readonly string[] } {
  const gates = gatesBottomUp(tree.gates, tree.top);
  const met = new Set<string>(tree.top in tree.basicEvents ? [tree.top] : []);
  for (const name of gates) for (const id of gateInputs(tree.gates[name]!)) if (id in tree.basicEvents) met.add(id);
  for (const event of Object.keys(tree.basicEvents)) met.add(event);
  const events = [...met];
  const builder = new GateGraphBuilder(events.length);
  const literals = new Map<string, Literal>(events.map((event, i) => [event, i + 2]));
  for (const name of gates)
    literals.set(
      name,
      gateLiteral(builder, tree.gates[name]!, (id) => literals.get(id)!),
    );
  return { graph: builder.build(literals.get(tree.top)!), events };
}

function gateLiteral(builder: GateGraphBuilder, gate: Gate, literal: (id: string) => Literal): Literal {
  const inputs = gateInputs(gate).map(literal);
  if (typeof gate === 'string') return inputs[0]!;
  if ('and' in gate) return builder.and(inputs);
  if ('or' in gate) return builder.or(inputs);
  if ('xor' in gate) return builder.xor(inputs);
  if ('not' in gate) return -inputs[0]!;
  if ('atLeast' in gate) return builder.atLeast(gate.atLeast, inputs);
  return gate.constant ? TRUE : FALSE;
}
