import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../model/delay.js';
import { Marking } from '../model/marking.js';
import type { BranchEnumeration } from './branches.js';
import { PendingHours } from './pending-hours.js';
import { branchProbability, delayMeans } from './rate-slots.js';

/** Upper bounds on what may still come before the next visit to the reference state, in hours. */
export interface Absence {
  /** V: mean time until then, before the division by 1 − ρ. */
  readonly pending: number;
  /** W: mean downtime of any service until then. */
  readonly downtime: number;
}

/** Of a state: p, q, m and H. */
export interface StateHours {
  readonly pending: number;
  readonly felt: number;
  readonly most: number;
  readonly isRecoverable: boolean;
}

/** Hours a failure adds, by kind of activity, in whatever state it comes. */
interface Additions {
  /** Expected over its branches: all pending work, and without repairs. */
  readonly all: Float64Array;
  readonly felt: Float64Array;
  /** Over its branches at most, with whatever people may have to do. */
  readonly most: Float64Array;
  /** Repairs it begins, as (place, value) pairs, of places that `recoverable` depends on. */
  readonly repairs: readonly Int32Array[];
}

/**
 * Bounds on the time and the downtime of an absence from the reference state.
 *
 * V(s) = p(s)/(1 − ρ), p the pending hours one after another, ρ = Σ failure rate × hours it adds: QV ≤ −1 off the
 * reference state (Muntz, de Souza e Silva & Goyal 1989).
 *
 * W(s) = q(s) + c·V(s) + X(s), q the pending hours without repairs, c = Σ failure rate × hours it adds to q. While
 * `recoverable` holds (H), a service is down only where work in q goes on, so that q falls by one an hour; failures add c an
 * hour, which c·V pays for. X pays for the time without H: X = V there, and X = min(V, α m² + β m) where H holds, m the
 * pending hours at most. As m falls by the hour and m² by m an hour at least, QX ≤ 0 with
 *   α = ν/((1 − ρ)(1 − 2σ)),  β = (α σ₂ + σ_H/(1 − ρ))/(1 − σ):
 * ν the rate of the failures that may end H, which then cost V; σ, σ₂, σ_H = Σ rate × (hours, hours², hours of those that
 * may end H) added at most. Then QW ≤ −1 wherever a service is down, and W bounds the downtime of the absence.
 */
export class AbsenceBounds {
  /** ρ; must be below 1 for any of the bounds. */
  readonly load: number;
  private readonly all: PendingHours;
  private readonly felt: PendingHours;
  private readonly most: PendingHours;
  private readonly added: Additions;
  private readonly marking: Marking;
  private readonly markingHere: Marking;
  private readonly gate: number;
  private readonly feltLoad: number;
  /** Infinite: too many failures for this bound. */
  private readonly alpha: number;
  private readonly beta: number;
  /** Of the state failures are asked about. */
  private here: StateHours = { pending: 0, felt: 0, most: 0, isRecoverable: true };

  constructor(net: CompiledNet, table: ParameterTable, run: NetRun, branches: BranchEnumeration) {
    const means = delayMeans(net, table);
    // Certain where the mean counts on a probability: what recoveries take away is then never less than it was.
    const certain = delayMeans({ ...net, delays: net.delays.map(({ onlyWith: _, ...delay }) => delay) }, table);
    this.all = new PendingHours(net, means, 'byValue');
    this.felt = new PendingHours(net, means, 'withoutRepair');
    this.most = new PendingHours(net, certain, 'byValue');
    const { network, gate } = net.recoverable();
    this.marking = new Marking(network, { gateChanged: () => {} });
    this.markingHere = new Marking(network, { gateChanged: () => {} });
    this.gate = gate;
    const probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.added = this.additions(net, run, branches, probabilities);
    const sums = this.loads(net, means);
    this.load = sums.all;
    this.feltLoad = sums.felt;
    const isBounded = sums.all < 1 && sums.most < 0.5;
    this.alpha = isBounded ? sums.rate / ((1 - sums.all) * (1 - 2 * sums.most)) : Number.POSITIVE_INFINITY;
    this.beta = (this.alpha * sums.square + sums.ending / (1 - sums.all)) / (1 - sums.most);
  }

