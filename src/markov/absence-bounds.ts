import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../model/delay.js';
import type { WorkloadReach } from '../model/workload-reach.js';
import { addedHours, type WaitingHours, waitingHours } from './added-hours.js';
import type { BranchEnumeration } from './branches.js';
import { FailureKinds, type Spares } from './failure-kinds.js';
import { type AbsenceMeasures, type FailureSize, failureSizes } from './failure-sizes.js';
import type { CountedInstances } from './own-faults.js';
import { isSoonDone, PendingHours } from './pending-hours.js';
import { delayMeans } from './rate-slots.js';
import { RecoverySpare } from './recovery-spare.js';
import { SpareBounds, type Standing } from './spare-bounds.js';

/** Upper bounds on what may still come before the next visit to the reference state, in hours. */
export interface Absence {
  /** V: mean time until then, before the division by 1 − ρ. */
  readonly pending: number;
  /** W: mean time until then in which users feel something of any service. */
  readonly felt: number;
  /** Mean downtime of any service until then. */
  readonly downtime: number;
}

/** Of a state. */
export interface StateHours extends WaitingHours, Spares {
  /** By redundancy: hours until the instances are restored that are only being restored where they are. */
  readonly ownHours: readonly number[];
}

/**
 * Bounds on the time and the downtime of an absence from the reference state.
 *
 * V(s) = p(s)/(1 − ρ), p the pending hours one after another, ρ = Σ failure rate × hours it adds: QV ≤ −1 off the
 * reference state (Muntz, de Souza e Silva & Goyal 1989).
 *
 * W(s) = q(s) + c·V(s) + X(s), q the pending hours without the repairs that nobody waits for, c = Σ failure rate × hours it
 * adds to q. While a state is recoverable (H), users feel only what work in q goes on for, so that q falls by one an hour;
 * failures add c an hour, which c·V pays for. X pays for the time without H, by the failures it takes to end it. Then
 * QW ≤ −1 wherever users feel something.
 *
 * The downtime is that of the conditions a service hangs on. While one of them is lost, what it waits for passes, and where
 * it counts instances several of those pass at once (`waitingHours`); until it is lost, failures have to come first
 * (`SpareBounds`, which also gives X). What is supposed of the dynamics is asked of states of every shipped candidate in
 * `test/markov/absence-bounds.test.ts`.
 *
 * Not covered: sites cut off from one another whose majority comes back on the other side of the cut. That recovery makes
 * seats unready which were ready; it takes a cut and a lost majority at once.
 */
export class AbsenceBounds {
  /** ρ; must be below 1 for any of the bounds. */
  readonly load: number;
  /** c. */
  readonly feltLoad: number;
  private readonly measures: AbsenceMeasures;
  private readonly reach: readonly WorkloadReach[];
  /** By activity. */
  private readonly failures: readonly (FailureSize | null)[];
  private readonly kinds: FailureKinds;
  /** By redundancy: what failures add to the hours it waits for, per hour. */
  readonly waitingLoads: readonly number[];
  /** By redundancy. */
  private readonly instances: readonly Omit<CountedInstances, 'spare'>[];
  /** Null: failures are too frequent for any. */
  private readonly spareBounds: SpareBounds | null;
  /** Of the state failures are asked about; most instances of each workload on one seat there. */
  private here: StateHours;
  private readonly crowd: Int32Array;
  /** Instances by seat, while they are counted. */
  private readonly onSeat: Int32Array;
  /** By crowds: what failures of each kind add, once asked. */
  private readonly addedIn = new Map<string, (WaitingHours | undefined)[]>();
  private addedHere: (WaitingHours | undefined)[] = [];
  /** What follows those of each kind there, once asked. */
  private readonly after: (Absence | undefined)[];

