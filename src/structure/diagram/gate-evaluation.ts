import { AND, AT_LEAST, type GateGraph, type Literal, nodeCount, reachableGates } from '../graph/gate-graph.js';
import { Operations } from './operations.js';
import { sift } from './sifting.js';
import { BudgetExhausted, type Edge, FALSE_EDGE, TRUE_EDGE, VertexTable } from './vertex-table.js';

export interface Budget {
  /** Recursion steps and vertices touched by reordering. */
  readonly steps: number;
  /** Vertices at any time. */
  readonly vertices: number;
  /** Whether the order may be changed on the way. */
  readonly reorder: boolean;
}

/** The diagram of a graph's top over its leaves: variable i is leaf 2 + i. */
export interface BuiltDiagram {
  readonly table: VertexTable;
  readonly root: Edge;
  readonly steps: number;
}

/**
 * Builds the diagram of a graph from the bottom up under a variable order.
 * @throws BudgetExhausted when it would take more than the budget
 */
export function builtDiagram(graph: GateGraph, order: readonly number[], budget: Budget): BuiltDiagram {
  return new GateEvaluation(graph, order, budget).result();
}

class GateEvaluation {
  private readonly table: VertexTable;
  private readonly operations: Operations;
  private readonly edges: Int32Array;
  /** Gates that still have to read a node. */
  private readonly readers: Int32Array;
  /** Intermediate results of the gate at work. */
  private readonly held: Edge[] = [];
  private collectAt = 20_000;
  private reorderAt = 4_000;

  constructor(
    private readonly graph: GateGraph,
    order: readonly number[],
    private readonly budget: Budget,
  ) {
    this.table = new VertexTable(order, budget.vertices);
    this.operations = new Operations(this.table, budget.steps);
    this.edges = new Int32Array(nodeCount(graph));
    this.readers = new Int32Array(nodeCount(graph));
    for (let leaf = 0; leaf < graph.leafCount; leaf++) this.edges[leaf + 2] = this.table.literal(leaf);
    for (const gate of reachableGates(graph)) {
      for (const literal of graph.inputs[gate]!) this.readers[Math.abs(literal)]!++;
    }
    this.readers[Math.abs(graph.top)]!++;
  }

  result(): BuiltDiagram {
    for (const gate of this.schedule()) {
      this.edges[gate] = this.gate(gate);
      for (const literal of this.graph.inputs[gate]!) this.readers[Math.abs(literal)]!--;
      this.held.length = 0;
    }
    const root = this.edgeOf(this.graph.top);
    this.table.collect([root]);
    return { table: this.table, root, steps: this.operations.steps };
  }

  private edgeOf(literal: Literal): Edge {
    return literal > 0 ? this.edges[literal]! : this.edges[-literal]! ^ 1;
  }

  /** Gates in depth-first order, so that few results wait to be read. */
  private schedule(): number[] {
    const seen = new Uint8Array(nodeCount(this.graph));
    const order: number[] = [];
    const path: { gate: number; next: number }[] = [{ gate: Math.abs(this.graph.top), next: 0 }];
    seen[Math.abs(this.graph.top)] = 1;
    while (path.length > 0) {
      const step = path.at(-1)!;
      const inputs = this.graph.inputs[step.gate]!;
      if (step.next === inputs.length) {
        order.push(step.gate);
        path.pop();
        continue;
      }
      const node = Math.abs(inputs[step.next++]!);
      if (seen[node] === 1 || this.graph.inputs[node]!.length === 0) continue;
      seen[node] = 1;
      path.push({ gate: node, next: 0 });
    }
    return order;
  }

  private gate(gate: number): Edge {
    const { kinds, inputs, thresholds } = this.graph;
    const edges = inputs[gate]!.map((literal) => this.edgeOf(literal));
    edges.sort((a, b) => this.fromBelow(a, b));
    if (kinds[gate] === AND) return edges.reduce((f, g) => this.combined('and', f, g), TRUE_EDGE);
    if (kinds[gate] === AT_LEAST) return this.atLeast(thresholds[gate]!, edges);
    return edges.reduce((f, g) => this.combined('xor', f, g), FALSE_EDGE);
  }

  /**
   * From the bottom of the order upwards, so that each step only adds on top; inputs that begin with the same variable
   * (hosts with their rack) by what they read next.
   */
  private fromBelow(a: Edge, b: Edge): number {
    const { table } = this;
    const second = (edge: Edge) => Math.min(table.level(table.low[edge >>> 1]!), table.level(table.high[edge >>> 1]!));
    return table.level(b) - table.level(a) || second(b) - second(a) || a - b;
  }

  /** T(j) after some inputs: at least j of them are true; each further input e makes T(j) ∨ (e ∧ T(j − 1)). */
  private atLeast(threshold: number, edges: readonly Edge[]): Edge {
    const counts: Edge[] = [TRUE_EDGE];
    for (let i = 0; i < edges.length; i++) {
      const lowest = Math.max(1, threshold - (edges.length - 1 - i));
      for (let j = Math.min(threshold, i + 1); j >= lowest; j--) {
        const more = this.combined('and', edges[i]!, counts[j - 1]!);
        this.hold(more);
        counts[j] = counts[j] === undefined ? more : this.combined('or', counts[j]!, more);
        this.held.length = 0;
        this.held.push(...counts.filter((edge) => edge !== undefined), ...edges);
      }
    }
    return counts[threshold]!;
  }

  private hold(edge: Edge): void {
    this.held.push(edge);
  }

  private combined(operation: 'and' | 'or' | 'xor', f: Edge, g: Edge): Edge {
    if (this.table.vertexCount > this.collectAt) this.tidy([f, g]);
    this.operations.adjustCache();
    if (!this.budget.reorder) return this.operations[operation](f, g);
    for (let patience = 3; ; patience *= 2) {
      const room = patience * Math.max(this.reorderAt, this.table.vertexCount);
      this.table.vertexLimit = Math.min(this.budget.vertices, room);
      try {
        return this.operations[operation](f, g);
      } catch (error) {
        if (!(error instanceof BudgetExhausted) || this.operations.steps > this.budget.steps) throw error;
        if (this.table.vertexLimit >= this.budget.vertices) throw error;
        this.tidy([f, g]);
        this.reorder([f, g]);
      }
    }
  }

  private *roots(current: readonly Edge[]): Generator<Edge> {
    for (let node = 2; node < this.edges.length; node++) if (this.readers[node]! > 0) yield this.edges[node]!;
    yield* this.held;
    yield* current;
  }

  private tidy(current: readonly Edge[]): void {
    this.table.collect(this.roots(current));
    this.operations.forget();
    if (this.budget.reorder && this.table.vertexCount > this.reorderAt) this.reorder(current);
    this.collectAt = Math.max(20_000, 2 * this.table.vertexCount);
  }

  private reorder(current: readonly Edge[]): void {
    const left = this.budget.steps - this.operations.steps;
    this.operations.steps += sift(this.table, this.roots(current), left) >>> 2;
    this.operations.forget();
    this.reorderAt = Math.max(4_000, 2 * this.table.vertexCount);
  }
}
