import type { Chance } from '../model/compiled-net.js';

/** Probability of one way through the random branches of a firing: a number times named probabilities. */
export interface BranchWeight {
  /** Product of 1/n over the choices among n equals. */
  readonly equalShare: number;
  /** (slot << 1 | complement) for each Bernoulli branch, in order. */
  readonly factors: readonly number[];
}

/**
 * Goes through every way a firing can branch: run it once per path, until `next` is false. Paths are kept as a list of
 * choices made so far; the last one that has an alternative is advanced (depth-first over the tree of choices).
 */
export class BranchEnumeration implements Chance {
  private readonly choices: { options: number; taken: number; slot: number }[] = [];
  private depth = 0;

  begin(): void {
    this.choices.length = 0;
    this.depth = 0;
  }

  among(n: number): number {
    return this.choose(n, -1);
  }

  happens(slot: number): boolean {
    return this.choose(2, slot) === 0;
  }

  private choose(options: number, slot: number): number {
    const at = this.depth++;
    const known = this.choices[at];
    if (known !== undefined) return known.taken;
    this.choices.push({ options, taken: 0, slot });
    return 0;
  }

  weight(): BranchWeight {
    let equalShare = 1;
    const factors: number[] = [];
    for (const { options, taken, slot } of this.choices) {
      if (slot < 0) equalShare /= options;
      else factors.push((slot << 1) | taken);
    }
    return { equalShare, factors };
  }

  /** Prepares the next path; false when all have been gone through. */
  next(): boolean {
    this.depth = 0;
    while (this.choices.length > 0) {
      const last = this.choices[this.choices.length - 1]!;
      if (last.taken + 1 < last.options) {
        last.taken++;
        return true;
      }
      this.choices.pop();
    }
    return false;
  }
}
