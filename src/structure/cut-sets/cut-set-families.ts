import type { StructureDiagram } from '../structure-diagram.js';
import { minimalSolutions } from './minimal-solutions.js';
import { type FamilyLimits, type FamilyTask, primeImplicants } from './prime-implicants.js';
import { EMPTY, SetFamilies, UNIT } from './set-family.js';

/** One sign of one module: its sets, over its own variables. */
export interface CutSetFamily {
  readonly families: SetFamilies;
  readonly root: number;
  /** Vertices the root depends on, children first. */
  readonly vertices: readonly number[];
  /** By vertex: basic events in its smallest set. */
  readonly leastOrders: ReadonlyMap<number, number>;
}

/** What a literal of a family stands for: a basic event, or a family of its own. */
export type Meaning =
  | { readonly kind: 'event'; readonly event: number; readonly negated: boolean }
  | { readonly kind: 'family'; readonly index: number };

/** Families by 2·module + negated; null where that sign of the module is not needed. */
export interface CutSetFamilies {
  readonly byIndex: readonly (CutSetFamily | null)[];
  /** Index of the family of the top. */
  readonly top: number;
  readonly meaning: (index: number, literal: number) => Meaning;
}

export type CutSetForm = 'minimal cut sets' | 'prime implicants';

/** The sets of every module in the signs the top needs, inner modules first. */
export function cutSetFamilies(
  diagram: StructureDiagram,
  form: CutSetForm,
  limits: FamilyLimits,
  maximumOrder: number,
): CutSetFamilies {
  const byIndex: (CutSetFamily | null)[] = new Array(2 * diagram.modules.length).fill(null);
  const leastOrders = new Float64Array(byIndex.length);
  const undisturbed = undisturbedValues(diagram);
  const needed = form === 'prime implicants' ? signsInImplicants(diagram) : null;
  const meaning = (index: number, literal: number): Meaning => {
    const variable = diagram.modules[index >>> 1]!.variables[literal >>> 1]!;
    if (variable >= 0) return { kind: 'event', event: variable, negated: (literal & 1) === 1 };
    return { kind: 'family', index: 2 * (-1 - variable) + (literal & 1) };
  };
  const top = 2 * diagram.top.index + (diagram.top.negated ? 1 : 0);
  for (let index = 0; index < byIndex.length; index++) {
    const m = index >>> 1;
    const isNeeded =
      needed === null ? index === top || (undisturbed[m] === 1) === ((index & 1) === 1) : needed[index] === 1;
    if (!isNeeded) continue;
    const orderOf = (literal: number) => {
      const meant = meaning(index, literal);
      return meant.kind === 'event' ? 1 : leastOrders[meant.index]!;
    };
    const families = new SetFamilies(limits.vertices);
    const module = diagram.modules[m]!;
    const task: FamilyTask = { module, negated: (index & 1) === 1, families, limits, orderOf, maximumOrder };
    const turned = (level: number) => {
      const variable = module.variables[level]!;
      return variable < 0 && undisturbed[-1 - variable] === 1;
    };
    const root = form === 'prime implicants' ? primeImplicants(task) : minimalSolutions(task, turned);
    const vertices = verticesBelow(families, root);
    const ofVertices = leastOrdersOf(families, vertices, orderOf);
    byIndex[index] = { families, root, vertices, leastOrders: ofVertices };
    leastOrders[index] = ofVertices.get(root)!;
  }
  return { byIndex, top, meaning };
}

/** The value of each module while no basic event happens. */
function undisturbedValues(diagram: StructureDiagram): Uint8Array {
  const values = new Uint8Array(diagram.modules.length);
  diagram.modules.forEach(({ variables, level, low, high, root }, m) => {
    let edge = root;
    while (edge > 1) {
      const variable = variables[level[edge >>> 1]!]!;
      const next = variable < 0 && values[-1 - variable] === 1 ? high : low;
      edge = next[edge >>> 1]! ^ (edge & 1);
    }
    values[m] = edge === 0 ? 1 : 0;
  });
  return values;
}

/** Which signs of which modules occur in implicants of the top, as far as the gates show it. */
function signsInImplicants(diagram: StructureDiagram): Uint8Array {
  const needed = new Uint8Array(2 * diagram.modules.length);
  needed[2 * diagram.top.index + (diagram.top.negated ? 1 : 0)] = 1;
  for (let m = diagram.modules.length - 1; m >= 0; m--) {
    const { variables, signs } = diagram.modules[m]!;
    variables.forEach((variable, level) => {
      if (variable >= 0) return;
      for (let negated = 0; negated < 2; negated++) {
        if (needed[2 * m + negated] === 0) continue;
        const sign = signs[level]! * (negated === 1 ? -1 : 1);
        if (sign >= 0) needed[2 * (-1 - variable)] = 1;
        if (sign <= 0) needed[2 * (-1 - variable) + 1] = 1;
      }
    });
  }
  return needed;
}

function verticesBelow(families: SetFamilies, root: number): number[] {
  const seen = new Set<number>([root]);
  for (const v of seen) {
    if (v > 1) seen.add(families.low[v]!).add(families.high[v]!);
  }
  // A vertex is made after its children, so its number is larger.
  return [...seen].filter((v) => v > 1).sort((a, b) => a - b);
}

function leastOrdersOf(
  families: SetFamilies,
  vertices: readonly number[],
  orderOf: (literal: number) => number,
): Map<number, number> {
  const least = new Map<number, number>([
    [EMPTY, Number.POSITIVE_INFINITY],
    [UNIT, 0],
  ]);
  for (const v of vertices) {
    const withLiteral = orderOf(families.literal[v]!) + least.get(families.high[v]!)!;
    least.set(v, Math.min(least.get(families.low[v]!)!, withLiteral));
  }
  return least;
}
