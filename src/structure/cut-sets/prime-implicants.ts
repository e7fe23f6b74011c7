import { revived } from '../diagram/revival.js';
import { type Edge, FALSE_EDGE, TRUE_EDGE } from '../diagram/vertex-table.js';
import type { ModuleDiagram } from '../structure-diagram.js';
import { EMPTY, type SetFamilies, UNIT } from './set-family.js';

export interface FamilyLimits {
  readonly vertices: number;
  readonly steps: number;
}

/** What the making of a family of sets is told of a module. */
export interface FamilyTask {
  readonly module: ModuleDiagram;
  /** Sets of the negation of the module's function. */
  readonly negated: boolean;
  readonly families: SetFamilies;
  readonly limits: FamilyLimits;
  /** Least number of basic events a literal stands for. */
  readonly orderOf: (literal: number) => number;
  /** Larger sets are left out on the way. */
  readonly maximumOrder: number;
}

/**
 * The prime implicants of a module's function, or of its negation, as a family of sets of literals: 2·level for the
 * variable, 2·level + 1 for its negation. Of a rising function these are its minimal cut sets.
 *
 * With f = x·f₁ + x̄·f₀: those without x are the primes of f₁·f₀; those with x the primes of f₁ that are not among them;
 * likewise x̄ and f₀ (O. Coudert, J. C. Madre, Implicit and incremental computation of primes and essential primes of
 * Boolean functions, DAC 1992). Where f only rises with x, f₁·f₀ is f₀ (A. Rauzy, New algorithms for fault trees
 * analysis, RESS 40, 1993).
 */
export function primeImplicants(task: FamilyTask): number {
  const { module, negated, families, limits, orderOf, maximumOrder } = task;
  const { table, operations, root } = revived(module, limits);
  const orientation = negated ? -1 : 1;
  const known = new Map<number, number>();
  const bounded = Number.isFinite(maximumOrder);

  const primes = (f: Edge, order: number): number => {
    if (order < 0 || f === FALSE_EDGE) return EMPTY;
    if (f === TRUE_EDGE) return UNIT;
    const key = bounded ? f * (maximumOrder + 1) + order : f;
    const found = known.get(key);
    if (found !== undefined) return found;
    operations.adjustCache();
    const level = table.level(f);
    const high = table.high[f >>> 1]! ^ (f & 1);
    const low = table.low[f >>> 1]! ^ (f & 1);
    const sign = module.signs[level]! * orientation;
    const neither = primes(sign > 0 ? low : sign < 0 ? high : operations.and(low, high), order);
    const negative = sign > 0 ? EMPTY : primes(low, order - orderOf(2 * level + 1));
    const positive = sign < 0 ? EMPTY : primes(high, order - orderOf(2 * level));
    const withNegative = families.family(2 * level + 1, neither, families.difference(negative, neither));
    const result = families.family(2 * level, withNegative, families.difference(positive, neither));
    known.set(key, result);
    return result;
  };
  return primes(negated ? root ^ 1 : root, maximumOrder);
}
