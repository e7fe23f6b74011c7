/** Room for instances on one seat, after everything the platform takes. */
export interface SeatCapacity {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  readonly cpu: number;
  readonly memoryGiB: number;
  /** Largest number of instances (a kubelet's limit on pods); absent: none. */
  readonly instances?: number;
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
 * the first. What schedulers do: filter, score, bind. Spreading is a score, as of `ScheduleAnyway`; `apart` filters. Cost:
 * instances × seats.
 */
export function layout(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): Layout {
  const used = new Map(seats.map((seat) => [seat.id, { cpu: 0, memoryGiB: 0, instances: 0 }]));
  const seatsOf = new Map<string, string[]>();
  const unplaced: { workload: string; instances: number }[] = [];
  for (const demand of demands) {
    const chosen: string[] = [];
    /** Instances of the workload by seat and by the domain it spreads over. */
    const own = new Map<string, number>();
    const add = (key: string): Map<string, number> => own.set(key, (own.get(key) ?? 0) + 1);
    for (let i = 0; i < demand.instances; i++) {
      const seat = bestSeat(seats, used, demand, own);
      if (seat === null) break;
      const load = used.get(seat.id)!;
      load.cpu += demand.cpu;
      load.memoryGiB += demand.memoryGiB;
      load.instances++;
      add(seatKey(seat));
      const domain = domainKey(seat, demand.spread);
      if (domain !== null) add(domain);
      chosen.push(seat.id);
    }
    seatsOf.set(demand.workload, chosen);
    if (chosen.length < demand.instances)
      unplaced.push({ workload: demand.workload, instances: demand.instances - chosen.length });
  }
  return { seatsOf, used, unplaced };
}

function bestSeat(
  seats: readonly SeatCapacity[],
  used: ReadonlyMap<string, { cpu: number; memoryGiB: number; instances: number }>,
  demand: PlacementDemand,
  own: ReadonlyMap<string, number>,
): SeatCapacity | null {
  let best: SeatCapacity | null = null;
  let bestScore: readonly number[] = [];
  for (const seat of seats) {
    const load = used.get(seat.id)!;
    if (load.cpu + demand.cpu > seat.cpu + rounding || load.memoryGiB + demand.memoryGiB > seat.memoryGiB + rounding)
      continue;
    if (load.instances >= (seat.instances ?? Number.POSITIVE_INFINITY)) continue;
    const onSeat = own.get(seatKey(seat)) ?? 0;
    if (demand.apart && onSeat > 0) continue;
    const domain = domainKey(seat, demand.spread);
    const inDomain = domain === null ? 0 : (own.get(domain) ?? 0);
    const score = [inDomain, onSeat, Math.max(load.cpu / seat.cpu, load.memoryGiB / seat.memoryGiB)];
    if (best === null || comesBefore(score, bestScore)) {
      best = seat;
      bestScore = score;
    }
  }
  return best;
}

const seatKey = (seat: SeatCapacity): string => `seat ${seat.id}`;

/** The failure domain above the seat that a workload spreads over; null: none. */
function domainKey({ site, rack }: SeatCapacity, spread: PlacementDemand['spread']): string | null {
  if (spread === 'site') return `site ${site}`;
  return spread === 'rack' ? `rack ${site}/${rack}` : null;
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return false;
}
