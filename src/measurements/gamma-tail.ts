import { regularizedGammaQ } from '../maths/gamma-distribution.js';
import { logGamma } from '../maths/log-gamma.js';

/** ln P(X > x) of the gamma distribution with this shape and scale 1, also where the tail underflows. */
export function logGammaTail(x: number, shape: number): number {
  const tail = regularizedGammaQ(shape, x);
  if (tail > 1e-280) return Math.log(tail);
  // Leading terms of the asymptotic series (Abramowitz & Stegun 1964, 6.5.32): x is far beyond the shape here.
  const factor = 1 + (shape - 1) / x + ((shape - 1) * (shape - 2)) / (x * x);
  return (shape - 1) * Math.log(x) - x - logGamma(shape) + Math.log(factor);
}

/** P(X > x) of the chi-square distribution. */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  return regularizedGammaQ(degreesOfFreedom / 2, x / 2);
}
