import type { CompiledNet, ExposedInstance, NetRun } from '../model/compiled-net.js';
import type { Hit } from '../model/workload-reach.js';

/** Hours that still have to pass, one after another, and whose they are. */
export interface PendingParts {
  readonly total: number;
  /** What is neither of instances, nor of the seats they sit on, nor of groups they are members of. */
  readonly rest: number;
  /** Of groups that instances are members of. */
  readonly ofGroups: number;
  /** By workload: of its instances, and for each of them what is pending on its seat. */
  readonly ofWorkloads: readonly number[];
}

/** Hours that a failure makes pending. */
export interface AddedParts extends PendingParts {
  /** By workload: hours by each instance hit over its seat or what it needs, which are in none of the others. */
  readonly perInstance: readonly number[];
  /** By workload: the same with what is pending on its seat. */
  readonly perInstanceThere: readonly number[];
}

/** Hours of a repair that counts among what services may wait for: what is longer is told apart (`Recoverable`). */
const soonDone = 0.1;
export const isSoonDone = (hours: number): boolean => hours <= soonDone;

/** Values a place may have: tables are kept one behind the other. */
const tableSize = 32;

/** Hours that still have to pass, one after another, until the reference state, or a part of them. */
export class PendingHours {
  /** By table: its place, hours by value, hours it may be set back to. */
  private readonly tablePlace: Int32Array;
  private readonly hoursIn: Float64Array;
  private readonly setBack: Float64Array;
  /** By place: its tables. */
  private readonly tablesAt: ReadonlyMap<number, readonly number[]>;

  private readonly without: readonly {
    readonly phase: number;
    readonly seat: number;
    readonly isAttached: boolean;
  }[];
  private readonly withoutGate: Int32Array;
  private readonly withoutHours: Float64Array;

