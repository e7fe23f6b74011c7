import { derivativesAt } from './likelihood-maximum.js';

type TwoVariables = (a: number, b: number) => number;

/** Covariance of two estimates: the inverse of the observed information. */
export interface Covariance {
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

/** L with L·Lᵀ the covariance. */
interface Factor {
  readonly aa: number;
  readonly ba: number;
  readonly bb: number;
}

/** Steps of the differences, in standard errors: wide enough to stand out of the rounding, where f is still a parabola. */
const step = 0.05;
const rounds = 8;

/**
 * Covariance from the curvature of a log-likelihood at its maximum, in steps that go with the standard errors: where the
 * likelihood is flat a fixed step drowns in rounding, and where the parameters are known well, or only their product is, it
 * leaves the top. Found again in the directions of what was found before, until it stays.
 *
 * @returns null when the curvature is not that of a maximum, or does not settle
 */
export function covarianceAt(f: TwoVariables, a: number, b: number): Covariance | null {
  const value = f(a, b);
  let factor = firstGuess(f, a, b, value);
  for (let round = 0; round < rounds && factor !== null; round++) {
    const { aa, ba, bb } = factor;
    const along = (s: number, t: number): number => secondAlong(f, a, b, value, s * aa, s * ba + t * bb);
    const [ss, tt, both] = [along(1, 0), along(0, 1), along(1, 1)];
    const seen = inverse(-ss, -(both - ss - tt) / 2, -tt);
    if (seen === null) return null;
    const turned = factorOf(seen);
    factor = { aa: aa * turned.aa, ba: ba * turned.aa + bb * turned.ba, bb: bb * turned.bb };
    const change = Math.max(Math.abs(seen.aa - 1), Math.abs(seen.ab), Math.abs(seen.bb - 1));
    if (change < 1e-6) return { aa: factor.aa ** 2, ab: factor.aa * factor.ba, bb: factor.ba ** 2 + factor.bb ** 2 };
  }
  return null;
}

/** Along each axis alone where the fixed step does not show a maximum. */
function firstGuess(f: TwoVariables, a: number, b: number, value: number): Factor | null {
  const { aa, ab, bb } = derivativesAt(f, a, b, value);
  const seen = inverse(-aa, -ab, -bb);
  if (seen !== null) return factorOf(seen);
  return aa < 0 && bb < 0 ? { aa: 1 / Math.sqrt(-aa), ba: 0, bb: 1 / Math.sqrt(-bb) } : null;
}

/** Second derivative along a direction, in units of it; error O(step⁴). */
function secondAlong(f: TwoVariables, a: number, b: number, value: number, da: number, db: number): number {
  const at = (k: number): number => f(a + k * step * da, b + k * step * db);
  return (16 * (at(1) + at(-1)) - (at(2) + at(-2)) - 30 * value) / (12 * step * step);
}

function inverse(aa: number, ab: number, bb: number): Covariance | null {
  const determinant = aa * bb - ab * ab;
  return aa > 0 && determinant > 0 ? { aa: bb / determinant, ab: -ab / determinant, bb: aa / determinant } : null;
}

function factorOf({ aa, ab, bb }: Covariance): Factor {
  const root = Math.sqrt(aa);
  return { aa: root, ba: ab / root, bb: Math.sqrt(bb - (ab / root) ** 2) };
}
