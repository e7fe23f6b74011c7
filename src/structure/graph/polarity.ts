import { type GateGraph, nodeCount, reachableGates, XOR } from './gate-graph.js';

/**
 * For each leaf, how the top can depend on it as far as the gates show: 1 rising only, −1 falling only, 0 both.
 * Every way down to the leaf has a sign, the product of those of its literals; through parity it has both.
 */
export function leafSigns(graph: GateGraph): Int8Array {
  const rising = new Uint8Array(nodeCount(graph));
  const falling = new Uint8Array(nodeCount(graph));
  const reach = (literal: number, up: number, down: number) => {
    const node = Math.abs(literal);
    rising[node]! |= literal > 0 ? up : down;
    falling[node]! |= literal > 0 ? down : up;
  };
  reach(graph.top, 1, 0);
  for (const gate of reachableGates(graph).reverse()) {
    const both = graph.kinds[gate] === XOR && (rising[gate]! | falling[gate]!) === 1;
    for (const literal of graph.inputs[gate]!) {
      reach(literal, both ? 1 : rising[gate]!, both ? 1 : falling[gate]!);
    }
  }
  return Int8Array.from({ length: graph.leafCount }, (_, leaf) => rising[leaf + 2]! - falling[leaf + 2]!);
}
