/** Beyond sixteen nines an availability cannot be told from 1 in double precision. */
const leastUnavailability = 1e-16;

/** −log₁₀ of an unavailability: 0.001 → 3; at most 16, so that the figure stays finite. */
export function ninesOf(unavailability: number): number {
  return -Math.log10(Math.min(1, Math.max(unavailability, leastUnavailability))) + 0;
}
