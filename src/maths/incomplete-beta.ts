import { deviance } from './incomplete-gamma.js';
import { stirlingError } from './log-gamma.js';

const TWO_PI = 2 * Math.PI;

/** Both tails of a distribution at one point. */
export interface TailPair {
  readonly lower: number;
  readonly upper: number;
}

/** P(X ≤ x) of the beta distribution: the regularized incomplete beta function I_x(a, b). */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? x : 0;
  return x >= 1 ? 1 : betaTails(x, 1 - x, a, b).lower;
}

/**
 * P(X ≤ x) and P(X > x) of the beta distribution; y = 1 − x is given too, so that neither loses digits near its end. By
 * the continued fraction DLMF 8.17.22 on the side of the mean where it converges fast; cost about √max(a, b) steps.
 */
export function betaTails(x: number, y: number, a: number, b: number): TailPair {
  const term = betaTerm(x, y, a, b);
  if (x * (a + b + 2) < a + 1) {
    const lower = (term / a) * fraction(x, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = (term / b) * fraction(y, b, a);
  return { lower: 1 - upper, upper };
}

/** x^a y^b / B(a, b), without cancellation for large parameters (Loader 2000). */
export function betaTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const exponent = correction - deviance(a, n * x) - deviance(b, n * y);
  return Math.sqrt((a * b) / (n * TWO_PI)) * Math.exp(exponent);
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 2 ** -52) break;
  }
  return h;
}
