import { contextSimplified } from './context-simplification.js';
import { factored } from './factoring.js';
import { flattened } from './flattening.js';
import { type GateGraph, reachableGates } from './gate-graph.js';
import { grouped } from './grouping.js';
import { partitioned } from './partition.js';

const maximumRounds = 12;

/**
 * The same function as a smaller graph with more modules: flattened, inputs known from their context replaced, common
 * factors drawn out, literals that always occur together joined, independent inputs set apart.
 */
export function simplified(graph: GateGraph): GateGraph {
  let current = graph;
  let size = edgeCount(current);
  for (let round = 0; round < maximumRounds; round++) {
    const next = grouped(flattened(factored(flattened(contextSimplified(flattened(current))))));
    const nextSize = edgeCount(next);
    current = next;
    if (nextSize >= size) break;
    size = nextSize;
  }
  return partitioned(current);
}

export function edgeCount(graph: GateGraph): number {
  let count = 0;
  for (const gate of reachableGates(graph)) count += graph.inputs[gate]!.length;
  return count;
}
