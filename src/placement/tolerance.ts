import { layout, type PlacementDemand, type SeatCapacity } from './layout.js';
import { seatsLowerBound } from './lower-bound.js';

/** Whether everything still finds room on these seats. */
export function fits(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): boolean {
  return layout(seats, demands).unplaced.length === 0;
}

/**
 * An f such that everything fits on what is left after any f seats are lost (the roomiest f are the worst to lose), and no
 * longer after f + 1. −1 when it does not fit at all. The answer of the heuristic: a cleverer packing may tolerate more.
 * What fits on fewer seats fits on more, so it is searched by halving. Cost: log(seats) layouts.
 */
export function toleratedLosses(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): number {
  const byRoom = [...seats].sort((a, b) => b.cpu - a.cpu || b.memoryGiB - a.memoryGiB);
  let [fitting, failing] = [-1, seats.length + 1];
  while (failing - fitting > 1) {
    const lost = (fitting + failing) >> 1;
    if (fits(byRoom.slice(lost), demands)) fitting = lost;
    else failing = lost;
  }
  return fitting;
}

/** Whether everything fits after the loss of any one rack; null when there is only one. */
export function toleratesRackLoss(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): boolean | null {
  const racks = [...new Set(seats.map((seat) => `${seat.site}/${seat.rack}`))];
  if (racks.length < 2) return null;
  return racks.every((rack) =>
    fits(
      seats.filter((seat) => `${seat.site}/${seat.rack}` !== rack),
      demands,
    ),
  );
}

/**
 * The fewest seats (of the given kind) on which the heuristic places everything with the spare ones left free, searched
 * upwards from the fewest any packing could do with; null: over the limit.
 *
 * @param spareOf seats kept free of so many; each seat more adds at most one to it, and not always one
 */
export function seatsNeeded(
  seat: SeatCapacity,
  demands: readonly PlacementDemand[],
  spareOf: (seats: number) => number,
  limit: number,
): number | null {
  for (let used = Math.max(1, seatsLowerBound(seat, demands)); used <= limit; used++) {
    const seats = Array.from({ length: used }, (_, i) => ({ ...seat, id: `${seat.id}-${i}` }));
    if (fits(seats, demands)) return withSpare(used, spareOf);
  }
  return null;
}

/** The fewest seats of which so many are left once the spare ones are kept free. Cost: linear in the answer. */
export function withSpare(used: number, spareOf: (seats: number) => number): number {
  let count = used;
  while (count - spareOf(count) < used) count++;
  return count;
}
