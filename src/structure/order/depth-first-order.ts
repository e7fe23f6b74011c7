import { type GateGraph, nodeCount, reachableGates } from '../graph/gate-graph.js';

/** Variables from the top level down: i stands for leaf 2 + i of the graph. */
export type VariableOrder = readonly number[];

/** Leaves as a depth-first walk meets them, taking the inputs of a gate by rising rank. Cost: edges · log. */
export function depthFirstOrder(graph: GateGraph, rank: (node: number) => number): VariableOrder {
  const order: number[] = [];
  const seen = new Uint8Array(nodeCount(graph));
  const stack = [Math.abs(graph.top)];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (seen[node] === 1) continue;
    seen[node] = 1;
    if (graph.inputs[node]!.length === 0) {
      order.push(node - 2);
      continue;
    }
    const inputs = [...new Set(graph.inputs[node]!.map(Math.abs))].sort((a, b) => rank(a) - rank(b) || a - b);
    for (let i = inputs.length - 1; i >= 0; i--) stack.push(inputs[i]!);
  }
  return order;
}

/** What a node stands over, for ranking. */
export interface NodeMeasures {
  /** Different leaves below a node. */
  readonly support: Int32Array;
  /** Longest way down to a leaf. */
  readonly height: Int32Array;
  /** Readers of a node. */
  readonly readers: Int32Array;
  /** Readers of the leaves below a node beyond the first of each: how much is repeated. */
  readonly repetition: Int32Array;
}

/** Cost: gates × leaves / 32. */
export function nodeMeasures(graph: GateGraph): NodeMeasures {
  const n = nodeCount(graph);
  const [height, support, readers, repetition] = [0, 0, 0, 0].map(() => new Int32Array(n)) as Int32Array[];
  const gates = reachableGates(graph);
  for (const gate of gates) for (const literal of graph.inputs[gate]!) readers![Math.abs(literal)]!++;
  const below: Uint32Array[] = new Array(n);
  const words = (graph.leafCount + 33) >>> 5;
  for (let leaf = 2; leaf < 2 + graph.leafCount; leaf++) {
    below[leaf] = new Uint32Array(words);
    below[leaf]![leaf >>> 5]! |= 1 << (leaf & 31);
    support![leaf] = 1;
    repetition![leaf] = readers![leaf]! - 1;
  }
  for (const gate of gates) {
    const set = new Uint32Array(words);
    for (const literal of graph.inputs[gate]!) {
      const node = Math.abs(literal);
      height![gate] = Math.max(height![gate]!, height![node]! + 1);
      for (let i = 0; i < words; i++) set[i]! |= below[node]![i]!;
    }
    below[gate] = set;
    for (let leaf = 2; leaf < 2 + graph.leafCount; leaf++) {
      if (((set[leaf >>> 5]! >>> (leaf & 31)) & 1) === 0) continue;
      support![gate]!++;
      repetition![gate]! += readers![leaf]! - 1;
    }
  }
  return { height: height!, support: support!, readers: readers!, repetition: repetition! };
}
