import { standardGammaQuantile } from './gamma-distribution.js';
import { type Splittable, splitOntoGrid } from './grid-masses.js';
import { poissonTerm, regularizedGammaP, regularizedGammaQ } from './incomplete-gamma.js';
import type { Law } from './law.js';
import { logGamma } from './log-gamma.js';
import { normalCdf, normalQuantile } from './normal-quantile.js';

/** A law on (0, ∞) from its functions, each given for positive arguments only. */
function positiveLaw(law: Splittable & Pick<Law, 'cdf' | 'quantile'>): Law {
  const { mean, cdf, quantile } = law;
  const survival = (t: number): number => (t > 0 ? law.survival(t) : 1);
  const shortfall = (x: number): number => (x > 0 ? law.shortfall(x) : 0);
  const excess = (x: number): number => (x > 0 ? law.excess(x) : mean - x);
  return {
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    continuous: true,
    cdf: (t) => (t > 0 ? cdf(t) : 0),
    survival,
    quantile,
    onGrid: (grid) => splitOntoGrid(grid, { mean, shortfall, excess, survival }),
  };
}

/** −ln of the upper tail probability: the quantile of the exponential distribution with mean 1. */
function exponentialQuantile(lower: number, upper: number): number {
  return lower < 0.5 ? -Math.log1p(-lower) : -Math.log(upper);
}

export function exponentialLaw(mean: number): Law {
  return positiveLaw({
    mean,
    cdf: (t) => -Math.expm1(-t / mean),
    survival: (t) => Math.exp(-t / mean),
    quantile: (lower, upper) => mean * exponentialQuantile(lower, upper),
    shortfall: (x) => x + mean * Math.expm1(-x / mean),
    excess: (x) => mean * Math.exp(-x / mean),
  });
}

export function lognormalLaw(mu: number, sigma: number): Law {
  const mean = Math.exp(mu + (sigma * sigma) / 2);
  const standard = (t: number): number => (Math.log(t) - mu) / sigma;
  return positiveLaw({
    mean,
    cdf: (t) => normalCdf(standard(t)),
    survival: (t) => normalCdf(-standard(t)),
    quantile: (lower, upper) => Math.exp(mu + sigma * (lower < upper ? normalQuantile(lower) : -normalQuantile(upper))),
    shortfall: (x) => x * normalCdf(standard(x)) - mean * normalCdf(standard(x) - sigma),
    excess: (x) => mean * normalCdf(sigma - standard(x)) - x * normalCdf(-standard(x)),
  });
}

export function weibullLaw(shape: number, scale: number): Law {
  const above = 1 + 1 / shape;
  const mean = scale * Math.exp(logGamma(above));
  const hazard = (t: number): number => (t / scale) ** shape;
  return positiveLaw({
    mean,
    cdf: (t) => -Math.expm1(-hazard(t)),
    survival: (t) => Math.exp(-hazard(t)),
    quantile: (lower, upper) => scale * exponentialQuantile(lower, upper) ** (1 / shape),
    shortfall: (x) => -x * Math.expm1(-hazard(x)) - mean * regularizedGammaP(above, hazard(x)),
    excess: (x) => mean * regularizedGammaQ(above, hazard(x)) - x * Math.exp(-hazard(x)),
  });
}

/** E[X; X ≤ x] = mean · P(shape + 1, x/scale), and P(a + 1, z) = P(a, z) − zᵃe⁻ᶻ/Γ(a + 1); likewise for Q. */
export function gammaLaw(shape: number, scale: number): Law {
  const mean = shape * scale;
  return positiveLaw({
    mean,
    cdf: (t) => regularizedGammaP(shape, t / scale),
    survival: (t) => regularizedGammaQ(shape, t / scale),
    quantile: (lower, upper) => scale * standardGammaQuantile(shape, lower, upper),
    shortfall: (x) => (x - mean) * regularizedGammaP(shape, x / scale) + mean * poissonTerm(shape, x / scale),
    excess: (x) => (mean - x) * regularizedGammaQ(shape, x / scale) + mean * poissonTerm(shape, x / scale),
  });
}
