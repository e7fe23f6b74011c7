/** How failures are forced: known from cycles run before. */
export interface Biasing {
  /** Failures expected within a usual window of recovery (rate ÷ rate): fewer failures are forced below it. */
  readonly usualRatio: number;
  /** By class of activities, how often it is chosen: in the reference state, and off it. Empty: evenly. */
  readonly shares: readonly (readonly number[])[];
  /** By kind of window (`windowKind`) and class: failures to force an hour. Empty: not known. */
  readonly rates: readonly (readonly number[])[];
}

/** Before anything is known: all classes of failures evenly. */
export const evenBiasing: Biasing = { usualRatio: 1, shares: [], rates: [] };

/** Probability of a failure next while biased, where recoveries are as slow as usual or slower… */
export const failureBias = 0.5;
/** …and at least, where they are fast: a failure within the seconds of a failover says little about an outage. */
const leastFailureBias = 0.02;
/** A branch (an uncovered fault) is taken with at least this probability while biased. */
const branchBias = 0.2;

/**
 * Probability of a failure before the next recovery, off the reference. It grows with how long the state lasts: the
 * square root keeps what is between the extremes likely enough.
 *
 * @param ratio failures expected before the next recovery
 */
export function biasOffReference(ratio: number, { usualRatio }: Biasing): number {
  return Math.max(leastFailureBias, failureBias * Math.min(1, Math.sqrt(ratio / usualRatio)));
}

/** Probability with which a branch of probability p is taken while biased. */
export function biasedBranch(p: number): number {
  return p > 0 && p < 1 ? Math.min(1 - branchBias, Math.max(branchBias, p)) : p;
}
