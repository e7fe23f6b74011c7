import { parentCounts } from './flattening.js';
import { AND, type GateGraph, type GateGraphBuilder, type Literal, rewritten } from './gate-graph.js';

/**
 * Draws common factors out: (a ∨ b) ∧ (a ∨ c) becomes a ∨ (b ∧ c), and dually; the literal shared by most first.
 * Only gates that nothing else reads are taken apart, so the graph never grows.
 */
export function factored(graph: GateGraph): GateGraph {
  const parents = parentCounts(graph);
  return rewritten(graph, (builder, gate, image) => {
    const inputs = graph.inputs[gate]!;
    if (graph.kinds[gate] !== AND) return builder.alike(graph, gate, inputs.map(image));
    const clauses: Literal[][] = [];
    const rest: Literal[] = [];
    for (const literal of inputs) {
      const node = -literal;
      const own = node > 0 && graph.kinds[node] === AND && parents[node] === 1;
      if (own) clauses.push([...new Set(graph.inputs[node]!.map(image))]);
      else rest.push(image(literal));
    }
    return conjunctionOfNegated(builder, clauses, rest);
  });
}

/** The conjunction of `rest` and of the negations of the clauses, each clause a conjunction. */
function conjunctionOfNegated(
  builder: GateGraphBuilder,
  clauses: readonly Literal[][],
  rest: readonly Literal[],
): Literal {
  const parts = [...rest];
  let left = clauses;
  for (;;) {
    const factor = mostShared(left);
    if (factor === null) break;
    const sharing = left
      .filter((clause) => clause.includes(factor))
      .map((clause) => clause.filter((l) => l !== factor));
    left = left.filter((clause) => !clause.includes(factor));
    parts.push(-builder.and([factor, -conjunctionOfNegated(builder, sharing, [])]));
  }
  for (const clause of left) parts.push(-builder.and(clause));
  return builder.and(parts);
}

function mostShared(clauses: readonly Literal[][]): Literal | null {
  const counts = new Map<Literal, number>();
  for (const clause of clauses) for (const literal of clause) counts.set(literal, (counts.get(literal) ?? 0) + 1);
  let best: Literal | null = null;
  let most = 1;
  for (const [literal, count] of counts) {
    if (count > most) {
      best = literal;
      most = count;
    }
  }
  return best;
}
