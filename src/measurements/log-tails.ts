import { scaledErfc } from '../maths/error-function.js';
import { regularizedGammaQ } from '../maths/incomplete-gamma.js';
import { logGamma } from '../maths/log-gamma.js';
import { normalCdf } from '../maths/normal-quantile.js';

/** ln P(Z > x) of the standard normal distribution, also where the tail itself underflows. */
export function logNormalTail(x: number): number {
  if (x < 2) return Math.log(normalCdf(-x));
  return Math.log(scaledErfc(x * Math.SQRT1_2) / 2) - (x * x) / 2;
}

/** ln P(X > x) of the gamma distribution with this shape and scale 1, also where the tail underflows. */
export function logGammaTail(x: number, shape: number): number {
  const tail = regularizedGammaQ(shape, x);
  if (tail > 1e-280) return Math.log(tail);
  // Leading terms of the asymptotic series (Abramowitz & Stegun 1964, 6.5.32): x is far beyond the shape here.
  const factor = 1 + (shape - 1) / x + ((shape - 1) * (shape - 2)) / (x * x);
  return (shape - 1) * Math.log(x) - x - logGamma(shape) + Math.log(factor);
}