  private readonly exposed: readonly ExposedInstance[];
  private readonly exposedHours: Float64Array;
  /** By place: the workload of the instance whose phase it is, the seat whose guests it concerns; −1: none. */
  private readonly workloadOf: Int32Array;
  private readonly seatAt: Int32Array;
  /** By table: a group that recoveries of its members, instances, may set back. */
  private readonly isAttached: readonly boolean[];
  private readonly workloads: ReturnType<CompiledNet['reach']>;
  /** Hours by place of an instance's phase, and by seat, in the marking looked at last. */
  private readonly byPhase: Float64Array;
  private readonly bySeat: Float64Array;
  private ofGroups = 0;

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
    this.tablePlace = Int32Array.from(net.pending, ({ place }) => place);
    this.setBack = Float64Array.from(net.pending, (work) => sum(work.setBack));
    this.hoursIn = new Float64Array(net.pending.length * tableSize);
    const tablesAt = new Map<number, number[]>();
    net.pending.forEach((work, table) => {
      work[part].forEach((delays, value) => {
        const repair = work.repairs[value]!;
        const isCounted = repair >= 0 && isSoonDone(hoursOf[repair]!);
        this.hoursIn[table * tableSize + value] = sum(isCounted ? work.byValue[value]! : delays);
      });
      tablesAt.set(work.place, [...(tablesAt.get(work.place) ?? []), table]);
    });
    this.tablesAt = tablesAt;
    this.exposed = net.exposed;
    this.exposedHours = Float64Array.from(net.exposed, ({ delays }) => sum(delays));
    const places = net.network.placeCount;
    this.workloads = net.reach();
    this.workloadOf = new Int32Array(places).fill(-1);
    for (const [w, { phases }] of this.workloads.entries()) for (const place of phases) this.workloadOf[place] = w;
    this.seatAt = new Int32Array(places).fill(-1);
    const seatPlaces = net.seatPlaces();
    for (const [seat, own] of seatPlaces.entries()) for (const place of own) this.seatAt[place] = seat;
    const attached = new Set(this.workloads.flatMap(({ phases }) => phases.flatMap((place) => net.influenced(place))));
    this.isAttached = net.pending.map((_, entry) => attached.has(entry));
    const groups = new Set(net.pending.flatMap(({ place }, entry) => (this.isAttached[entry]! ? [place] : [])));
    this.without = net.pendingWithout.map(({ phase = -1, seat = -1, group = -1 }) => ({
      phase,
      seat,
      isAttached: groups.has(group),
    }));
    this.withoutGate = Int32Array.from(net.pendingWithout, ({ gate }) => gate);
    this.withoutHours = Float64Array.from(net.pendingWithout, ({ delays }) => sum(delays));
    this.byPhase = new Float64Array(places);
    this.bySeat = new Float64Array(seatPlaces.length);
  }

  /** Of the marking the run is in. */
  of({ marking }: NetRun): number {
    const { places } = marking;
    const { withoutGate, withoutHours, tablePlace, hoursIn } = this;
    let sum = 0;
    for (let i = 0; i < withoutGate.length; i++) if (!marking.holds(withoutGate[i]!)) sum += withoutHours[i]!;
    for (let i = 0; i < tablePlace.length; i++) sum += hoursIn[i * tableSize + places[tablePlace[i]!]!]!;
    for (let i = 0; i < this.exposed.length; i++) sum += this.hoursExposed(i, places);
    return sum;
  }

  /** Of the marking the run is in, by whose they are. */
  parts(run: NetRun): PendingParts {
    const rest = this.measure(run, null);
    let total = rest + this.ofGroups;
    for (let seat = 0; seat < this.bySeat.length; seat++) total += this.bySeat[seat]!;
    const ofWorkloads = this.workloads.map(({ phases, seatOf }) => {
      let hours = 0;
      for (let i = 0; i < phases.length; i++) {
        const own = this.byPhase[phases[i]!]!;
        total += own;
        hours += own + (this.bySeat[run.value(seatOf[i]!)] ?? 0);
      }
      return hours;
    });
    return { total, rest, ofGroups: this.ofGroups, ofWorkloads };
  }

  /** While the place has the value. */
  at(place: number, value: number): number {
    let sum = 0;
    for (const table of this.tablesAt.get(place) ?? []) sum += this.hoursIn[table * tableSize + value]!;
    return sum;
  }

  /** Of instances by themselves, by the places of their phases. */
  ofPhases(run: NetRun, phases: readonly number[]): number {
    return phases.reduce((sum, phase) => sum + this.at(phase, run.value(phase)), 0);
  }

  /**
   * What a failure adds at most, in whatever state it comes: what is pending after it in the reference state, and for all
   * it may set back in other states what that adds.
   *
   * @param run in the marking after it was fired in the reference state
   * @param hits by workload
   */
  mostAfter(run: NetRun, hits: readonly Hit[]): AddedParts {
    const { initial } = this.net.network;
    const { places } = run.marking;
    const influenced = new Set<number>();
    for (let p = 0; p < places.length; p++) {
      if (places[p] !== initial[p]) for (const entry of this.net.influenced(p)) influenced.add(entry);
    }
    const rest = this.measure(run, influenced);
    let total = rest + this.ofGroups;
    for (let seat = 0; seat < this.bySeat.length; seat++) total += this.bySeat[seat]!;
    const perInstance: number[] = [];
    const perInstanceThere: number[] = [];
    const ofWorkloads = this.workloads.map(({ phases, seatOf }, w) => {
      const { all, seats } = hits[w]!;
      const isHit = all || seats.length > 0;
      const onSeat = (all ? [...this.bySeat] : seats.map((seat) => this.bySeat[seat]!)).reduce(
        (a, b) => Math.max(a, b),
        0,
      );
      let [direct, most] = [0, 0];
      for (let i = 0; i < phases.length; i++) {
        const own = this.byPhase[phases[i]!]!;
        if (isHit) most = Math.max(most, own);
        else {
          total += own;
          direct += own + (this.bySeat[run.value(seatOf[i]!)] ?? 0);
        }
      }
      perInstance.push(most);
      perInstanceThere.push(isHit ? most + onSeat : 0);
      return direct;
    });
    return { total, rest, ofGroups: this.ofGroups, ofWorkloads, perInstance, perInstanceThere };
  }

  /** Hours by instance and by seat; returns the rest. What is in a table of `setBack` counts as set back. */
  private measure({ marking }: NetRun, setBack: ReadonlySet<number> | null): number {
    const { places } = marking;
    const { withoutGate, withoutHours, tablePlace, hoursIn } = this;
    this.byPhase.fill(0);
    this.bySeat.fill(0);
    this.ofGroups = 0;
    let rest = 0;
    for (let i = 0; i < withoutGate.length; i++) {
      if (marking.holds(withoutGate[i]!)) continue;
      const { phase, seat, isAttached } = this.without[i]!;
      const hours = withoutHours[i]!;
      if (phase >= 0) this.byPhase[phase]! += hours;
      else if (seat >= 0) this.bySeat[seat]! += hours;
      else if (isAttached) this.ofGroups += hours;
      else rest += hours;
    }
    for (let i = 0; i < tablePlace.length; i++) {
      const place = tablePlace[i]!;
      const now = hoursIn[i * tableSize + places[place]!]!;
      const sum = setBack?.has(i) === true ? Math.max(now, this.setBack[i]!) : now;
      if (sum === 0) continue;
      if (this.workloadOf[place]! >= 0) this.byPhase[place]! += sum;
      else if (this.seatAt[place]! >= 0) this.bySeat[this.seatAt[place]!]! += sum;
      else if (this.isAttached[i]!) this.ofGroups += sum;
      else rest += sum;
    }
    for (let i = 0; i < this.exposed.length; i++) {
      const hours = this.hoursExposed(i, places);
      if (hours > 0) this.byPhase[this.exposed[i]!.phase]! += hours;
    }
    return rest;
  }

  private hoursExposed(i: number, places: Int32Array): number {
    const { phase, seat, phases, watched, watchOf } = this.exposed[i]!;
    if (((phases >>> places[phase]!) & 1) === 0) return 0;
    const watch = watchOf[places[seat]!];
    return watch !== undefined && ((watched >>> places[watch]!) & 1) === 1 ? this.exposedHours[i]! : 0;
  }
}
