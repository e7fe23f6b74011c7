/** Both tails of a distribution on (0, ∞), each without cancellation, and its density. */
export interface PositiveTails {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
  readonly density: (x: number) => number;
}

/** Beyond e^±LARGEST numbers are 0 or infinite. */
const LARGEST = 746;

/**
 * Quantile by Newton's method on ln F(eʸ) (or on the upper tail where that is smaller). With a density that is log-concave
 * in y, as those of the gamma distribution and of beta odds are, both are concave: the method then converges from any
 * start without a bracket.
 *
 * @param lower probability below the quantile; `upper` the one above, their sum is 1
 * @param centre logarithm of a value where neither tail underflows
 * @param start logarithm of a first guess
 */
export function positiveQuantile(
  tails: PositiveTails,
  lower: number,
  upper: number,
  centre: number,
  start = centre,
): number {
  if (lower <= 0) return 0;
  if (upper <= 0) return Number.POSITIVE_INFINITY;
  const fromBelow = lower <= upper;
  const target = Math.log(fromBelow ? lower : upper);
  let y = start;
  let sound = centre;
  for (let i = 0; i < 200; i++) {
    const x = Math.exp(Math.min(y, 700));
    const tail = fromBelow ? tails.lower(x) : tails.upper(x);
    const slope = (x * tails.density(x)) / tail;
    if (!(slope > 0 && tail > 0)) {
      // The tail underflows this far out: half of the way back.
      y = (y + sound) / 2;
      continue;
    }
    sound = y;
    const step = ((target - Math.log(tail)) / slope) * (fromBelow ? 1 : -1);
    y += step;
    if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(y)) || Math.abs(y) > LARGEST) break;
  }
  return Math.exp(y);
}
