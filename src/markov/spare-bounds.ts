import { type FailureKinds, largestRecoverySpare, largestSpare, type Spares } from './failure-kinds.js';
import type { FailureSize } from './failure-sizes.js';
import { type Bound, boundAt, type Following, type PendingPolynomial, paidFor } from './pending-polynomials.js';

/** By spare, from 1. */
type BySpare = readonly PendingPolynomial[];

/**
 * Bounds on what is lost in an absence by how far it is from being lost (failure distance: Carrasco, Tight steady-state
 * availability bounds using the failure distance concept, Performance Evaluation 34, 1998). Where there is spare, the bound
 * pays for the failures that may use it up, and for what is lost after them:
 *
 * - X, hours in which a gate of the recovery does not hold, by the spare of the gate; V after its loss;
 * - Z, hours in which a redundancy may be lost while the recovery is there, by its spare; q + c·V after its loss;
 * - Y, hours in which both a redundancy and a gate of the recovery may be lost, by the spare of both; V after their loss.
 */
export class SpareBounds {
  /** X by gate. */
  private readonly waits: readonly BySpare[];
  /** Z by redundancy. */
  private readonly felt: readonly BySpare[];
  /** Y by redundancy, gate, and spare of the redundancy from 1: by spare of the gate from 0. */
  private readonly both: readonly (readonly (readonly BySpare[])[])[];

  /**
   * @param load ρ, below 1
   * @param feltLoad c
   */
  constructor(
    private readonly kinds: FailureKinds,
    load: number,
    feltLoad: number,
  ) {
    const { sizes } = kinds;
    const none = new Float64Array(0);
    const whole: Bound = { polynomial: { plain: none, perFelt: none }, slope: 1 / (1 - load) };
    const felt: Bound = { polynomial: { plain: none, perFelt: Float64Array.of(1) }, slope: feltLoad / (1 - load) };
    const gates = (sizes[0]?.recoveryLosses ?? []).map((_, gate) => gate);
    const redundancies = (sizes[0]?.losses ?? []).map((_, r) => r);
    this.waits = gates.map((g) =>
      bySpare(1, largestRecoverySpare, sizes, (spare, failure, lower) => {
        const loss = failure.recoveryLosses[g]!;
        return loss === 0 ? null : loss < spare ? lower(spare - loss) : whole;
      }),
    );
    this.felt = redundancies.map((r) =>
      bySpare(1, largestSpare, sizes, (spare, failure, lower) => {
        const loss = failure.losses[r]!;
        return loss === 0 ? null : loss < spare ? lower(spare - loss) : felt;
      }),
    );
    this.both = redundancies.map((r) => gates.map((g) => this.bothLost(r, g, whole)));
  }

  private bothLost(r: number, g: number, whole: Bound): readonly BySpare[] {
    const made: BySpare[] = [];
    for (let spare = 1; spare <= largestSpare; spare++) {
      made.push(
        bySpare(0, largestRecoverySpare, this.kinds.sizes, (recovery, failure, lower) => {
          const left = spare - failure.losses[r]!;
          const recovers = Math.max(0, recovery - failure.recoveryLosses[g]!);
          if (left <= 0) return recovers === 0 ? whole : bound(this.waits[g]![recovers - 1]!);
          if (left < spare) return bound(made[left - 1]![recovers]!);
          return recovers === recovery ? null : lower(recovers);
        }),
      );
    }
    return made;
  }

  /**
   * X: hours without the recovery.
   *
   * @param spares where a state stands
   * @param after a failure in it, which is not counted in `spares`
   * @param whole V: hours at most
   */
  waiting(spares: Spares, after: FailureSize | null, most: number, whole: number): number {
    let sum = 0;
    for (let g = 0; g < this.waits.length; g++) {
      const spare = this.kinds.recoverySpare(spares, g, after);
      if (spare === 0) return whole;
      sum += boundAt(this.waits[g]![spare - 1]!, 0, most);
    }
    return sum < whole ? sum : whole;
  }

  /**
   * Hours down.
   *
   * @param missed W: hours of any of them at most
   */
  down(spares: Spares, after: FailureSize | null, felt: number, most: number, missed: number): number {
    let sum = 0;
    for (let r = 0; r < this.felt.length; r++) {
      const spare = this.kinds.redundancySpare(spares, r, after);
      if (spare === 0) return missed;
      sum += boundAt(this.felt[r]![spare - 1]!, felt, most);
      const both = this.both[r]!;
      for (let g = 0; g < both.length && sum < missed; g++) {
        sum += boundAt(both[g]![spare - 1]![this.kinds.recoverySpare(spares, g, after)]!, felt, most);
      }
      if (!(sum < missed)) return missed;
    }
    return sum;
  }
}

/**
 * @param following the bound after a failure, null: the one looked for itself; `lower` gives those of less spare
 */
function bySpare(
  first: number,
  last: number,
  kinds: readonly FailureSize[],
  following: (spare: number, failure: FailureSize, lower: (spare: number) => Bound) => Bound | null,
): BySpare {
  const made: PendingPolynomial[] = [];
  for (let spare = first; spare <= last; spare++) {
    const found = paidFor(
      kinds.map(
        (failure): Following => ({
          failure,
          bound: following(spare, failure, (less) => bound(made[less - first]!)),
        }),
      ),
    );
    // Where failures are too frequent for the higher power, spare beyond this one is of no account.
    const isBounded = [...found.plain, ...found.perFelt].every(Number.isFinite);
    made.push(isBounded || made.length === 0 ? found : made[made.length - 1]!);
  }
  return made;
}

function bound(polynomial: PendingPolynomial): Bound {
  return { polynomial, slope: 0 };
}
