import { AND, type GateGraph, type Literal, nodeCount, reachableGates, rewritten, XOR } from './gate-graph.js';

/**
 * Splits the inputs of each conjunction (or parity) into parts that share nothing with each other or with the rest of
 * the graph, and gives each part of several inputs a gate of its own, which is then a module.
 *
 * A gate dominates what can be reached from the top only through it. Among the nodes right below a gate in the
 * dominator tree, those that refer to each other belong together; a part that refers to nothing above is closed.
 * Cost: edges × depth of the dominator tree.
 */
export function partitioned(graph: GateGraph): GateGraph {
  const dominators = dominatorTree(graph);
  const part = parts(graph, dominators);
  return rewritten(graph, (builder, gate, image) => {
    const inputs = graph.inputs[gate]!;
    const kind = graph.kinds[gate];
    if (kind !== AND && kind !== XOR) return builder.alike(graph, gate, inputs.map(image));
    const rest: Literal[] = [];
    const closed = new Map<number, Literal[]>();
    for (const literal of inputs) {
      const node = Math.abs(literal);
      const own = dominators.parent[node] === gate ? part(node) : 0;
      if (own === 0) rest.push(image(literal));
      else if (closed.has(own)) closed.get(own)!.push(image(literal));
      else closed.set(own, [image(literal)]);
    }
    if (closed.size + rest.length === 1) return builder.alike(graph, gate, inputs.map(image));
    const modules = [...closed.values()].map((members) => builder.alike(graph, gate, members));
    // Together they are one variable less than one by one, for what cannot be set apart.
    return builder.alike(graph, gate, [...rest, balanced(modules, (members) => builder.alike(graph, gate, members))]);
  });
}

/** More would make a diagram as deep as the gate is wide. */
const widest = 32;

/** A gate over independent inputs as a tree of gates, none of them wide. */
function balanced(inputs: readonly Literal[], gate: (members: readonly Literal[]) => Literal): Literal {
  let level = inputs;
  while (level.length > widest) {
    const parts: Literal[] = [];
    for (let i = 0; i < level.length; i += widest) parts.push(gate(level.slice(i, i + widest)));
    level = parts;
  }
  return gate(level);
}

interface DominatorTree {
  readonly parent: Int32Array;
  readonly depth: Int32Array;
}

function dominatorTree(graph: GateGraph): DominatorTree {
  const parent = new Int32Array(nodeCount(graph));
  const depth = new Int32Array(nodeCount(graph));
  depth[Math.abs(graph.top)] = 1;
  const common = (a: number, b: number): number => {
    let [x, y] = [a, b];
    while (x !== y) {
      if (depth[x]! >= depth[y]!) x = parent[x]!;
      else y = parent[y]!;
    }
    return x;
  };
  for (const gate of reachableGates(graph).reverse()) {
    if (parent[gate] !== 0) depth[gate] = depth[parent[gate]!]! + 1;
    for (const literal of graph.inputs[gate]!) {
      const node = Math.abs(literal);
      parent[node] = parent[node] === 0 ? gate : common(parent[node]!, gate);
    }
  }
  for (let leaf = 2; leaf <= graph.leafCount + 1; leaf++)
    if (parent[leaf] !== 0) depth[leaf] = depth[parent[leaf]!]! + 1;
  return { parent, depth };
}

/** For a node: the representative of its closed part, or 0 if its part refers to something above its dominator. */
function parts(graph: GateGraph, { parent, depth }: DominatorTree): (node: number) => number {
  const leader = Int32Array.from({ length: nodeCount(graph) }, (_, i) => i);
  const find = (node: number): number => {
    let root = node;
    while (leader[root] !== root) {
      leader[root] = leader[leader[root]!]!;
      root = leader[root]!;
    }
    return root;
  };
  const gates = reachableGates(graph);
  const highest = new Int32Array(nodeCount(graph)).fill(0x7fffffff);
  for (const gate of gates) {
    for (const literal of graph.inputs[gate]!) {
      const node = Math.abs(literal);
      const above = parent[node]!;
      highest[gate] = Math.min(highest[gate]!, depth[above]!);
      if (above === gate) continue;
      let child = gate;
      while (parent[child] !== above) child = parent[child]!;
      leader[find(child)] = find(node);
    }
    const above = parent[gate]!;
    highest[above] = Math.min(highest[above]!, highest[gate]!);
  }
  const open = new Uint8Array(nodeCount(graph));
  for (const gate of gates) if (highest[gate]! < depth[parent[gate]!]!) open[find(gate)] = 1;
  return (node) => (open[find(node)] === 1 ? 0 : find(node));
}
