import type { NetRun } from './compiled-net.js';
import type { NetBuilder, WorkloadPlaces } from './net-builder.js';
import type { Symmetry } from './symmetry.js';

/** Tells whether a workload sits as in the reference state, up to the names of equal seats, racks and instances. */
export class BalancedLayout {
  private readonly balanced: Int32Array;
  private readonly layout: Int32Array;
  private readonly ordered: Int32Array;
  private readonly inRack: Int32Array;
  /** By workload: instances of others on each seat in the reference state, and its own unevenness there. */
  private readonly others = new Map<WorkloadPlaces, Int32Array>();
  private readonly evenness = new Map<WorkloadPlaces, number>();

  constructor(
    private readonly builder: NetBuilder,
    private readonly initial: Int32Array,
    private readonly symmetry: Symmetry,
  ) {
    this.balanced = new Int32Array(initial.length);
    symmetry.canonical(initial, this.balanced);
    this.layout = new Int32Array(initial.length);
    this.ordered = new Int32Array(initial.length);
    this.inRack = new Int32Array(builder.model.seats.length);
    const workloads = [...builder.workloads.values()];
    for (const workload of workloads) {
      const others = new Int32Array(builder.model.seats.length);
      for (const other of workloads) {
        if (other !== workload) for (const place of other.seat) others[initial[place]!]!++;
      }
      this.others.set(workload, others);
      this.evenness.set(workload, this.unevenness(initial, workload));
    }
  }

  holds(run: NetRun, moved: WorkloadPlaces): boolean {
    const { places } = run.marking;
    if (moved.seat.every((place) => places[place] === this.initial[place])) return true;
    if (moved.seat.some((place) => places[place] === this.builder.model.seats.length)) return false;
    // Told sooner than by putting the layout in order.
    if (this.unevenness(places, moved) !== this.evenness.get(moved)) return false;
    // Alone: what has become of other workloads is for them to put right.
    this.layout.set(this.initial);
    for (const place of moved.seat) this.layout[place] = places[place]!;
    this.symmetry.canonical(this.layout, this.ordered);
    return this.ordered.every((value, place) => value === this.balanced[place]);
  }

  /** Σ over racks of instances², and of those beside instances of others: left alone by exchanging what is equal. */
  private unevenness(places: Int32Array, workload: WorkloadPlaces): number {
    const { inRack, builder } = this;
    const others = this.others.get(workload)!;
    inRack.fill(0);
    let [squares, beside] = [0, 0];
    for (const place of workload.seat) {
      const seat = places[place]!;
      // n² grows by 2n + 1.
      squares += 2 * inRack[builder.rackOf[seat]!]!++ + 1;
      beside += others[seat]!;
    }
    return squares * 1e6 + beside;
  }
}
