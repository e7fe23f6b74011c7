import { revived } from '../diagram/revival.js';
import { type Edge, FALSE_EDGE, TRUE_EDGE } from '../diagram/vertex-table.js';
import type { FamilyTask } from './prime-implicants.js';
import { EMPTY, UNIT } from './set-family.js';

/**
 * The minimal sets of literals which, with no other literal, make a module's function (or its negation) true. Of a
 * variable only one literal can occur: the one that is not there in the undisturbed state, given by `turned`: negated
 * where the variable is a module that is true while no basic event happens.
 *
 * With f = x·f₁ + x̄·f₀: those of f₀, and x with those of f₁ that contain none of f₀. Where f only rises with x it is
 * enough to leave out those that are equal (A. Rauzy, New algorithms for fault trees analysis, RESS 40, 1993; for
 * non-coherent trees Y. Dutuit, A. Rauzy, Exact and truncated computations of prime implicants, RESS 58, 1997).
 */
export function minimalSolutions(task: FamilyTask, turned: (level: number) => boolean): number {
  const { module, negated, families, limits, orderOf, maximumOrder } = task;
  const { table, root } = revived(module, limits, turned);
  const known = new Map<number, number>();
  const bounded = Number.isFinite(maximumOrder);
  const directions = Array.from(module.signs, (sign, level) => sign * (negated ? -1 : 1) * (turned(level) ? -1 : 1));

  const solutions = (f: Edge, order: number): number => {
    if (order < 0 || f === FALSE_EDGE) return EMPTY;
    if (f === TRUE_EDGE) return UNIT;
    const key = bounded ? f * (maximumOrder + 1) + order : f;
    const found = known.get(key);
    if (found !== undefined) return found;
    const level = table.level(f);
    const literal = 2 * level + (turned(level) ? 1 : 0);
    const low = solutions(table.low[f >>> 1]! ^ (f & 1), order);
    let result = low;
    if (directions[level]! >= 0 && low !== UNIT) {
      const high = solutions(table.high[f >>> 1]! ^ (f & 1), order - orderOf(literal));
      const rest = directions[level] === 1 ? families.difference(high, low) : families.withoutSupersets(high, low);
      result = families.family(literal, low, rest);
    }
    known.set(key, result);
    return result;
  };
  return solutions(negated ? root ^ 1 : root, maximumOrder);
}
