import { type GateGraph, isGate, LEAF, type Literal, nodeCount, reachableGates, TRUE } from './gate-graph.js';

/** A gate whose leaves occur nowhere else, as a graph of its own down to the next modules. */
export interface Module {
  /** Node of the whole graph. */
  readonly root: number;
  /** Its leaf 2 + i stands for `variables[i]`. */
  readonly graph: GateGraph;
  /** Nodes of the whole graph: leaves, and roots of other modules. */
  readonly variables: readonly number[];
}

/**
 * The modules of a graph whose top is a gate, inner ones first, the whole last. Each can be solved on its own.
 * Y. Dutuit, A. Rauzy, A linear-time algorithm to find modules of fault trees (IEEE Transactions on Reliability 45,
 * 1996): a gate is a module if everything below it is visited only between its own first and last visit.
 */
export function modules(graph: GateGraph): Module[] {
  const gates = reachableGates(graph);
  const isRoot = moduleRoots(graph, gates);
  const result: Module[] = [];
  for (const root of gates) if (isRoot[root] === 1) result.push(moduleAt(graph, root, isRoot));
  return result;
}

function moduleAt(graph: GateGraph, root: number, isRoot: Uint8Array): Module {
  const seen = new Set<number>([root]);
  const gates = [root];
  const variables: number[] = [];
  for (let i = 0; i < gates.length; i++) {
    for (const literal of graph.inputs[gates[i]!]!) {
      const node = Math.abs(literal);
      if (seen.has(node)) continue;
      seen.add(node);
      if (!isGate(graph, node) || isRoot[node] === 1) variables.push(node);
      else gates.push(node);
    }
  }
  gates.sort((a, b) => a - b);
  return { root, variables, graph: subgraph(graph, gates, variables) };
}

/** The gates with their variables as leaves; the last gate is the top. */
function subgraph(graph: GateGraph, gates: readonly number[], variables: readonly number[]): GateGraph {
  const nodes = [0, TRUE, ...variables, ...gates];
  const index = new Map(nodes.map((node, i) => [node, i]));
  const offset = 2 + variables.length;
  const local = (literal: Literal) => Math.sign(literal) * index.get(Math.abs(literal))!;
  return {
    leafCount: variables.length,
    kinds: nodes.map((node, i) => (i < offset ? LEAF : graph.kinds[node]!)),
    thresholds: nodes.map((node, i) => (i < offset ? 0 : graph.thresholds[node]!)),
    inputs: nodes.map((node, i) => (i < offset ? [] : graph.inputs[node]!.map(local))),
    top: nodes.length - 1,
  };
}

function moduleRoots(graph: GateGraph, gates: readonly number[]): Uint8Array {
  const { first, last, finish } = visits(graph);
  const isRoot = new Uint8Array(nodeCount(graph));
  const earliest = new Int32Array(nodeCount(graph)).fill(0x7fffffff);
  const latest = new Int32Array(nodeCount(graph));
  for (const gate of gates) {
    for (const literal of graph.inputs[gate]!) {
      const node = Math.abs(literal);
      earliest[gate] = Math.min(earliest[gate]!, first[node]!, earliest[node]!);
      latest[gate] = Math.max(latest[gate]!, last[node]!, latest[node]!);
    }
    if (earliest[gate]! > first[gate]! && latest[gate]! < finish[gate]!) isRoot[gate] = 1;
  }
  return isRoot;
}

/** Dates of the first visit, of the last visit, and of leaving for the first time, in a depth-first walk. */
function visits(graph: GateGraph): { first: Int32Array; last: Int32Array; finish: Int32Array } {
  const first = new Int32Array(nodeCount(graph));
  const last = new Int32Array(nodeCount(graph));
  const finish = new Int32Array(nodeCount(graph));
  let date = 0;
  const path: { node: number; inputs: readonly Literal[]; next: number }[] = [];
  const visit = (node: number) => {
    last[node] = ++date;
    if (first[node] !== 0) return;
    first[node] = date;
    path.push({ node, inputs: graph.inputs[node]!, next: 0 });
  };
  visit(Math.abs(graph.top));
  while (path.length > 0) {
    const step = path.at(-1)!;
    if (step.next < step.inputs.length) visit(Math.abs(step.inputs[step.next++]!));
    else {
      finish[step.node] = ++date;
      path.pop();
    }
  }
  return { first, last, finish };
}
