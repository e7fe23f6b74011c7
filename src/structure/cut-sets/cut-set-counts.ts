import type { CutSetFamilies, CutSetFamily } from './cut-set-families.js';

/**
 * How many sets there are of each order: entry k counts those of k literals. Counted on the diagrams, not by listing;
 * exact up to 2⁵³. Cost: vertices × orders² at most.
 */
export function countsByOrder(families: CutSetFamilies, maximumOrder: number): readonly number[] {
  const results: (readonly number[])[] = [];
  families.byIndex.forEach((family, index) => {
    results.push(family === null ? [] : familyCounts(family, (literal) => literalCounts(literal, index), maximumOrder));
  });
  function literalCounts(literal: number, index: number): readonly number[] {
    const meant = families.meaning(index, literal);
    return meant.kind === 'event' ? [0, 1] : results[meant.index]!;
  }
  return results[families.top]!;
}

function familyCounts(
  { families, root, vertices }: CutSetFamily,
  literalCounts: (literal: number) => readonly number[],
  maximumOrder: number,
): readonly number[] {
  const counts = new Map<number, readonly number[]>([
    [0, []],
    [1, [1]],
  ]);
  for (const v of vertices) {
    const product = convolution(counts.get(families.high[v]!)!, literalCounts(families.literal[v]!), maximumOrder);
    counts.set(v, sum(counts.get(families.low[v]!)!, product));
  }
  return counts.get(root)!;
}

function convolution(a: readonly number[], b: readonly number[], maximumOrder: number): number[] {
  const length = Math.min(a.length + b.length - 1, maximumOrder + 1);
  if (a.length === 0 || b.length === 0 || length <= 0) return [];
  const result = new Array<number>(length).fill(0);
  for (let i = 0; i < a.length; i++) {
    if (a[i] === 0) continue;
    for (let j = 0; j < b.length && i + j < length; j++) result[i + j]! += a[i]! * b[j]!;
  }
  return result;
}

function sum(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((value, i) => value + (short[i] ?? 0));
}