  constructor(net: CompiledNet, table: ParameterTable, run: NetRun, branches: BranchEnumeration) {
    const means = delayMeans(net, table);
    // Certain where the mean counts on a probability: what recoveries take away is then never less than it was.
    const certain = delayMeans({ ...net, delays: net.delays.map(({ onlyWith: _, ...delay }) => delay) }, table);
    const redundancies = net.redundancies();
    this.measures = {
      pending: new PendingHours(net, means, 'byValue'),
      felt: new PendingHours(net, means, 'withoutRepair'),
      most: new PendingHours(net, certain, 'byValue'),
      redundancies,
      recovery: new RecoverySpare(net.recoverable((delay) => isSoonDone(means[delay]!))),
    };
    this.reach = net.reach();
    const probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.failures = failureSizes(net, run, branches, this.measures, { means, probabilities });
    this.here = this.hours(run);
    this.crowd = new Int32Array(this.reach.length);
    this.onSeat = new Int32Array(net.seatPlaces().length + 1);
    this.kinds = new FailureKinds(this.failures, this.here);
    this.after = this.kinds.sizes.map(() => undefined);
    const sizes = this.kinds.sizes.map((kind) => ({
      ...kind,
      added: addedHours(kind, redundancies, (w) => kind.hits[w]!.share),
    }));
    this.load = sizes.reduce((sum, { rate, added }) => sum + rate * added.pending, 0);
    this.feltLoad = sizes.reduce((sum, { rate, added }) => sum + rate * added.felt, 0);
    this.instances = redundancies.map(({ instances: count, held }) => {
      const longest = (some: typeof held): number =>
        some.reduce((hours, { place, value }) => Math.max(hours, this.measures.most.at(place, value)), 0);
      return { count, longestHeld: longest(held), longestParted: longest(held.filter(({ isTogether }) => isTogether)) };
    });
    this.waitingLoads = redundancies.map((_, r) =>
      sizes.reduce((sum, { rate, added }) => sum + rate * added.waiting[r]!, 0),
    );
    this.spareBounds =
      this.load < 1 ? new SpareBounds(this.kinds, sizes, this.load, this.waitingLoads, this.instances) : null;
  }

  /** The bounds from the state the run is in. */
  of(run: NetRun): Absence {
    const hours = this.hours(run);
    const { pending, felt, most, waiting, ownHours } = hours;
    return this.bounds({ pending, felt, most, waiting, ownHours, spares: hours, after: null });
  }

  /** From here on `afterFailure` is about failures in the state the run is in. */
  stand(run: NetRun): void {
    this.here = this.hours(run);
    this.reach.forEach(({ seatOf }, w) => {
      this.onSeat.fill(0);
      let most = 0;
      for (let i = 0; i < seatOf.length; i++) most = Math.max(most, ++this.onSeat[run.value(seatOf[i]!)]!);
      this.crowd[w] = most;
    });
    const crowds = this.crowd.join();
    let added = this.addedIn.get(crowds);
    if (added === undefined) {
      added = this.kinds.sizes.map(() => undefined);
      this.addedIn.set(crowds, added);
    }
    this.addedHere = added;
    this.after.fill(undefined);
  }

  /** The bounds after a failure, which is not fired for it: what is expected at most, no more spare than is left for sure. */
  afterFailure(activity: number): Absence {
    const kind = this.kinds.of[activity]!;
    let absence = this.after[kind];
    if (absence === undefined) {
      const after = this.failures[activity]!;
      const added = this.added(activity);
      absence = this.bounds({
        pending: this.here.pending + added.pending,
        felt: this.here.felt + added.felt,
        most: this.here.most + added.most,
        waiting: this.here.waiting.map((hours, r) => hours + added.waiting[r]!),
        ownHours: this.here.ownHours,
        spares: this.here,
        after,
      });
      this.after[kind] = absence;
    }
    return absence;
  }

  /** What a failure adds at most in the state stood in. */
  added(activity: number): WaitingHours {
    const kind = this.kinds.of[activity]!;
    let added = this.addedHere[kind];
    if (added === undefined) {
      const size = this.failures[activity]!;
      added = addedHours(size, this.measures.redundancies, (w) => {
        const { seats, most } = size.hits[w]!;
        return most === 0 ? 0 : Math.min(most, seats * this.crowd[w]!);
      });
      this.addedHere[kind] = added;
    }
    return added;
  }

  /** What a failure does at most wherever it comes; null: it is none, or cannot come. */
  sizeOf(activity: number): FailureSize | null {
    return this.failures[activity]!;
  }

  /** Of a redundancy. */
  instancesOf(r: number): Omit<CountedInstances, 'spare'> {
    return this.instances[r]!;
  }

  hours(run: NetRun): StateHours {
    const { pending, felt, most, redundancies, recovery } = this.measures;
    const margins = redundancies.map(({ read }) => read(run));
    const parts = felt.parts(run);
    return {
      pending: pending.of(run),
      felt: parts.total,
      most: most.of(run),
      waiting: redundancies.map((redundancy) => waitingHours(redundancy, parts)),
      restorable: margins.map(({ restorable }) => restorable),
      redundancies: margins.map(({ spare }) => spare),
      ownHours: margins.map(({ faulty }) => most.ofPhases(run, faulty)),
      recovery: recovery.of(run.marking.places),
    };
  }

  private bounds(standing: Standing): Absence {
    const { pending, felt } = standing;
    // With ρ ≥ 1 there is no bound, and nobody is told of one; the hours still say where to explore.
    if (this.spareBounds === null) return { pending, felt: pending, downtime: pending };
    const whole = pending / (1 - this.load);
    const { without, down } = this.spareBounds.lost(standing, whole);
    const missed = Math.min(whole, felt + this.feltLoad * whole + without);
    return { pending, felt: missed, downtime: Math.min(missed, down) };
  }
}
