import type { CompiledNet, ExposedInstance, NetRun } from '../model/compiled-net.js';
import type { BranchEnumeration } from './branches.js';
import { branchProbability } from './rate-slots.js';

/** Mean hours that still have to pass, one after another, until the reference state: V before the division by 1 − ρ. */
export class PendingHours {
  private readonly tables: readonly {
    readonly place: number;
    readonly hours: Float64Array;
    readonly setBack: number;
  }[];

  private readonly exposed: readonly (Omit<ExposedInstance, 'delays'> & { readonly hours: number })[];

  constructor(
    private readonly net: CompiledNet,
    private readonly means: Float64Array,
    private readonly probabilities: readonly number[],
  ) {
    const sum = (delays: readonly number[]): number => delays.reduce((total, delay) => total + means[delay]!, 0);
    this.tables = net.pending.map(({ place, byValue, setBack }) => ({
      place,
      hours: Float64Array.from(byValue, sum),
      setBack: sum(setBack),
    }));
    this.exposed = net.exposed.map(({ delays, ...instance }) => ({ ...instance, hours: sum(delays) }));
  }

  of(places: ArrayLike<number>): number {
    let sum = 0;
    for (let i = 0; i < this.tables.length; i++) {
      const { place, hours } = this.tables[i]!;
      sum += hours[places[place]!]!;
    }
    for (let i = 0; i < this.exposed.length; i++) {
      const { phase, seat, running, watched, watchOf, hours } = this.exposed[i]!;
      if (((running >>> places[phase]!) & 1) === 0) continue;
      const watch = watchOf[places[seat]!];
      if (watch !== undefined && ((watched >>> places[watch]!) & 1) === 1) sum += hours;
    }
    return sum;
  }

  /**
   * What each failure adds at most, in whatever state it comes, as expected over its branches: what follows in the
   * reference state, and for all it may set back in other states what that adds. Also ρ = Σ rate × hours.
   */
  addedByFailures(run: NetRun, branches: BranchEnumeration): { readonly hours: Float64Array; readonly load: number } {
    const hours = new Float64Array(this.net.activities.length);
    let load = 0;
    this.net.activities.forEach((activity, a) => {
      run.marking.load(this.net.network.initial);
      if (activity.kind !== 'failure' || !(run.enabled(a) || activity.isConditional)) return;
      branches.begin();
      do {
        run.marking.load(this.net.network.initial);
        run.fire(a);
        hours[a]! += branchProbability(branches.weight(), this.probabilities) * this.mostAfter(run.marking.places);
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
      const { place, hours, setBack } = this.tables[entry]!;
      sum += Math.max(0, setBack - hours[places[place]!]!);
    }
    return sum;
  }
}