  /** The bounds from the state the run is in. */
  of(run: NetRun): Absence {
    return this.bounds(this.hours(run));
  }

  /** From here on `afterFailure` is about failures in the state the run is in. */
  stand(run: NetRun): void {
    this.here = this.hours(run, this.markingHere);
  }

  /** The bounds after a failure, which is not fired for it. */
  afterFailure(activity: number): Absence {
    return this.bounds(this.hoursAfter(activity));
  }

  /** What is expected after a failure at most; m whatever becomes of it; H only if it holds for sure. */
  hoursAfter(activity: number): StateHours {
    const { here, added } = this;
    const repairs = added.repairs[activity]!;
    const stays = repairs.length === 0 || this.markingHere.wouldHold(this.gate, repairs);
    return {
      pending: here.pending + added.all[activity]!,
      felt: here.felt + added.felt[activity]!,
      most: here.most + added.most[activity]!,
      isRecoverable: here.isRecoverable && stays,
    };
  }

  hours(run: NetRun, marking = this.marking): StateHours {
    marking.load(run.marking.places);
    return {
      pending: this.all.of(run),
      felt: this.felt.of(run),
      most: this.most.of(run),
      isRecoverable: marking.holds(this.gate),
    };
  }

  private bounds({ pending, felt, most, isRecoverable }: StateHours): Absence {
    // With ρ ≥ 1 there is no bound, and nobody is told of one; the hours still say where to explore.
    const whole = this.load < 1 ? pending / (1 - this.load) : pending;
    const isShort = isRecoverable && this.alpha !== Number.POSITIVE_INFINITY;
    const apart = isShort ? Math.min(whole, (this.alpha * most + this.beta) * most) : whole;
    return { pending, downtime: Math.min(whole, felt + this.feltLoad * whole + apart) };
  }

  private additions(
    net: CompiledNet,
    run: NetRun,
    branches: BranchEnumeration,
    probabilities: readonly number[],
  ): Additions {
    const count = net.activities.length;
    const [all, felt, most] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    const repairs: Int32Array[] = net.activities.map(() => new Int32Array(0));
    net.activities.forEach((activity, a) => {
      run.marking.load(net.network.initial);
      if (activity.kind !== 'failure' || !(run.enabled(a) || activity.isConditional)) return;
      // Whatever the branches begin between them.
      const begun = new Map<number, number>();
      branches.begin();
      do {
        run.marking.load(net.network.initial);
        run.fire(a);
        const probability = branchProbability(branches.weight(), probabilities);
        all[a]! += probability * this.all.mostAfter(run);
        felt[a]! += probability * this.felt.mostAfter(run);
        most[a] = Math.max(most[a]!, this.most.mostAfter(run));
        for (const [place, value] of this.repairsIn(run.marking.places, net.network.initial)) begun.set(place, value);
      } while (branches.next());
      repairs[a] = Int32Array.from([...begun].flat());
    });
    run.marking.load(net.network.initial);
    return { all, felt, most, repairs };
  }

  /** Places that say of a component that it is under repair, with their values. */
  private *repairsIn(places: Int32Array, initial: Int32Array): Generator<readonly [place: number, value: number]> {
    const { linkStart, linkMask } = this.marking.network;
    for (let p = 0; p < places.length; p++) {
      if (places[p] === initial[p]) continue;
      const masks = linkMask.subarray(linkStart[p]!, linkStart[p + 1]!);
      if (masks.some((mask) => ((mask >>> places[p]!) & 1) === 0)) yield [p, places[p]!];
    }
  }

  private loads(net: CompiledNet, means: Float64Array) {
    const { all, felt, most, repairs } = this.added;
    const sums = { all: 0, felt: 0, most: 0, square: 0, rate: 0, ending: 0 };
    net.activities.forEach(({ kind, delay }, a) => {
      if (kind !== 'failure' || most[a] === 0) return;
      const rate = 1 / means[delay]!;
      sums.all += rate * all[a]!;
      sums.felt += rate * felt[a]!;
      sums.most += rate * most[a]!;
      sums.square += rate * most[a]! * most[a]!;
      if (repairs[a]!.length === 0) return;
      sums.rate += rate;
      sums.ending += rate * most[a]!;
    });
    return sums;
  }
}
