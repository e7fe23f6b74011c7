import { type GateGraph, nodeCount, reachableGates } from '../graph/gate-graph.js';
import type { VariableOrder } from './depth-first-order.js';

/**
 * A depth-first order that goes on, at each gate, with the input of which most leaves have been met already, then with
 * the one that most gates read. So whatever shares something stays together: the hosts of a rack after the rack, in
 * whichever order a vote over all hosts names them.
 * Cost: leaves × gates above each, and for each gate the square of its inputs.
 */
export function affinityOrder(graph: GateGraph): VariableOrder {
  const readers = readersOf(graph);
  const met = new Int32Array(nodeCount(graph));
  const seen = new Uint8Array(nodeCount(graph));
  const order: number[] = [];
  const meet = (leaf: number) => {
    order.push(leaf - 2);
    for (const gate of above(readers, leaf)) met[gate]!++;
  };
  const top = Math.abs(graph.top);
  seen[top] = 1;
  const path = [{ gate: top, left: inputNodes(graph, top) }];
  while (path.length > 0) {
    const step = path.at(-1)!;
    step.left = step.left.filter((node) => seen[node] === 0);
    if (step.left.length === 0) {
      path.pop();
      continue;
    }
    const next = step.left.reduce((best, node) => {
      const gain = met[node]! - met[best]! || readers[node]!.length - readers[best]!.length;
      return gain > 0 ? node : best;
    });
    seen[next] = 1;
    if (graph.inputs[next]!.length === 0) meet(next);
    else path.push({ gate: next, left: inputNodes(graph, next) });
  }
  return order;
}

const inputNodes = (graph: GateGraph, gate: number): number[] => [...new Set(graph.inputs[gate]!.map(Math.abs))];

function readersOf(graph: GateGraph): number[][] {
  const readers: number[][] = Array.from({ length: nodeCount(graph) }, () => []);
  for (const gate of reachableGates(graph)) for (const node of inputNodes(graph, gate)) readers[node]!.push(gate);
  return readers;
}

/** All gates that depend on a leaf. */
function above(readers: readonly (readonly number[])[], leaf: number): Set<number> {
  const gates = new Set(readers[leaf]!);
  for (const gate of gates) for (const reader of readers[gate]!) gates.add(reader);
  return gates;
}
