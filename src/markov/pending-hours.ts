import type { CompiledNet, ExposedInstance, NetRun } from '../model/compiled-net.js';

/** Hours that still have to pass, one after another, until the reference state, or a part of them. */
export class PendingHours {
  private readonly tables: readonly {
    readonly place: number;
    readonly hours: Float64Array;
    readonly setBack: number;
  }[];

  private readonly without: readonly { readonly gate: number; readonly hours: number }[];
  private readonly exposed: readonly (Omit<ExposedInstance, 'delays'> & { readonly hours: number })[];

  /**
   * @param hoursOf hours by delay: means, or upper bounds of them
   * @param part all pending work, or without the repair of components
   */
  constructor(
    private readonly net: CompiledNet,
    hoursOf: Float64Array,
    part: 'byValue' | 'withoutRepair',
  ) {
    const sum = (delays: readonly number[]): number => delays.reduce((total, delay) => total + hoursOf[delay]!, 0);
    this.tables = net.pending.map((work) => ({
      place: work.place,
      hours: Float64Array.from(work[part], sum),
      setBack: sum(work.setBack),
    }));
    this.without = net.pendingWithout.map(({ gate, delays }) => ({ gate, hours: sum(delays) }));
    this.exposed = net.exposed.map(({ delays, ...instance }) => ({ ...instance, hours: sum(delays) }));
  }

  /** Of the marking the run is in. */
  of(run: NetRun): number {
    const { places } = run.marking;
    let sum = 0;
    for (let i = 0; i < this.without.length; i++) {
      const { gate, hours } = this.without[i]!;
      if (!run.holds(gate)) sum += hours;
    }
    for (let i = 0; i < this.tables.length; i++) {
      const { place, hours } = this.tables[i]!;
      sum += hours[places[place]!]!;
    }
    for (let i = 0; i < this.exposed.length; i++) {
      const { phase, seat, phases, watched, watchOf, hours } = this.exposed[i]!;
      if (((phases >>> places[phase]!) & 1) === 0) continue;
      const watch = watchOf[places[seat]!];
      if (watch !== undefined && ((watched >>> places[watch]!) & 1) === 1) sum += hours;
    }
    return sum;
  }

  /**
   * What a failure adds at most, in whatever state it comes: what is pending after it in the reference state, and for all
   * it may set back in other states what that adds.
   *
   * @param run in the marking after it was fired in the reference state
   */
  mostAfter(run: NetRun): number {
    const { initial } = this.net.network;
    const { places } = run.marking;
    const influenced = new Set<number>();
    for (let p = 0; p < places.length; p++) {
      if (places[p] !== initial[p]) for (const entry of this.net.influenced(p)) influenced.add(entry);
    }
    let sum = this.of(run);
    for (const entry of influenced) {
      const { place, hours, setBack } = this.tables[entry]!;
      sum += Math.max(0, setBack - hours[places[place]!]!);
    }
    return sum;
  }
}
