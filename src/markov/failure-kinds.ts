import type { FailureSize } from './failure-sizes.js';

/** How far a state is from losing each redundancy, and each gate of the recovery. */
export interface Spares {
  readonly redundancies: readonly number[];
  readonly recovery: readonly number[];
}

/** More spare than this is not told apart: of redundancies, and of gates of the recovery. */
export const largestSpare = 5;
export const largestRecoverySpare = 3;

/** Failures that add and take the same, as one of all their rates; spare is counted in units. */
export class FailureKinds {
  readonly sizes: readonly FailureSize[];
  /** By activity; −1: no failure. */
  readonly of: Int32Array;
  private readonly units: readonly number[];
  private readonly recoveryUnits: readonly number[];

  /**
   * @param failures by activity
   * @param reference spare in the reference state: a unit is as large as leaves it the most that is told apart
   */
  constructor(failures: readonly (FailureSize | null)[], reference: Spares) {
    this.units = reference.redundancies.map((spare) => unitOf(spare, largestSpare));
    this.recoveryUnits = reference.recovery.map((spare) => unitOf(spare, largestRecoverySpare));
    const rates: number[] = [];
    const kinds = new Map<string, Omit<FailureSize, 'rate'>>();
    const known = new Map<string, number>();
    this.of = Int32Array.from(failures, (failure) => {
      if (failure === null) return -1;
      const { rate, ...size } = failure;
      const key = JSON.stringify(size);
      const kind = known.get(key) ?? known.size;
      known.set(key, kind);
      kinds.set(key, size);
      rates[kind] = rate + (rates[kind] ?? 0);
      return kind;
    });
    this.sizes = [...kinds.values()].map((size, kind) => ({
      ...size,
      rate: rates[kind]!,
      losses: inUnits(size.losses, this.units),
      recoveryLosses: inUnits(size.recoveryLosses, this.recoveryUnits),
    }));
  }

  /** What is told apart of the spare in a state; after a failure there. */
  redundancySpare({ redundancies }: Spares, r: number, after: FailureSize | null): number {
    const left = redundancies[r]! - (after === null ? 0 : after.losses[r]!);
    return left <= 0 ? 0 : Math.min(largestSpare, Math.floor(left / this.units[r]!));
  }

  recoverySpare({ recovery }: Spares, gate: number, after: FailureSize | null): number {
    const left = recovery[gate]! - (after === null ? 0 : after.recoveryLosses[gate]!);
    return left <= 0 ? 0 : Math.min(largestRecoverySpare, Math.floor(left / this.recoveryUnits[gate]!));
  }
}

function inUnits(losses: readonly number[], units: readonly number[]): number[] {
  return losses.map((loss, i) => Math.ceil(loss / units[i]!));
}

function unitOf(reference: number, largest: number): number {
  return Math.max(1, Math.floor(reference / (largest + 0.5)));
}
