import { type GateGraph, nodeCount, reachableGates } from '../graph/gate-graph.js';
import type { VariableOrder } from './depth-first-order.js';

/**
 * Dynamic weight assignment: the top has weight 1, shared equally among the inputs of each gate; the heaviest leaf comes
 * first in the order and is taken out of the graph; and so on.
 * S. Minato, N. Ishiura, S. Yajima, Shared binary decision diagrams with attributed edges (DAC 1990).
 * Cost: leaves × edges.
 */
export function weightedOrder(graph: GateGraph): VariableOrder {
  const gates = reachableGates(graph).reverse();
  const weights = new Float64Array(nodeCount(graph));
  const gone = new Uint8Array(nodeCount(graph));
  const order: number[] = [];
  while (order.length < graph.leafCount) {
    weights.fill(0);
    weights[Math.abs(graph.top)] = 1;
    for (const gate of gates) {
      if (gone[gate] === 1) continue;
      const inputs = graph.inputs[gate]!.filter((literal) => gone[Math.abs(literal)] === 0);
      for (const literal of inputs) weights[Math.abs(literal)]! += weights[gate]! / inputs.length;
    }
    let heaviest = -1;
    for (let leaf = 2; leaf < 2 + graph.leafCount; leaf++) {
      if (gone[leaf] === 0 && (heaviest < 0 || weights[leaf]! > weights[heaviest]!)) heaviest = leaf;
    }
    order.push(heaviest - 2);
    gone[heaviest] = 1;
    // A gate without inputs left has no weight to pass on.
    for (let i = gates.length - 1; i >= 0; i--) {
      if (graph.inputs[gates[i]!]!.every((literal) => gone[Math.abs(literal)] === 1)) gone[gates[i]!] = 1;
    }
  }
  return order;
}
