import type { WaitingHours } from './added-hours.js';
import type { FailureKinds, Spares } from './failure-kinds.js';
import type { FailureSize } from './failure-sizes.js';
import { type CountedInstances, OwnFaultBounds } from './own-faults.js';
import {
  type AddedHours,
  type Bound,
  boundAt,
  boundBy,
  type Following,
  type PendingPolynomial,
  paidFor,
} from './pending-polynomials.js';
import { levelAfter } from './spare-levels.js';

/** By level of spare. */
type ByLevel = readonly PendingPolynomial[];

/** A kind of failure, with what it adds as expected over all states. */
export interface KindSize extends FailureSize {
  readonly added: WaitingHours;
}

/** Where a state stands, or what a failure in it leads to. */
export interface Standing extends WaitingHours {
  readonly spares: Spares;
  /** By redundancy: hours until the instances are restored that are only being restored where they are. */
  readonly ownHours: readonly number[];
  /** A failure that is not counted in `spares`. */
  readonly after: FailureSize | null;
}

/**
 * Bounds on what is lost in an absence by how far it is from being lost (failure distance: Carrasco, Tight steady-state
 * availability bounds using the failure distance concept, Performance Evaluation 34, 1998). Where there is spare, the bound
 * pays for the failures that may use it up, and for what is lost after them:
 *
 * - C, hours after failures that leave nothing of a gate of the recovery wherever they come (a site); V after them, and
 *   none of the others pays for them again;
 * - X, hours in which a gate of the recovery does not hold, by the spare of the gate; V after its loss;
 * - Z, hours in which a redundancy is lost while the recovery is there, by its spare; q + c·V after its loss, q what the
 *   redundancy waits for and c·V what failures add to that;
 * - Y, hours in which both a redundancy and a gate of the recovery may be lost, by the spare of both; V after their loss;
 * - P + B, hours in which a redundancy is lost by faults of instances alone (`OwnFaultBounds`).
 *
 * Hours down are C, Z and P + B of every redundancy, and X or Y, whichever is less. Each polynomial holds for more spare as
 * well, so the least of those up to the spare there is counts.
 */
export class SpareBounds {
  private readonly certain: PendingPolynomial;
  /** X by gate. */
  private readonly waits: readonly ByLevel[];
  /** Z by redundancy. */
  private readonly felt: readonly ByLevel[];
  /** Y by redundancy, gate, and level of the gate from 0: by level of the redundancy from 1. */
  private readonly both: readonly (readonly (readonly ByLevel[])[])[];
  private readonly own: readonly OwnFaultBounds[];

  /**
   * @param load ρ, below 1
   * @param instances by redundancy
   */
  constructor(
    private readonly kinds: FailureKinds,
    sizes: readonly KindSize[],
    load: number,
    /** c by redundancy: hours it waits for, added per hour. */
    private readonly waitingLoads: readonly number[],
    instances: readonly Omit<CountedInstances, 'spare'>[],
  ) {
    const { levels, recoveryLevels } = kinds;
    const none = new Float64Array(0);
    const whole: Bound = { polynomial: { plain: none, perFelt: none }, slope: 1 / (1 - load) };
    const takesAll = (failure: FailureSize): boolean =>
      recoveryLevels.some((gate, g) => levelAfter(gate, gate.values.length, failure.recoveryLosses[g]!) === 0);
    const certain = sizes.filter((failure) => takesAll(failure));
    const others = sizes.filter((failure) => !takesAll(failure));
    this.certain = paidFor([
      ...certain.map((failure) => ({ failure: addsTo(0)(failure), bound: whole })),
      ...others.map((failure) => ({ failure: addsTo(0)(failure), bound: null })),
    ]);
    this.waits = recoveryLevels.map((gate, g) =>
      byLevel(1, gate.values.length, others, addsTo(0), (level, { recoveryLosses }, lower) => {
        if (recoveryLosses[g] === 0) return null;
        const left = levelAfter(gate, level, recoveryLosses[g]!);
        return left > 0 ? lower(left) : whole;
      }),
    );
    this.felt = levels.map((own, r) => {
      const slope = this.waitingLoads[r]! / (1 - load);
      const felt: Bound = { polynomial: { plain: none, perFelt: Float64Array.of(1) }, slope };
      return byLevel(1, own.values.length, others, addsTo(r), (level, failure, lower) => {
        const loss = lossOf(failure, r);
        if (loss === 0) return null;
        const left = levelAfter(own, level, loss);
        return left > 0 ? lower(left) : felt;
      });
    });
    this.both = levels.map((_, r) => recoveryLevels.map((_, g) => this.bothLost(others, r, g, whole)));
    this.own = levels.map((own, r) => {
      const losses = others.map(({ rate, losses, isOwn, ownHours, ownHoursApart, added }) => ({
        rate,
        loss: losses[r]!,
        isOwn: isOwn[r]!,
        ownHours: ownHours[r]!,
        ownHoursApart: ownHoursApart[r]!,
        pending: added.pending,
        most: added.most,
      }));
      return new OwnFaultBounds(losses, { ...instances[r]!, spare: own.values.length });
    });
  }

