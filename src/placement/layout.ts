/** Room for instances on one seat, after everything the platform takes. */
export interface SeatCapacity {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  readonly cpu: number;
  readonly memoryGiB: number;
}

/** Instances to place, what each takes (overheads included). */
export interface PlacementDemand {
  readonly workload: string;
  readonly instances: number;
  readonly cpu: number;
  readonly memoryGiB: number;
  readonly spread: 'none' | 'host' | 'rack' | 'site';
  /** Never two on one seat. */
  readonly apart: boolean;
}

export interface Layout {
  /** Seat ids by workload, one per placed instance. */
  readonly seatsOf: ReadonlyMap<string, readonly string[]>;
  readonly used: ReadonlyMap<string, { readonly cpu: number; readonly memoryGiB: number; readonly instances: number }>;
  readonly unplaced: readonly { readonly workload: string; readonly instances: number }[];
}

/** Rounding of sums of decimal fractions of cores and gibibytes. */
const rounding = 1e-6;

/**
 * Places demands in their order, instance by instance, on the fitting seat with the fewest instances of the workload in
 * the failure domain it spreads over, then on the seat itself, then the least allocated (by its fuller dimension), then
 * the first. What schedulers do: filter, score, bind. Cost: instances × seats.
 */
export function layout(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): Layout {
  const used = new Map(seats.map((seat) => [seat.id, { cpu: 0, memoryGiB: 0, instances: 0 }]));
  const seatsOf = new Map<string, string[]>();
  const unplaced: { workload: string; instances: number }[] = [];
  for (const demand of demands) {
    const chosen: SeatCapacity[] = [];
    for (let i = 0; i < demand.instances; i++) {
      const seat = bestSeat(seats, used, demand, chosen);
      if (seat === null) break;
      const load = used.get(seat.id)!;
      load.cpu += demand.cpu;
      load.memoryGiB += demand.memoryGiB;
      load.instances++;
      chosen.push(seat);
    }
    seatsOf.set(
      demand.workload,
      chosen.map((seat) => seat.id),
    );
    if (chosen.length < demand.instances)
      unplaced.push({ workload: demand.workload, instances: demand.instances - chosen.length });
  }
  return { seatsOf, used, unplaced };
}

function bestSeat(
  seats: readonly SeatCapacity[],
  used: ReadonlyMap<string, { cpu: number; memoryGiB: number }>,
  demand: PlacementDemand,
  chosen: readonly SeatCapacity[],
): SeatCapacity | null {
  let best: SeatCapacity | null = null;
  let bestScore: readonly number[] = [];
  for (const seat of seats) {
    const load = used.get(seat.id)!;
    if (load.cpu + demand.cpu > seat.cpu + rounding || load.memoryGiB + demand.memoryGiB > seat.memoryGiB + rounding)
      continue;
    const onSeat = chosen.filter((other) => other === seat).length;
    if (demand.apart && onSeat > 0) continue;
    const inDomain = chosen.filter((other) => sharesDomain(other, seat, demand.spread)).length;
    const score = [inDomain, onSeat, Math.max(load.cpu / seat.cpu, load.memoryGiB / seat.memoryGiB)];
    if (best === null || comesBefore(score, bestScore)) {
      best = seat;
      bestScore = score;
    }
  }
  return best;
}

function sharesDomain(a: SeatCapacity, b: SeatCapacity, spread: PlacementDemand['spread']): boolean {
  if (spread === 'site') return a.site === b.site;
  return spread === 'rack' && a.site === b.site && a.rack === b.rack;
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return false;
}
