import { isCoherent } from './coherence.js';
import type { Operations } from './diagram/operations.js';
import { revived } from './diagram/revival.js';
import { BudgetExhausted, type Edge, FALSE_EDGE, TRUE_EDGE, type VertexTable } from './diagram/vertex-table.js';
import {
  type LeafProbabilities,
  moduleProbabilities,
  topOf,
  variableProbabilities,
} from './evaluation/top-event-probability.js';
import type { ModuleDiagram, StructureDiagram } from './structure-diagram.js';

/** About a second. */
const defaultStepLimit = 4_000_000;
const vertexLimit = 5_000_000;

/**
 * Fussell–Vesely importance of each event i, by leaf index: P(some minimal cut set that contains i has failed | the top
 * event). Not the rare-event sum over cut sets: the exact probability of their union.
 *
 * Some cut set with i has failed when i is critical in some state with fewer failures, so the union is i and the upward
 * closure of f₁·¬f₀. Modules multiply: the cut sets through a module are those of the whole with the module as an event,
 * each completed by a cut set of the module.
 * J. Fussell, How to hand-calculate system reliability and safety characteristics (IEEE Trans. Reliability 24, 1975).
 *
 * @returns null for a non-coherent tree, where cut sets alone do not tell what an event contributes, and when it would
 *   take more than `stepLimit` recursion steps or than the call stack holds
 * Cost: events × vertices × the cost of a disjunction; much more than the other measures.
 */
export function fussellVeselyImportance(
  diagram: StructureDiagram,
  leaves: LeafProbabilities,
  stepLimit = defaultStepLimit,
): Float64Array | null {
  if (!isCoherent(diagram)) return null;
  const modules = moduleProbabilities(diagram, leaves);
  const total = topOf(diagram, leaves, modules).probability;
  const result = new Float64Array(diagram.events.length);
  if (diagram.top.kind === 'event') result[diagram.top.index] = leaves.probability[diagram.top.index]! / total;
  // Whether the module does harm when true or when false, and P(the rest of a cut set through it has failed).
  const harm: { negated: boolean; rest: number }[] = new Array(diagram.modules.length);
  harm[diagram.modules.length - 1] = { negated: diagram.top.negated, rest: 1 };
  let stepsLeft = stepLimit;
  try {
    for (let m = diagram.modules.length - 1; m >= 0; m--) {
      const module = diagram.modules[m]!;
      const variables = variableProbabilities(module, leaves, modules);
      const { negated, rest } = harm[m]!;
      const unions = new CutSetUnions(module, negated, variables, stepsLeft);
      module.variables.forEach((variable, level) => {
        const through = rest * unions.restProbability(level);
        if (variable < 0) harm[-1 - variable] = { negated: unions.turned(level), rest: through };
        else result[variable] = (through * leaves.probability[variable]!) / total;
      });
      stepsLeft -= unions.steps;
    }
  } catch (error) {
    // A RangeError is the call stack's: recursion goes as deep as a module has variables.
    if (error instanceof BudgetExhausted || error instanceof RangeError) return null;
    throw error;
  }
  return result;
}

/** One module, with its variables read as "does harm", so that its function only rises. */
class CutSetUnions {
  private readonly table: VertexTable;
  private readonly operations: Operations;
  private readonly root: Edge;
  private readonly closures = new Map<Edge, Edge>();

  constructor(
    private readonly module: ModuleDiagram,
    private readonly negated: boolean,
    private readonly variables: LeafProbabilities,
    steps: number,
  ) {
    const { table, operations, root } = revived(module, { vertices: vertexLimit, steps }, (level) =>
      this.turned(level),
    );
    this.table = table;
    this.operations = operations;
    this.root = negated ? root ^ 1 : root;
  }

  get steps(): number {
    return this.operations.steps;
  }

  turned(level: number): boolean {
    return this.module.signs[level]! * (this.negated ? -1 : 1) < 0;
  }

  /** P(the other members of some cut set with the variable at this level have failed). */
  restProbability(level: number): number {
    if (this.table.vertexCount > 200_000) {
      this.table.collect([this.root]);
      this.operations.forget();
      this.closures.clear();
    }
    return this.probability(this.union(this.root, level, new Map()));
  }

  private union(f: Edge, level: number, known: Map<Edge, Edge>): Edge {
    const at = this.table.level(f);
    if (at > level) return FALSE_EDGE;
    const found = known.get(f);
    if (found !== undefined) return found;
    const high = this.table.high[f >>> 1]! ^ (f & 1);
    const low = this.table.low[f >>> 1]! ^ (f & 1);
    let result: Edge;
    if (at === level) result = this.upward(this.operations.and(high, low ^ 1));
    else {
      const without = this.union(low, level, known);
      const together = this.operations.or(this.union(high, level, known), without);
      result = this.table.edge(at, without, together);
    }
    this.operations.adjustCache();
    known.set(f, result);
    return result;
  }

  /** True in every state that contains a state in which f is true. */
  private upward(f: Edge): Edge {
    if (f === TRUE_EDGE || f === FALSE_EDGE) return f;
    const found = this.closures.get(f);
    if (found !== undefined) return found;
    const low = this.upward(this.table.low[f >>> 1]! ^ (f & 1));
    const high = this.upward(this.table.high[f >>> 1]! ^ (f & 1));
    const result = this.table.edge(this.table.level(f), low, this.operations.or(low, high));
    this.closures.set(f, result);
    return result;
  }

  private probability(f: Edge): number {
    const known = new Map<Edge, number>([
      [TRUE_EDGE, 1],
      [FALSE_EDGE, 0],
    ]);
    const of = (edge: Edge): number => {
      const found = known.get(edge);
      if (found !== undefined) return found;
      const level = this.table.level(edge);
      const [failed, works] = this.turned(level)
        ? [this.variables.complement[level]!, this.variables.probability[level]!]
        : [this.variables.probability[level]!, this.variables.complement[level]!];
      const sign = edge & 1;
      const result = failed * of(this.table.high[edge >>> 1]! ^ sign) + works * of(this.table.low[edge >>> 1]! ^ sign);
      known.set(edge, result);
      return result;
    };
    return of(f);
  }
}
