import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import type { BranchEnumeration } from './branches.js';

/** Mean hours that still have to pass, one after another, until the reference state: V before the division by 1 − ρ. */
export class PendingHours {
  private readonly tables: readonly { readonly place: number; readonly hours: Float64Array; readonly most: number }[];

  constructor(
    private readonly net: CompiledNet,
    private readonly means: Float64Array,
  ) {
    this.tables = net.pending.map(({ place, byValue }) => {
      const hours = Float64Array.from(byValue, (delays) => delays.reduce((sum, delay) => sum + means[delay]!, 0));
      return { place, hours, most: hours.reduce((a, b) => Math.max(a, b), 0) };
    });
  }

  of(places: ArrayLike<number>): number {
    let sum = 0;
    for (let i = 0; i < this.tables.length; i++) {
      const { place, hours } = this.tables[i]!;
      sum += hours[places[place]!]!;
    }
    return sum;
  }

  /**
   * What each failure adds at most, in whatever state it comes: what follows in the reference state, and for all it may
   * set back in other states the most that can be pending there. Also ρ = Σ rate × hours.
   */
  addedByFailures(run: NetRun, branches: BranchEnumeration): { readonly hours: Float64Array; readonly load: number } {
    const hours = new Float64Array(this.net.activities.length);
    let load = 0;
    this.net.activities.forEach((activity, a) => {
      run.marking.load(this.net.network.initial);
      if (activity.kind !== 'failure' || !run.enabled(a)) return;
      branches.begin();
      do {
        run.marking.load(this.net.network.initial);
        run.fire(a);
        hours[a] = Math.max(hours[a]!, this.mostAfter(run.marking.places));
      } while (branches.next());
      load += hours[a]! / this.means[activity.delay]!;
    });
    run.marking.load(this.net.network.initial);
    return { hours, load };
  }

  private mostAfter(places: Int32Array): number {
    const { initial } = this.net.network;
    const influenced = new Set<number>();
    for (let p = 0; p < places.length; p++) {
      if (places[p] !== initial[p]) for (const entry of this.net.influenced(p)) influenced.add(entry);
    }
    let sum = this.of(places);
    for (const entry of influenced) {
      const { place, hours, most } = this.tables[entry]!;
      sum += most - hours[places[place]!]!;
    }
    return sum;
  }
}
