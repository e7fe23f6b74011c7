import type { Distribution } from '../maths/distribution.js';
import { cdf, survival } from '../maths/distribution-quantile.js';
import { sampler } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import type { Family, Fit } from './fit.js';
import { exponentialFit } from './fit-exponential.js';
import { gammaFit } from './fit-gamma.js';
import { lognormalFit } from './fit-lognormal.js';
import { weibullFit } from './fit-weibull.js';

/** How far a fitted distribution is from the data, and how often chance alone brings it as far. */
export interface GoodnessOfFit {
  readonly andersonDarling: number;
  readonly kolmogorovSmirnov: number;
  /** Of each, by parametric bootstrap: the parameters were fitted, so that tables of the statistics do not hold. */
  readonly andersonDarlingP: number;
  readonly kolmogorovSmirnovP: number;
  readonly replications: number;
  readonly seed: number;
}

/** A² = −n − Σ (2i − 1)/n · [ln F(xᵢ) + ln S(xₙ₊₁₋ᵢ)] (Anderson & Darling 1954). @param sorted ascending */
export function andersonDarling(sorted: ArrayLike<number>, distribution: Distribution): number {
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const below = Math.max(cdf(distribution, sorted[i]), 1e-300);
    const above = Math.max(survival(distribution, sorted[n - 1 - i]), 1e-300);
    sum += (2 * i + 1) * (Math.log(below) + Math.log(above));
  }
  return -n - sum / n;
}

/** Largest distance between the sample's distribution function and the fitted one. @param sorted ascending */
export function kolmogorovSmirnov(sorted: ArrayLike<number>, distribution: Distribution): number {
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(distribution, sorted[i]);
    largest = Math.max(largest, p - i / n, (i + 1) / n - p);
  }
  return largest;
}

const FITS: Readonly<Record<Family, typeof exponentialFit>> = {
  exponential: exponentialFit,
  weibull: weibullFit,
  lognormal: lognormalFit,
  gamma: gammaFit,
};

/** Values drawn in all: what keeps a test of thousands of rows below some seconds. */
const DRAWS = 1_000_000;
const MOST_REPLICATIONS = 999;
const FEWEST_REPLICATIONS = 99;
/** Fewer durations are not tested. */
export const FEWEST_TESTED = 5;

/**
 * Tests a fit against its own data (Stute, Gonzáles Manteiga & Presedo Quindimil 1993): samples of the same size are drawn
 * from it, rounded as the data are, fitted anew and measured alike.
 *
 * @param exact durations without censoring, above zero
 * @param step in which they were written; 0: exact
 * @returns null for more rows than can be drawn often enough: a test of so many rejects every family
 */
export function goodnessOfFit(fit: Fit, exact: ArrayLike<number>, step: number, seed: number): GoodnessOfFit | null {
  const n = exact.length;
  const replications = Math.min(MOST_REPLICATIONS, Math.floor(DRAWS / n));
  if (n < FEWEST_TESTED || replications < FEWEST_REPLICATIONS) return null;
  const refit = FITS[fit.family];
  const own = refit({ exact, longerThan: [] });
  if (own === null) return null;
  const found = distances(Float64Array.from(exact).sort(), own.distribution);
  const draw = sampler(fit.distribution);
  const stream = new RandomStream();
  const further = { andersonDarling: 0, kolmogorovSmirnov: 0 };
  let made = 0;
  for (let replication = 0; replication < replications; replication++) {
    stream.rekey(seed, replication, 0);
    const sample = Float64Array.from({ length: n }, () => rounded(draw(stream), step)).sort();
    const again = refit({ exact: sample, longerThan: [] });
    if (again === null) continue;
    made++;
    const drawn = distances(sample, again.distribution);
    if (drawn.andersonDarling >= found.andersonDarling) further.andersonDarling++;
    if (drawn.kolmogorovSmirnov >= found.kolmogorovSmirnov) further.kolmogorovSmirnov++;
  }
  if (made === 0) return null;
  return {
    ...found,
    andersonDarlingP: (further.andersonDarling + 1) / (made + 1),
    kolmogorovSmirnovP: (further.kolmogorovSmirnov + 1) / (made + 1),
    replications: made,
    seed,
  };
}

function distances(sorted: Float64Array, distribution: Distribution) {
  return {
    andersonDarling: andersonDarling(sorted, distribution),
    kolmogorovSmirnov: kolmogorovSmirnov(sorted, distribution),
  };
}

/** To whole steps; what would round to zero stands for half a step, since no family has zeros. */
function rounded(value: number, step: number): number {
  return step === 0 ? value : Math.max(Math.round(value / step) * step, step / 2);
}
