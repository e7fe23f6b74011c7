import { gammaDensity, regularizedGammaP, regularizedGammaQ } from './incomplete-gamma.js';
import { logGamma } from './log-gamma.js';
import { normalQuantile } from './normal-quantile.js';
import { positiveQuantile } from './tail-root.js';

/** Quantile of the gamma distribution; relative error about 1e-13. NaN for p outside [0, 1]. */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  return scale * standardGammaQuantile(shape, p, 1 - p);
}

/** The value a gamma variable exceeds with probability q; as exact for tiny q as `gammaQuantile` is for tiny p. */
export function gammaUpperQuantile(q: number, shape: number, scale: number): number {
  return scale * standardGammaQuantile(shape, 1 - q, q);
}

/** Quantile of the chi-square distribution, the gamma distribution with half the degrees of freedom and scale 2. */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  return gammaQuantile(p, degreesOfFreedom / 2, 2);
}

/** Quantile at scale 1 from both tail probabilities, so that neither end loses digits. */
export function standardGammaQuantile(shape: number, lower: number, upper: number): number {
  if (!(lower >= 0 && upper >= 0)) return Number.NaN;
  const tails = {
    lower: (x: number) => regularizedGammaP(shape, x),
    upper: (x: number) => regularizedGammaQ(shape, x),
    density: (x: number) => gammaDensity(shape, x),
  };
  return positiveQuantile(tails, lower, upper, Math.log(shape), firstGuess(shape, lower, upper));
}

/** Logarithm of a guess: Wilson & Hilferty (1931), or the leading term x^a/Γ(a + 1) where that fails. */
function firstGuess(shape: number, lower: number, upper: number): number {
  const z = lower < upper ? normalQuantile(lower) : -normalQuantile(upper);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (root > 0.3 && Number.isFinite(root)) return Math.log(shape) + 3 * Math.log(root);
  return Math.min(Math.log(shape + 1), (Math.log(lower) + logGamma(shape + 1)) / shape);
}
