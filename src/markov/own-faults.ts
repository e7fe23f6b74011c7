import {
  type Bound,
  boundAt,
  boundBy,
  type Following,
  type PendingPolynomial,
  paidFor,
} from './pending-polynomials.js';
import { addShifted, valueAt } from './polynomials.js';

/** A failure as one redundancy sees it. */
export interface MarginLoss {
  readonly rate: number;
  readonly loss: number;
  /** Of instances alone, which are restored where they are. */
  readonly isOwn: boolean;
  /** Hours until instances are restored that it leaves to be restored where they are; with one clock for each. */
  readonly ownHours: number;
  readonly ownHoursApart: number;
  /** Hours it adds to those pending, as expected and at most. */
  readonly pending: number;
  readonly most: number;
}

/** What is known of the instances of a redundancy. */
export interface CountedInstances {
  readonly count: number;
  /** Spare in the reference state, told one by one. */
  readonly spare: number;
  /** Hours until one is restored, at most, of those whose restoration may be held up. */
  readonly longestHeld: number;
  /** The same of those that one clock restores together: the loss of a seat's agent parts them. */
  readonly longestParted: number;
}

/**
 * Bound on the hours in which a redundancy is lost although enough would be there with the instances that are only being
 * restored where they are. Let a be its spare with those counted in (`restorable`), j its spare without, and u the hours
 * until all instances at such a fault are restored, one after another. The bound is
 *
 *   P_j(u) + B_a(m):
 *
 * P pays for an hour of each hour with j = 0, and for what follows the next failure, out of u, which falls by one an hour
 * at least; B pays out of the pending hours m where u is zero or stands still. It stands still when all are held up (the
 * seat's agent is away): no more than are missing in a, for `longestHeld` hours each.
 *
 * Cost: spare³ × failures.
 */
export class OwnFaultBounds {
  private readonly isAny: boolean;
  /** By j: coefficients by power of u. */
  private readonly windows: readonly Float64Array[];
  /** By a. */
  private readonly first: readonly PendingPolynomial[];

  constructor(losses: readonly MarginLoss[], { count, spare, longestHeld, longestParted }: CountedInstances) {
    this.isAny = losses.some(({ loss, isOwn }) => loss > 0 && isOwn);
    const windows = windowsOf(losses, spare, count * longestParted);
    const first: PendingPolynomial[] = [];
    for (let a = 0; a <= spare; a++) {
      const missing = a === 0 ? count : spare - a;
      const held = longestHeld * missing;
      first.push(
        paidFor(
          losses.flatMap(({ rate, loss, isOwn, ownHours, ownHoursApart, pending, most }): Following[] => {
            const failure = { rate, pending, felt: 0, most };
            const itself = { failure, bound: null };
            if (loss === 0) return [itself];
            const left = Math.max(0, a - loss);
            // One clock restores many, but not those whose seat's agent is away: it runs for them again.
            const hours = Math.min(ownHoursApart, ownHours * (1 + missing));
            const window = { failure, bound: constant(valueAt(windows[left]!, held + hours)) };
            if (isOwn) return [itself, window];
            return [left === a ? itself : { failure, bound: boundBy(first[left]!) }, window];
          }),
        ),
      );
    }
    this.windows = windows;
    this.first = first;
  }

  /**
   * @param restorable a; what holds for less holds for it too
   * @param spare j
   * @param hours u
   * @param pending as expected; `most`: m
   */
  lost(restorable: number, spare: number, hours: number, pending: number, most: number): number {
    if (!this.isAny) return 0;
    let lowest = Number.POSITIVE_INFINITY;
    for (let a = 0; a <= restorable; a++) {
      const window = valueAt(this.windows[Math.min(a, spare)]!, hours);
      lowest = Math.min(lowest, window + boundAt(this.first[a]!, pending, 0, most));
    }
    return lowest;
  }
}

/** P by j; `parted` hours may be added by the failure of anything else. */
function windowsOf(losses: readonly MarginLoss[], spare: number, parted: number): readonly Float64Array[] {
  const lowering = losses
    .filter(({ loss }) => loss > 0)
    .map(({ rate, loss, isOwn, ownHoursApart }) => ({ rate, loss, hours: ownHoursApart + (isOwn ? 0 : parted) }));
  const coming = lowering.reduce((sum, { rate, hours }) => sum + rate * hours, 0);
  const windows = [Float64Array.of(0, coming < 1 ? 1 / (1 - coming) : Number.POSITIVE_INFINITY)];
  for (let j = 1; j <= spare; j++) {
    const source: number[] = [];
    for (const { rate, loss, hours } of lowering) addShifted(source, windows[Math.max(0, j - loss)]!, hours, rate);
    windows.push(Float64Array.from([0, ...source]));
  }
  return windows;
}

function constant(value: number): Bound {
  return boundBy({ plain: Float64Array.of(value), perFelt: new Float64Array(0) });
}
