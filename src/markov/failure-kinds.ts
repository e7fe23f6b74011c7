import type { FailureSize } from './failure-sizes.js';
import { levelOf, type SpareLevels, spareLevels } from './spare-levels.js';

/** Margins of redundancies, and of the gates of the recovery. */
export interface Spares {
  /** With the instances counted in that are only being restored where they are. */
  readonly restorable: readonly number[];
  readonly redundancies: readonly number[];
  readonly recovery: readonly number[];
}

/** So much spare is told apart one by one: of redundancies, and of gates of the recovery. */
const toldApart = 5;
const toldApartOfRecovery = 3;

/** Failures that add and take the same, as one of all their rates. */
export class FailureKinds {
  readonly sizes: readonly FailureSize[];
  /** By activity; −1: no failure. */
  readonly of: Int32Array;
  /** By redundancy, and by gate of the recovery. */
  readonly levels: readonly SpareLevels[];
  readonly recoveryLevels: readonly SpareLevels[];
  /** By redundancy: whether instances that are being restored are told apart, which takes spare told one by one. */
  private readonly tellsOwn: readonly boolean[];

  /**
   * @param failures by activity
   * @param reference in the reference state
   */
  constructor(failures: readonly (FailureSize | null)[], reference: Spares) {
    const rates: number[] = [];
    const kinds = new Map<string, Omit<FailureSize, 'rate'>>();
    const known = new Map<string, number>();
    this.tellsOwn = reference.redundancies.map((spare) => spare <= toldApart);
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
      isOwn: size.isOwn.map((isOwn, r) => isOwn && this.tellsOwn[r]!),
    }));
    const all = [...kinds.values()];
    this.levels = reference.redundancies.map((spare, r) =>
      spareLevels(
        spare,
        all.map(({ losses }) => losses[r]!),
        toldApart,
      ),
    );
    this.recoveryLevels = reference.recovery.map((spare, gate) =>
      spareLevels(
        spare,
        all.map(({ recoveryLosses }) => recoveryLosses[gate]!),
        toldApartOfRecovery,
      ),
    );
  }

  /** Level of a margin with those counted in that are being restored; after a failure there. */
  restorable(spares: Spares, r: number, after: FailureSize | null): number {
    if (!this.tellsOwn[r]!) return this.redundancySpare(spares, r, after);
    return levelOf(this.levels[r]!, spares.restorable[r]! - (after === null || after.isOwn[r]! ? 0 : after.losses[r]!));
  }

  /** Level of the spare in a state; after a failure there. */
  redundancySpare({ redundancies }: Spares, r: number, after: FailureSize | null): number {
    return levelOf(this.levels[r]!, redundancies[r]! - (after === null ? 0 : after.losses[r]!));
  }

  recoverySpare({ recovery }: Spares, gate: number, after: FailureSize | null): number {
    return levelOf(this.recoveryLevels[gate]!, recovery[gate]! - (after === null ? 0 : after.recoveryLosses[gate]!));
  }
}
