import type { ModuleDiagram } from '../structure-diagram.js';
import { Operations } from './operations.js';
import { type Edge, VertexTable } from './vertex-table.js';

/** A module's diagram in a table again, where further functions can be made of it; variables are its levels. */
export interface RevivedDiagram {
  readonly table: VertexTable;
  readonly operations: Operations;
  readonly root: Edge;
}

/** @param turned levels whose variable is to be read negated (high and low exchanged) */
export function revived(
  module: ModuleDiagram,
  limits: { readonly vertices: number; readonly steps: number },
  turned: (level: number) => boolean = () => false,
): RevivedDiagram {
  const table = new VertexTable(
    Array.from(module.variables, (_, level) => level),
    limits.vertices,
  );
  const edges = new Int32Array(module.level.length);
  const edgeOf = (edge: Edge) => edges[edge >>> 1]! ^ (edge & 1);
  for (let v = 1; v < module.level.length; v++) {
    const level = module.level[v]!;
    const low = edgeOf(module.low[v]!);
    const high = edgeOf(module.high[v]!);
    edges[v] = turned(level) ? table.edge(level, high, low) : table.edge(level, low, high);
  }
  return { table, operations: new Operations(table, limits.steps), root: edgeOf(module.root) };
}
