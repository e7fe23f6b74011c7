import { type Layout, layout, type PlacementDemand, type SeatCapacity } from './layout.js';
import { seatsLowerBound } from './lower-bound.js';

/**
 * By workload: how many more of its instances, and of no other, fit on the seats as they are laid out, nothing moved, with
 * `reserved` of them (the roomiest) kept free. What schedulers would admit: a packing from scratch may fit more. Cost: one
 * layout.
 */
export function furtherInstances(
  seats: readonly SeatCapacity[],
  demands: readonly PlacementDemand[],
  reserved: number,
): ReadonlyMap<string, number> {
  const byRoom = [...seats].sort((a, b) => b.cpu - a.cpu || b.memoryGiB - a.memoryGiB);
  const open = byRoom.slice(reserved);
  const { used, seatsOf, unplaced } = layout(open, demands);
  const further = (demand: PlacementDemand): number => {
    if (unplaced.length > 0) return 0;
    if (demand.isPair)
      return pairsIn(open.map((seat) => fitting(seat, used.get(seat.id)!, { ...demand, apart: false })));
    const taken = new Set(demand.apart ? seatsOf.get(demand.workload) : []);
    return open.reduce((sum, seat) => sum + (taken.has(seat.id) ? 0 : fitting(seat, used.get(seat.id)!, demand)), 0);
  };
  return new Map(demands.map((demand) => [demand.workload, further(demand)]));
}

/** Most pairs on two seats each, where so many single ones fit: what the fullest has over all others finds no partner. */
function pairsIn(rooms: readonly number[]): number {
  const total = rooms.reduce((sum, room) => sum + room, 0);
  return Math.min(Math.floor(total / 2), total - Math.max(...rooms));
}

function fitting(
  seat: SeatCapacity,
  used: { readonly cpu: number; readonly memoryGiB: number; readonly instances: number },
  demand: PlacementDemand,
): number {
  // A millionth covers the rounding of sums of decimal fractions.
  const times = (room: number, each: number): number => (each <= 0 ? Infinity : Math.floor(room / each + 1e-6));
  const fit = Math.min(
    times(seat.cpu - used.cpu, demand.cpu),
    times(seat.memoryGiB - used.memoryGiB, demand.memoryGiB),
    (seat.instances ?? Infinity) - used.instances,
  );
  return demand.apart ? Math.min(1, fit) : fit;
}

/** What the worst loss of one failure domain takes along. */
export interface BlastRadius {
  /** Instances of all workloads. */
  readonly instances: number;
  /** Largest share of one workload's instances. */
  readonly share: number;
}

/** The worst loss of one domain, `domainOf` naming the domain of a seat. Zero when nothing is placed. */
export function blastRadius({ seatsOf }: Pick<Layout, 'seatsOf'>, domainOf: (seat: string) => string): BlastRadius {
  const all = new Map<string, number>();
  let share = 0;
  for (const seats of seatsOf.values()) {
    const own = new Map<string, number>();
    for (const seat of seats) own.set(domainOf(seat), (own.get(domainOf(seat)) ?? 0) + 1);
    for (const [domain, count] of own) {
      all.set(domain, (all.get(domain) ?? 0) + count);
      share = Math.max(share, count / seats.length);
    }
  }
  return { instances: Math.max(0, ...all.values()), share };
}

/**
 * No packing at all tolerates the loss of more seats than this: what is left would be fewer than the lower bound says are
 * needed, even if each were as roomy as the roomiest in either dimension. −1: it does not fit with none lost.
 */
export function toleratedLossesBound(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): number {
  const roomiest = {
    cpu: Math.max(...seats.map(({ cpu }) => cpu)),
    memoryGiB: Math.max(...seats.map(({ memoryGiB }) => memoryGiB)),
  };
  return Math.max(-1, seats.length - seatsLowerBound(roomiest, demands));
}
