const kindsPerDecade = 2;
/** Powers of ten of the shortest and the longest windows told apart, in hours. */
const shortest = -4;
const longest = 4;
const lengths = 1 + (longest - shortest) * kindsPerDecade;
/** None, one, or more failures since the system was at rest. */
const failuresToldApart = 3;

/** Kinds of windows: that of the reference state, and those off it by failures so far and by length. */
export const windowKinds = 1 + failuresToldApart * lengths;

/**
 * The kind of a window in which nothing but a failure can happen. What is likely to end in an outage differs with how long
 * it lasts (a failover, a repair) and with how much has failed already.
 *
 * @param side 0: in the reference state, 1: off it
 * @param failures forced since the reference state was left
 */
export function windowKind(side: 0 | 1, hours: number, failures: number): number {
  if (side === 0) return 0;
  const length = Math.floor(kindsPerDecade * (Math.log10(hours) - shortest));
  return 1 + Math.min(failuresToldApart - 1, failures) * lengths + Math.min(lengths - 1, Math.max(0, length));
}