  private bothLost(sizes: readonly KindSize[], r: number, g: number, whole: Bound): readonly ByLevel[] {
    const made: ByLevel[] = [];
    const [levels, recoveryLevels] = [this.kinds.levels[r]!, this.kinds.recoveryLevels[g]!];
    for (let level = 1; level <= levels.values.length; level++) {
      made.push(
        byLevel(0, recoveryLevels.values.length, sizes, addsTo(r), (recovery, failure, lower) => {
          const loss = lossOf(failure, r);
          const left = levelAfter(levels, level, loss);
          const recovers = levelAfter(recoveryLevels, recovery, failure.recoveryLosses[g]!);
          if (left === 0) return recovers === 0 ? whole : boundBy(this.waits[g]![recovers - 1]!);
          if (loss > 0) return boundBy(made[left - 1]![recovers]!);
          return recovers === recovery ? null : lower(recovers);
        }),
      );
    }
    return Array.from({ length: recoveryLevels.values.length + 1 }, (_, recovery) => made.map((by) => by[recovery]!));
  }

  /**
   * Hours without the recovery, and hours down.
   *
   * @param whole V: hours at most
   */
  lost(standing: Standing, whole: number): { readonly without: number; readonly down: number } {
    const { spares, after, pending, most } = standing;
    const certain = boundAt(this.certain, pending, 0, most);
    const recovery = this.waits.map((_, g) => this.kinds.recoverySpare(spares, g, after));
    const withoutRecovery = this.withoutRecovery(recovery, pending, most);
    return {
      without: Math.min(whole, certain + withoutRecovery),
      down: this.down(standing, whole, certain, withoutRecovery, recovery),
    };
  }

  /** X, from the level of each gate. */
  private withoutRecovery(recovery: readonly number[], pending: number, most: number): number {
    let sum = 0;
    for (let g = 0; g < recovery.length; g++) {
      if (recovery[g] === 0) return Number.POSITIVE_INFINITY;
      sum += least(this.waits[g]!, recovery[g]!, pending, 0, most);
    }
    return sum;
  }

  private down(
    { spares, after, pending, waiting, ownHours, most }: Standing,
    whole: number,
    certain: number,
    withoutRecovery: number,
    recovery: readonly number[],
  ): number {
    let sum = certain;
    for (let r = 0; r < this.felt.length && sum < whole; r++) {
      const lost = waiting[r]! + this.waitingLoads[r]! * whole;
      const restorable = this.kinds.restorable(spares, r, after);
      const spare = this.kinds.redundancySpare(spares, r, after);
      const own = ownHours[r]! + (after?.ownHoursApart[r] ?? 0);
      const kept = restorable === 0 ? lost : least(this.felt[r]!, restorable, pending, waiting[r]!, most);
      sum += Math.min(lost, kept + this.own[r]!.lost(restorable, spare, own, pending, most));
    }
    if (sum >= whole) return whole;
    let both = 0;
    // Beyond the hours without the recovery the sum is of no account.
    for (let r = 0; r < this.both.length && both < withoutRecovery; r++) {
      const restorable = this.kinds.restorable(spares, r, after);
      if (restorable === 0) return Math.min(whole, sum + withoutRecovery);
      const byGate = this.both[r]!;
      let hours = 0;
      for (let g = 0; g < byGate.length; g++)
        hours += least(byGate[g]![recovery[g]!]!, restorable, pending, waiting[r]!, most);
      both += hours;
    }
    return Math.min(whole, sum + Math.min(both, withoutRecovery));
  }
}

/** Faults of instances alone are paid for apart. */
function lossOf({ losses, isOwn }: FailureSize, r: number): number {
  return isOwn[r]! ? 0 : losses[r]!;
}

/** The least of what holds up to the level. */
function least(polynomials: ByLevel, level: number, pending: number, felt: number, most: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let l = 0; l < level; l++) lowest = Math.min(lowest, boundAt(polynomials[l]!, pending, felt, most));
  return lowest;
}

/** What a kind adds to the hours a redundancy waits for, and to all. */
function addsTo(r: number): (kind: KindSize) => AddedHours {
  return ({ rate, added: { pending, most, waiting } }) => ({ rate, pending, most, felt: waiting[r] ?? 0 });
}

/**
 * @param following the bound after a failure, null: the one looked for itself; `lower` gives those of lower levels
 */
function byLevel(
  first: number,
  last: number,
  kinds: readonly KindSize[],
  adds: (kind: KindSize) => AddedHours,
  following: (level: number, failure: FailureSize, lower: (level: number) => Bound) => Bound | null,
): ByLevel {
  const made: PendingPolynomial[] = [];
  for (let level = first; level <= last; level++) {
    const found = paidFor(
      kinds.map(
        (failure): Following => ({
          failure: adds(failure),
          bound: following(level, failure, (less) => boundBy(made[less - first]!)),
        }),
      ),
    );
    // Where failures are too frequent for the higher power, spare beyond this level is of no account.
    const isBounded = [...found.plain, ...found.perFelt].every(Number.isFinite);
    made.push(isBounded || made.length === 0 ? found : made[made.length - 1]!);
  }
  return made;
}
