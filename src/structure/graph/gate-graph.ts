/**
 * A Boolean function as a graph of gates over signed literals: +v is node v, −v its negation.
 * Node 1 is the constant true; nodes 2 … 1 + leafCount are the leaves (basic events); gates follow, inputs first.
 * `or` does not occur: it is a negated `and` of negations, so that duality needs no second set of rules.
 */
export type Literal = number;
export const TRUE: Literal = 1;
export const FALSE: Literal = -1;

export const LEAF = 0;
export const AND = 1;
export const XOR = 2;
/** At least `threshold` of the inputs, which may repeat; 1 < threshold < number of inputs. */
export const AT_LEAST = 3;

export interface GateGraph {
  readonly leafCount: number;
  readonly kinds: readonly number[];
  readonly thresholds: readonly number[];
  readonly inputs: readonly (readonly Literal[])[];
  readonly top: Literal;
}

/** Number of nodes in the arrays, the unused entry 0 included. */
export const nodeCount = (graph: GateGraph): number => graph.kinds.length;
export const isGate = (graph: GateGraph, node: number): boolean => graph.kinds[node] !== LEAF;

/** Builds a gate graph with constants folded, repeated inputs removed and equal gates made once. */
export class GateGraphBuilder {
  private readonly kinds: number[];
  private readonly thresholds: number[];
  private readonly inputs: Literal[][];
  private readonly known = new Map<string, number>();

  constructor(readonly leafCount: number) {
    this.kinds = new Array(leafCount + 2).fill(LEAF);
    this.thresholds = new Array(leafCount + 2).fill(0);
    this.inputs = this.kinds.map(() => []);
  }

  and(literals: readonly Literal[]): Literal {
    const sorted = [...new Set(literals)].filter((l) => l !== TRUE).sort(byNode);
    for (let i = 0; i < sorted.length; i++) {
      if (sorted[i] === FALSE || (i > 0 && sorted[i] === -sorted[i - 1]!)) return FALSE;
    }
    if (sorted.length === 0) return TRUE;
    if (sorted.length === 1) return sorted[0]!;
    return this.gate(AND, sorted.length, sorted);
  }

  or(literals: readonly Literal[]): Literal {
    return -this.and(literals.map((l) => -l));
  }

  /** Parity: true when an odd number of literals is true. */
  xor(literals: readonly Literal[]): Literal {
    let sign = 1;
    const odd = new Set<number>();
    for (const literal of literals) {
      if (literal < 0) sign = -sign;
      const node = Math.abs(literal);
      if (node === TRUE) sign = -sign;
      else if (!odd.delete(node)) odd.add(node);
    }
    const sorted = [...odd].sort(byNode);
    if (sorted.length === 0) return sign * FALSE;
    if (sorted.length === 1) return sign * sorted[0]!;
    return sign * this.gate(XOR, 0, sorted);
  }

  atLeast(threshold: number, literals: readonly Literal[]): Literal {
    let k = threshold;
    const sorted = literals.filter((l) => Math.abs(l) !== TRUE).sort(byNode);
    k -= literals.filter((l) => l === TRUE).length;
    // Of a literal and its negation exactly one counts.
    const free: Literal[] = [];
    for (const literal of sorted) {
      const opposite = free.lastIndexOf(-literal);
      if (opposite < 0) free.push(literal);
      else {
        free.splice(opposite, 1);
        k--;
      }
    }
    if (k <= 0) return TRUE;
    if (k > free.length) return FALSE;
    if (k === 1) return this.or(free);
    if (k === free.length) return this.and(free);
    return this.gate(AT_LEAST, k, free);
  }

  gate(kind: number, threshold: number, inputs: Literal[]): number {
    const key = `${kind}:${kind === AT_LEAST ? threshold : ''}:${inputs.join(',')}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const node = this.kinds.length;
    this.kinds.push(kind);
    this.thresholds.push(threshold);
    this.inputs.push(inputs);
    this.known.set(key, node);
    return node;
  }

  /** The gate of the same kind as another graph's, over new inputs. */
  alike(graph: GateGraph, node: number, inputs: readonly Literal[]): Literal {
    const kind = graph.kinds[node];
    if (kind === AND) return this.and(inputs);
    if (kind === XOR) return this.xor(inputs);
    return this.atLeast(graph.thresholds[node]!, inputs);
  }

  build(top: Literal): GateGraph {
    const { leafCount, kinds, thresholds, inputs } = this;
    return { leafCount, kinds, thresholds, inputs, top };
  }
}

const byNode = (a: Literal, b: Literal): number => Math.abs(a) - Math.abs(b) || a - b;

/** Gates the top depends on, inputs before what they feed. */
export function reachableGates(graph: GateGraph): number[] {
  const seen = new Uint8Array(nodeCount(graph));
  seen[Math.abs(graph.top)] = 1;
  const gates: number[] = [];
  for (let node = nodeCount(graph) - 1; node > graph.leafCount + 1; node--) {
    if (seen[node] === 0) continue;
    gates.push(node);
    for (const input of graph.inputs[node]!) seen[Math.abs(input)] = 1;
  }
  return gates.reverse();
}

/**
 * A graph made anew, gate by gate from the bottom; `replacement` says what each gate becomes, given the literals that
 * its inputs have become.
 */
export function rewritten(
  graph: GateGraph,
  replacement: (builder: GateGraphBuilder, node: number, image: (literal: Literal) => Literal) => Literal,
): GateGraph {
  const builder = new GateGraphBuilder(graph.leafCount);
  const images = new Int32Array(nodeCount(graph));
  for (let node = 1; node <= graph.leafCount + 1; node++) images[node] = node;
  const image = (literal: Literal) => (literal > 0 ? images[literal]! : -images[-literal]!);
  for (const node of reachableGates(graph)) images[node] = replacement(builder, node, image);
  return builder.build(image(graph.top));
}
