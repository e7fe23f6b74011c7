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
  /** One instance of the workload is a pair of these, on two seats. */
  readonly isPair?: boolean;
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
 * instances × seats comparisons of numbers.
 */
export function layout(seats: readonly SeatCapacity[], demands: readonly PlacementDemand[]): Layout {
  const loads = new SeatLoads(seats);
  const seatsOf = new Map<string, string[]>();
  const unplaced: { workload: string; instances: number }[] = [];
  for (const demand of demands) {
    const chosen: string[] = [];
    const spread = new Spread(seats, demand.spread);
    for (let i = 0; i < demand.instances; i++) {
      const seat = bestSeat(loads, demand, spread);
      if (seat < 0) break;
      loads.add(seat, demand);
      spread.add(seat);
      chosen.push(seats[seat]!.id);
    }
    seatsOf.set(demand.workload, chosen);
    if (chosen.length < demand.instances)
      unplaced.push({ workload: demand.workload, instances: demand.instances - chosen.length });
  }
  return { seatsOf, used: loads.bySeat(), unplaced };
}

/** What is taken of each seat so far, by its index. */
class SeatLoads {
  readonly cpu: Float64Array;
  readonly memoryGiB: Float64Array;
  readonly instances: Int32Array;

  constructor(readonly seats: readonly SeatCapacity[]) {
    this.cpu = new Float64Array(seats.length);
    this.memoryGiB = new Float64Array(seats.length);
    this.instances = new Int32Array(seats.length);
  }

  add(seat: number, { cpu, memoryGiB }: PlacementDemand): void {
    this.cpu[seat]! += cpu;
    this.memoryGiB[seat]! += memoryGiB;
    this.instances[seat]!++;
  }

  hasRoom(seat: number, { cpu, memoryGiB }: PlacementDemand): boolean {
    const whole = this.seats[seat]!;
    return (
      this.cpu[seat]! + cpu <= whole.cpu + rounding &&
      this.memoryGiB[seat]! + memoryGiB <= whole.memoryGiB + rounding &&
      this.instances[seat]! < (whole.instances ?? Number.POSITIVE_INFINITY)
    );
  }

  /** How full the seat is in its fuller dimension, 0…1. */
  fill(seat: number): number {
    const { cpu, memoryGiB } = this.seats[seat]!;
    return Math.max(this.cpu[seat]! / cpu, this.memoryGiB[seat]! / memoryGiB);
  }

  bySeat(): Layout['used'] {
    return new Map(
      this.seats.map(({ id }, seat) => [
        id,
        { cpu: this.cpu[seat]!, memoryGiB: this.memoryGiB[seat]!, instances: this.instances[seat]! },
      ]),
    );
  }
}

/** Instances of one workload by seat, and by the failure domain above it that the workload spreads over. */
class Spread {
  readonly onSeat: Int32Array;
  private readonly domainOf: Int32Array;
  private readonly byDomain: number[] = [];

  constructor(seats: readonly SeatCapacity[], over: PlacementDemand['spread']) {
    this.onSeat = new Int32Array(seats.length);
    const domains = new Map<string, number>();
    this.domainOf = Int32Array.from(seats, ({ site, rack }) => {
      // Over hosts or over nothing: one domain holds all seats, and the seats decide.
      const key = over === 'site' ? site : over === 'rack' ? `${site}/${rack}` : '';
      const domain = domains.get(key) ?? this.byDomain.push(0) - 1;
      domains.set(key, domain);
      return domain;
    });
  }

  add(seat: number): void {
    this.onSeat[seat]!++;
    this.byDomain[this.domainOf[seat]!]!++;
  }

  inDomain(seat: number): number {
    return this.byDomain[this.domainOf[seat]!]!;
  }
}

/** Index of the seat; −1: none fits. */
function bestSeat(loads: SeatLoads, demand: PlacementDemand, spread: Spread): number {
  let best = -1;
  let [inDomain, onSeat, fill] = [0, 0, 0];
  for (let seat = 0; seat < loads.seats.length; seat++) {
    const [domain, own] = [spread.inDomain(seat), spread.onSeat[seat]!];
    if (best >= 0 && (domain > inDomain || (domain === inDomain && own > onSeat))) continue;
    if ((demand.apart && own > 0) || !loads.hasRoom(seat, demand)) continue;
    const full = loads.fill(seat);
    if (best >= 0 && domain === inDomain && own === onSeat && full >= fill) continue;
    best = seat;
    [inDomain, onSeat, fill] = [domain, own, full];
  }
  return best;
}
