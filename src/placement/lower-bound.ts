import type { PlacementDemand } from './layout.js';

/**
 * Lower bound on the seats any packing needs: the larger of Martello & Toth's L2 for cores and for memory
 * (S. Martello, P. Toth, Lower bounds and reduction procedures for the bin packing problem, 1990).
 */
export function seatsLowerBound(
  seat: { readonly cpu: number; readonly memoryGiB: number },
  demands: readonly PlacementDemand[],
): number {
  const sizes = (pick: (demand: PlacementDemand) => number): number[] =>
    demands.flatMap((demand) => new Array<number>(demand.instances).fill(pick(demand)));
  return Math.max(
    binsLowerBound(
      sizes((d) => d.cpu),
      seat.cpu,
    ),
    binsLowerBound(
      sizes((d) => d.memoryGiB),
      seat.memoryGiB,
    ),
  );
}

/** L2 of one dimension. Infinite when an item is larger than the bin. Cost: items × distinct sizes. */
export function binsLowerBound(sizes: readonly number[], capacity: number): number {
  if (sizes.some((size) => size > capacity)) return Number.POSITIVE_INFINITY;
  const halves = [...new Set(sizes)].filter((size) => size <= capacity / 2);
  let best = 0;
  for (const alpha of [0, ...halves]) {
    const large = sizes.filter((size) => size > capacity - alpha);
    const middle = sizes.filter((size) => size <= capacity - alpha && size > capacity / 2);
    const small = sizes.filter((size) => size <= capacity / 2 && size >= alpha);
    const room = middle.length * capacity - total(middle);
    // A billionth of a bin is rounding, not an item.
    const extra = Math.max(0, Math.ceil((total(small) - room) / capacity - 1e-9));
    best = Math.max(best, large.length + middle.length + extra);
  }
  return best;
}

const total = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);
