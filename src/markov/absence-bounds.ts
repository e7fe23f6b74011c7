import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../model/delay.js';
import type { BranchEnumeration } from './branches.js';
import { FailureKinds, type Spares } from './failure-kinds.js';
import { type AbsenceMeasures, type FailureSize, failureSizes } from './failure-sizes.js';
import { PendingHours } from './pending-hours.js';
import { delayMeans } from './rate-slots.js';
import { RecoverySpare } from './recovery-spare.js';
import { SpareBounds } from './spare-bounds.js';

/** Upper bounds on what may still come before the next visit to the reference state, in hours. */
export interface Absence {
  /** V: mean time until then, before the division by 1 − ρ. */
  readonly pending: number;
  /** W: mean time until then in which users feel something of any service. */
  readonly felt: number;
  /** Mean downtime of any service until then. */
  readonly downtime: number;
}

/** Of a state: p, q, m, and the spare there is. */
export interface StateHours extends Spares {
  readonly pending: number;
  readonly felt: number;
  readonly most: number;
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
 * The downtime is bounded by W where a service may be down, and elsewhere by the failures it takes until it may be
 * (`SpareBounds`, which also gives X).
 *
 * Not covered: sites cut off from one another whose majority comes back on the other side of the cut. That recovery makes
 * seats unready which were ready; it takes a cut and a lost majority at once.
 */
export class AbsenceBounds {
  /** ρ; must be below 1 for any of the bounds. */
  readonly load: number;
  private readonly measures: AbsenceMeasures;
  /** By activity. */
  private readonly failures: readonly (FailureSize | null)[];
  private readonly kinds: FailureKinds;
  private readonly feltLoad: number;
  /** Null: failures are too frequent for any. */
  private readonly spareBounds: SpareBounds | null;
  /** Of the state failures are asked about, and what follows those of each kind, once asked. */
  private here: StateHours;
  private readonly after: (Absence | undefined)[];

  constructor(net: CompiledNet, table: ParameterTable, run: NetRun, branches: BranchEnumeration) {
    const means = delayMeans(net, table);
    // Certain where the mean counts on a probability: what recoveries take away is then never less than it was.
    const certain = delayMeans({ ...net, delays: net.delays.map(({ onlyWith: _, ...delay }) => delay) }, table);
    this.measures = {
      pending: new PendingHours(net, means, 'byValue'),
      felt: new PendingHours(net, means, 'withoutRepair'),
      most: new PendingHours(net, certain, 'byValue'),
      redundancies: net.redundancies(),
      recovery: new RecoverySpare(net.recoverable()),
    };
    const probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.failures = failureSizes(net, run, branches, this.measures, { means, probabilities });
    const sizes = this.failures.filter((failure) => failure !== null);
    this.load = sizes.reduce((sum, { rate, pending }) => sum + rate * pending, 0);
    this.feltLoad = sizes.reduce((sum, { rate, felt }) => sum + rate * felt, 0);
    this.here = this.hours(run);
    this.kinds = new FailureKinds(this.failures, this.here);
    this.after = this.kinds.sizes.map(() => undefined);
    this.spareBounds = this.load < 1 ? new SpareBounds(this.kinds, this.load, this.feltLoad) : null;
  }

  /** The bounds from the state the run is in. */
  of(run: NetRun): Absence {
    return this.bounds(this.hours(run), null);
  }

  /** From here on `afterFailure` is about failures in the state the run is in. */
  stand(run: NetRun): void {
    this.here = this.hours(run);
    this.after.fill(undefined);
  }

  /** The bounds after a failure, which is not fired for it: what is expected at most, no more spare than is left for sure. */
  afterFailure(activity: number): Absence {
    const kind = this.kinds.of[activity]!;
    let absence = this.after[kind];
    if (absence === undefined) {
      absence = this.bounds(this.here, this.failures[activity]!);
      this.after[kind] = absence;
    }
    return absence;
  }

  /** What a failure does at most wherever it comes; null: it is none, or cannot come. */
  sizeOf(activity: number): FailureSize | null {
    return this.failures[activity]!;
  }

  hours(run: NetRun): StateHours {
    const { pending, felt, most, redundancies, recovery } = this.measures;
    return {
      pending: pending.of(run),
      felt: felt.of(run),
      most: most.of(run),
      redundancies: redundancies.map(({ spare }) => spare(run)),
      recovery: recovery.of(run.marking.places),
    };
  }

  private bounds(state: StateHours, after: FailureSize | null): Absence {
    const pending = state.pending + (after === null ? 0 : after.pending);
    // With ρ ≥ 1 there is no bound, and nobody is told of one; the hours still say where to explore.
    if (this.spareBounds === null) return { pending, felt: pending, downtime: pending };
    const felt = state.felt + (after === null ? 0 : after.felt);
    const most = state.most + (after === null ? 0 : after.most);
    const whole = pending / (1 - this.load);
    const waiting = this.spareBounds.waiting(state, after, most, whole);
    const missed = Math.min(whole, felt + this.feltLoad * whole + waiting);
    return { pending, felt: missed, downtime: this.spareBounds.down(state, after, felt, most, missed) };
  }
}
