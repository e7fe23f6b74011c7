import { AND, type GateGraph, type Literal, nodeCount, reachableGates, rewritten, XOR } from './gate-graph.js';

/** How many gates read each node (the top counts as one reader). */
export function parentCounts(graph: GateGraph): Int32Array {
  const counts = new Int32Array(nodeCount(graph));
  counts[Math.abs(graph.top)] = 1;
  for (const gate of reachableGates(graph)) {
    for (const input of graph.inputs[gate]!) counts[Math.abs(input)]!++;
  }
  return counts;
}

/** Takes into a conjunction (or parity) the inputs of a gate of the same kind that nothing else reads. */
export function flattened(graph: GateGraph): GateGraph {
  const parents = parentCounts(graph);
  return rewritten(graph, (builder, gate, image) => {
    const kind = graph.kinds[gate]!;
    if (kind !== AND && kind !== XOR) return builder.alike(graph, gate, graph.inputs[gate]!.map(image));
    const inputs: Literal[] = [];
    let sign = 1;
    const pending = [...graph.inputs[gate]!];
    while (pending.length > 0) {
      const literal = pending.pop()!;
      const node = Math.abs(literal);
      if (graph.kinds[node] === kind && parents[node] === 1 && (literal > 0 || kind === XOR)) {
        if (literal < 0) sign = -sign;
        pending.push(...graph.inputs[node]!);
      } else inputs.push(image(literal));
    }
    return sign * builder.alike(graph, gate, inputs);
  });
}
