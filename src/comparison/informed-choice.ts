/**
 * Whether the choice made in a world's cell, by the other half of the cell's draws, is right in that world; where several
 * were right equally often, the share of them that is.
 *
 * @param right by world, then candidate
 * @param cellOf what is known of a world
 * @param rank of the worlds: even and odd ranks are the two halves
 */
export function informedWorlds(
  right: readonly (readonly boolean[])[],
  cellOf: (world: number) => number,
  rank: readonly number[],
): number[] {
  const wins = new Map<string, number[]>();
  const half = (world: number, other: boolean) => `${cellOf(world)}:${(rank[world]! + Number(other)) % 2}`;
  right.forEach((world, i) => {
    const count = wins.get(half(i, false)) ?? world.map(() => 0);
    wins.set(
      half(i, false),
      count.map((n, c) => n + Number(world[c]!)),
    );
  });
  return right.map((world, i) => {
    const count = wins.get(half(i, true)) ?? wins.get(half(i, false))!;
    const most = Math.max(...count);
    return meanOf(world.filter((_, c) => count[c] === most).map(Number));
  });
}

/** Place of each value in the sorted list. */
export function ranksOf(values: readonly number[]): number[] {
  const ranks = new Array<number>(values.length);
  const sorted = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  sorted.forEach((world, place) => {
    ranks[world] = place;
  });
  return ranks;
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
