import { foundDiagram, type SearchLimits } from './diagram/diagram-search.js';
import type { BuiltDiagram } from './diagram/gate-evaluation.js';
import type { FaultTree } from './fault-tree.js';
import { FaultTreeError } from './fault-tree-error.js';
import { type GateGraph, TRUE } from './graph/gate-graph.js';
import { type Module, modules } from './graph/modules.js';
import { leafSigns } from './graph/polarity.js';
import { simplified } from './graph/simplification.js';
import { treeGraph } from './graph/tree-graph.js';

/**
 * A fault tree compiled once, to be evaluated with any probabilities: plain data, may cross threads.
 * Modules are solved apart; a module is a variable of the one that contains it.
 */
export interface StructureDiagram {
  /** Basic events in the order of the leaves. */
  readonly events: readonly string[];
  /** Inner modules first; the whole is the last. Empty when the top does not depend on anything. */
  readonly modules: readonly ModuleDiagram[];
  /** The top is the last module, or the event or constant named here. */
  readonly top: { readonly kind: 'module' | 'event' | 'constant'; readonly index: number; readonly negated: boolean };
  /** Diagram vertices of all modules together. */
  readonly vertexCount: number;
  /** Recursion steps it took, over all attempts that succeeded. */
  readonly steps: number;
}

/**
 * Vertices are numbered from 1, children before parents, so one pass upwards or downwards needs no recursion.
 * An edge is 2·vertex + complement; vertex 0 is the constant true.
 */
export interface ModuleDiagram {
  /** What stands at each level, top first: event i as i, module m as −1 − m. */
  readonly variables: Int32Array;
  readonly level: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly root: number;
  /**
   * By level: 1 if the module's function can only rise with the variable, −1 if only fall, 0 if it may do both
   * (as far as the gates show it).
   */
  readonly signs: Int8Array;
}

export interface DiagramLimits {
  /** Bound on the vertices of one module's diagram in memory; 24 to 40 bytes each. Default 20 million. */
  readonly vertexLimit?: number;
  /** Bound on recursion steps for one module, over all attempts; a million take 0.1 to 0.5 s. Default 4 thousand million. */
  readonly stepLimit?: number;
}

const defaultLimits = { vertexLimit: 20_000_000, stepLimit: 4_000_000_000 };

/**
 * The decision diagram of a fault tree, module by module.
 * @throws FaultTreeError when a module does not fit into the limits under any order tried
 * Cost: exponential in the worst case; for the published industrial trees 10³ to 10⁵ vertices.
 */
export function structureDiagram(tree: FaultTree, limits: DiagramLimits = {}): StructureDiagram {
  const { graph, events } = treeGraph(tree);
  const simple = simplified(graph);
  const node = Math.abs(simple.top);
  const negated = simple.top < 0;
  if (node <= simple.leafCount + 1) {
    const top =
      node === TRUE ? ({ kind: 'constant', index: 0 } as const) : ({ kind: 'event', index: node - 2 } as const);
    return { events, modules: [], top: { ...top, negated }, vertexCount: 0, steps: 0 };
  }
  const search = {
    vertices: limits.vertexLimit ?? defaultLimits.vertexLimit,
    steps: limits.stepLimit ?? defaultLimits.stepLimit,
  };
  const parts = modules(simple);
  const index = new Map(parts.map((part, i) => [part.root, i]));
  const built = parts.map((part) => solved(part, search, tree.name));
  const diagrams = built.map((diagram, i) =>
    flat(
      diagram,
      parts[i]!.variables.map((v) => (v <= simple.leafCount + 1 ? v - 2 : -1 - index.get(v)!)),
      leafSigns(parts[i]!.graph),
    ),
  );
  return {
    events,
    modules: diagrams,
    top: { kind: 'module', index: diagrams.length - 1, negated },
    vertexCount: diagrams.reduce((sum, d) => sum + d.level.length - 1, 0),
    steps: built.reduce((sum, b) => sum + b.steps, 0),
  };
}

function solved(module: Module, limits: SearchLimits, name: string): BuiltDiagram {
  const diagram = withinStack(module, limits, name);
  if (diagram !== null) return diagram;
  throw new FaultTreeError(
    `${name}: a module of ${size(module.graph)} needs more than ${limits.vertices} vertices or ${limits.steps} steps ` +
      'in every variable order tried; raise vertexLimit or stepLimit, or split the model',
  );
}

/** Recursion goes as deep as a module has variables; some thousand are no problem in practice. */
function withinStack(module: Module, limits: SearchLimits, name: string): BuiltDiagram | null {
  try {
    return foundDiagram(module.graph, limits);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FaultTreeError(`${name}: a module of ${size(module.graph)} needs a deeper call stack; split the model`);
  }
}

const size = (graph: GateGraph) => `${graph.leafCount} variables and ${graph.kinds.length - graph.leafCount - 2} gates`;

/** The vertices below the root, numbered from the lowest level up. */
function flat({ table, root }: BuiltDiagram, variables: readonly number[], signs: Int8Array): ModuleDiagram {
  const count = table.vertexCount;
  const level = new Int32Array(count + 1);
  const low = new Int32Array(count + 1);
  const high = new Int32Array(count + 1);
  const number = new Int32Array(table.extent);
  const renumbered = (edge: number) => (number[edge >>> 1]! << 1) | (edge & 1);
  let next = 1;
  for (let l = table.variableCount - 1; l >= 0; l--) {
    for (let v of table.heads[table.variableAt[l]!]!) {
      for (; v !== 0; v = table.chain[v]!) {
        number[v] = next;
        level[next] = l;
        low[next] = renumbered(table.low[v]!);
        high[next] = renumbered(table.high[v]!);
        next++;
      }
    }
  }
  level[0] = table.variableCount;
  return {
    variables: table.variableAt.map((v) => variables[v]!),
    signs: Int8Array.from(table.variableAt, (v) => signs[v]!),
    level,
    low,
    high,
    root: renumbered(root),
  };
}
