import { AND, type GateGraph, type Literal, reachableGates, rewritten } from './gate-graph.js';

/**
 * Joins literals that occur in exactly the same conjunctions (and nowhere else) into one gate of their own: it is read
 * as a whole, and if nothing below it is shared with the rest, it is a module.
 */
export function grouped(graph: GateGraph): GateGraph {
  const groups = companions(graph);
  return rewritten(graph, (builder, gate, image) => {
    const inputs = graph.inputs[gate]!;
    if (graph.kinds[gate] !== AND) return builder.alike(graph, gate, inputs.map(image));
    const parts = new Set<Literal>();
    for (const literal of inputs) {
      const group = groups.get(literal);
      parts.add(group === undefined ? image(literal) : builder.and(group.map(image)));
    }
    return builder.and([...parts]);
  });
}

/** For each literal that always occurs with others: all of them. */
function companions(graph: GateGraph): Map<Literal, readonly Literal[]> {
  const readers = new Map<Literal, number[]>();
  const elsewhere = new Set<number>([Math.abs(graph.top)]);
  for (const gate of reachableGates(graph)) {
    for (const literal of graph.inputs[gate]!) {
      if (graph.kinds[gate] !== AND) elsewhere.add(Math.abs(literal));
      const list = readers.get(literal);
      if (list === undefined) readers.set(literal, [gate]);
      else list.push(gate);
    }
  }
  const bySignature = new Map<string, Literal[]>();
  for (const [literal, gates] of readers) {
    if (gates.length < 2 || readers.has(-literal) || elsewhere.has(Math.abs(literal))) continue;
    const signature = gates.join(',');
    const list = bySignature.get(signature);
    if (list === undefined) bySignature.set(signature, [literal]);
    else list.push(literal);
  }
  const groups = new Map<Literal, readonly Literal[]>();
  for (const group of bySignature.values()) {
    // A gate already made by grouping would be taken apart and made again.
    if (group.length > 1) for (const literal of group) groups.set(literal, group);
  }
  return groups;
}
