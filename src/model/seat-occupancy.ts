import type { NetRun } from './compiled-net.js';
import type { NetBuilder, WorkloadPlaces } from './net-builder.js';

/** How the seats are taken in a marking, as one workload counts them. */
export class SeatOccupancy {
  /** Instances by seat: of the workload, of all. */
  private readonly own: Int32Array;
  private readonly all: Int32Array;
  /** By seat: the failure domain the workload spreads over; null: none. */
  private readonly domainOf: Int32Array | null;
  private readonly byDomain: Int32Array;
  /** Fewest instances in any failure domain, lost ones included (maxSkew 1, taints ignored); infinite: the spread is soft. */
  private evenest = Number.POSITIVE_INFINITY;
  /** What instances take of each seat. */
  private readonly cpu: Float64Array;
  private readonly memoryGiB: Float64Array;

  constructor(
    private readonly builder: NetBuilder,
    private readonly workload: WorkloadPlaces,
  ) {
    const count = builder.model.seats.length;
    this.own = new Int32Array(count);
    this.all = new Int32Array(count);
    this.cpu = new Float64Array(count);
    this.memoryGiB = new Float64Array(count);
    this.byDomain = new Int32Array(count);
    const { spread } = workload.model;
    this.domainOf = spread === 'rack' ? builder.rackOf : spread === 'site' ? builder.siteOf : null;
  }

  /** Counts anew: what the answers below are about from here on. */
  count(run: NetRun): void {
    const { builder, workload, own, all, cpu, memoryGiB, byDomain, domainOf } = this;
    const seats = own.length;
    for (const counts of [own, all, cpu, memoryGiB, byDomain]) counts.fill(0);
    for (const other of builder.workloads.values()) {
      const { each } = other.model;
      for (let i = 0; i < other.seat.length; i++) {
        const seat = run.value(other.seat[i]!);
        if (seat === seats) continue;
        all[seat]!++;
        cpu[seat]! += each.cpu;
        memoryGiB[seat]! += each.memoryGiB;
        if (other === workload) own[seat]!++;
      }
    }
    if (domainOf !== null) for (let seat = 0; seat < seats; seat++) byDomain[domainOf[seat]!]! += own[seat]!;
    this.evenest = Number.POSITIVE_INFINITY;
    if (!workload.model.hardSpread || workload.model.spread === 'none') return;
    for (const seat of workload.seats) this.evenest = Math.min(this.evenest, this.inDomainOf(seat));
  }

  /** Room left on the seat for one more instance of the workload. */
  hasRoom(seat: number): boolean {
    const { room } = this.builder.model.seats[seat]!;
    if (room === null) return true;
    const { cpu, memoryGiB } = this.workload.model.each;
    // A thousandth of a core or gibibyte covers the rounding of sums of decimal fractions.
    return room.cpu - this.cpu[seat]! >= cpu - 1e-3 && room.memoryGiB - this.memoryGiB[seat]! >= memoryGiB - 1e-3;
  }

  /** Instances of the workload in the failure domain of the seat: a seat by itself where it spreads over hosts. */
  private inDomainOf(seat: number): number {
    return this.domainOf === null ? this.own[seat]! : this.byDomain[this.domainOf[seat]!]!;
  }

  /** What the scheduler ranks seats by, the lowest first; infinite: never. */
  crowding(seat: number): number {
    const onSeat = this.own[seat]!;
    if (this.workload.model.apart && onSeat > 0) return Number.POSITIVE_INFINITY;
    if (this.inDomainOf(seat) > this.evenest) return Number.POSITIVE_INFINITY;
    const inDomain = this.domainOf === null ? 0 : this.inDomainOf(seat);
    // Each criterion outweighs all later ones: there are fewer than a million instances.
    return (inDomain * 1e6 + onSeat) * 1e6 + this.all[seat]!;
  }
}
