/**
 * Quantile of an ascending sample, linear between order statistics with h = (n − 1)p (Hyndman & Fan 1996, type 7).
 *
 * @param level in [0, 1]
 * @returns NaN for an empty sample
 */
export function sampleQuantile(sorted: ArrayLike<number>, level: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * level;
  const below = Math.floor(place);
  const lower = sorted[below]!;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return lower + (place - below) * (upper - lower);
}
