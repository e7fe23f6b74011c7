/**
 * Smallest t in [low, high] with f(t) ≥ 0, for f that never falls and may jump: regula falsi (Illinois form, Dowell &
 * Jarratt 1971), with bisection whenever three steps have not halved the bracket.
 *
 * @param tolerance width of the bracket at which to stop, beside the rounding of its ends; the upper end is returned
 */
export function leastRoot(f: (t: number) => number, low: number, high: number, tolerance: number): number {
  let a = low;
  let b = high;
  let fa = f(a);
  if (fa >= 0) return a;
  let fb = f(b);
  let widthBefore = b - a;
  for (let i = 1; ; i++) {
    const near = tolerance + 2 ** -51 * Math.max(Math.abs(a), Math.abs(b));
    if (b - a <= near) return b;
    let t = a + (b - a) / 2;
    if (i % 4 !== 0 || b - a <= widthBefore / 8) {
      const crossing = a - (fa * (b - a)) / (fb - fa);
      // A little inside the bracket, so that both ends close in.
      if (crossing > a && crossing < b) t = Math.min(Math.max(crossing, a + near / 2), b - near / 2);
    }
    if (i % 4 === 0) widthBefore = b - a;
    if (!(t > a && t < b)) return b;
    const ft = f(t);
    if (ft >= 0) {
      b = t;
      fb = ft;
      fa /= 2;
    } else {
      a = t;
      fa = ft;
      fb /= 2;
    }
  }
}
