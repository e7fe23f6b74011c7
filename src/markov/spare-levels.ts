/** Steps in which spare is told apart; what lies between two counts as the lower one. */
export interface SpareLevels {
  /** Least spare of each level, ascending from 1; level 0 is none. */
  readonly values: readonly number[];
}

/** So many of each size are told apart, up to the levels of so many of the larger. */
const small = 3;
const large = 2;

/**
 * Levels for a spare that failures lower by one, or by a few (a host), or by many at once (a rack): as many of the large
 * as are told apart, and between them some of the small.
 *
 * @param reference spare in the reference state
 * @param losses of failures
 * @param all so much spare is told apart one by one
 */
export function spareLevels(reference: number, losses: readonly number[], all: number): SpareLevels {
  if (reference <= all) return { values: Array.from({ length: reference }, (_, i) => i + 1) };
  const known = losses.filter((loss) => loss > 0);
  const least = Math.min(...known, reference);
  // What leaves nothing need not be told apart.
  const most = Math.max(least, ...known.filter((loss) => loss < reference));
  const values = new Set<number>();
  for (let l = 0; l <= large; l++) {
    for (let s = 0; s < small; s++) {
      const value = 1 + l * most + s * least;
      if (value <= reference) values.add(value);
    }
  }
  return { values: [...values].sort((a, b) => a - b) };
}

/** Number of the level of so much spare. */
export function levelOf({ values }: SpareLevels, spare: number): number {
  let level = 0;
  while (level < values.length && values[level]! <= spare) level++;
  return level;
}

/** The level after a loss, from the least spare of a level. */
export function levelAfter(levels: SpareLevels, level: number, loss: number): number {
  return level === 0 ? 0 : levelOf(levels, levels.values[level - 1]! - loss);
}
