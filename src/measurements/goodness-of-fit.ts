import type { Distribution } from '../maths/distribution.js';
import { cdf, survival } from '../maths/distribution-quantile.js';
import { sampler } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import { censoringTimes } from './censoring-times.js';
import type { Durations, Family, Fit } from './fit.js';
import { exponentialFit } from './fit-exponential.js';
import { gammaFit } from './fit-gamma.js';
import { lognormalFit } from './fit-lognormal.js';
import { weibullFit } from './fit-weibull.js';
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.js';

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

/**
 * Anderson and Darling's distance of a product-limit curve F̂ from a distribution F, n ∫ (F̂ − F)² / (F (1 − F)) dF up to the
 * longest duration seen: the statistic of 1954 where every duration ended, its extension by Pettitt & Stephens (1976) where
 * some did not.
 *
 * @param n durations, ended or not
 */
export function andersonDarling(curve: SurvivalCurve, distribution: Distribution, n: number): number {
  const { times, survival: left, longest } = curve;
  let sum = 0;
  let from = BEGINNING;
  const advance = (p: number, to: Place) => {
    sum += weighedSquare(p, from, to);
    from = to;
  };
  for (let i = 0; i < times.length; i++) advance(i === 0 ? 0 : 1 - left[i - 1], placeOf(times[i], distribution));
  const p = times.length === 0 ? 0 : 1 - left[times.length - 1];
  if (p === 1) advance(1, END);
  else advance(p, placeOf(longest, distribution));
  return n * sum;
}

/** F and 1 − F at a time. */
interface Place {
  readonly below: number;
  readonly above: number;
}

const BEGINNING: Place = { below: 0, above: 1 };
const END: Place = { below: 1, above: 0 };

function placeOf(time: number, distribution: Distribution): Place {
  const [below, above] = [cdf(distribution, time), survival(distribution, time)];
  return { below: Math.max(below, 1e-300), above: Math.max(above, 1e-300) };
}

/** ∫ (p − u)² / (u (1 − u)) du = p² ln u − (1 − p)² ln(1 − u) − u, from F at one time to F at a later one. */
function weighedSquare(p: number, from: Place, to: Place): number {
  const rising = p === 0 ? 0 : p * p * Math.log(to.below / from.below);
  const falling = p === 1 ? 0 : (1 - p) ** 2 * Math.log(from.above / to.above);
  return rising + falling - (to.below - from.below);
}

/** Largest distance between a product-limit curve and the distribution, up to the longest duration seen. */
export function kolmogorovSmirnov(
  { times, survival: left, longest }: SurvivalCurve,
  distribution: Distribution,
): number {
  let largest = 0;
  let before = 1;
  for (let i = 0; i < times.length; i++) {
    const S = survival(distribution, times[i]);
    largest = Math.max(largest, Math.abs(before - S), Math.abs(left[i] - S));
    before = left[i];
  }
  return Math.max(largest, Math.abs(before - survival(distribution, longest)));
}

const FITS: Readonly<Record<Family, typeof exponentialFit>> = {
  exponential: exponentialFit,
  weibull: weibullFit,
  lognormal: lognormalFit,
  gamma: gammaFit,
};

/** Values drawn in all: what keeps a test of thousands of rows below some seconds. */
const DRAWS = 1_000_000;
/** Fits to durations that have not all ended have no closed form, and cost more. */
const DRAWS_CENSORED = 300_000;
const MOST_REPLICATIONS = 999;
const FEWEST_REPLICATIONS = 99;
/** Fewer durations that ended are not tested. */
export const FEWEST_TESTED = 5;

/**
 * Tests a fit against its own data (Stute, Gonzáles Manteiga & Presedo Quindimil 1993): samples of the same size are drawn
 * from it, rounded and cut off as the data are, fitted anew and measured alike. Those still running are drawn with times at
 * which watching ended, as the data tell them (Davison & Hinkley 1997, algorithm 3.1).
 *
 * @param durations above zero, none known to an interval or entered late
 * @param step in which they were written; 0: exact
 * @returns null for more rows than can be drawn often enough: a test of so many rejects every family
 */
export function goodnessOfFit(fit: Fit, durations: Durations, step: number, seed: number): GoodnessOfFit | null {
  const { exact, longerThan } = durations;
  const draws = longerThan.length === 0 ? DRAWS : DRAWS_CENSORED;
  const replications = Math.min(MOST_REPLICATIONS, Math.floor(draws / (exact.length + longerThan.length)));
  if (exact.length < FEWEST_TESTED || replications < FEWEST_REPLICATIONS) return null;
  const refit = FITS[fit.family];
  const found = distances(refit, durations);
  if (found === null) return null;
  const sampled = sampling(fit, durations, step);
  const stream = new RandomStream();
  const further = { andersonDarling: 0, kolmogorovSmirnov: 0 };
  let made = 0;
  for (let replication = 0; replication < replications; replication++) {
    stream.rekey(seed, replication, 0);
    const drawn = distances(refit, sampled(stream));
    if (drawn === null) continue;
    made++;
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

function distances(refit: (typeof FITS)[Family], durations: Durations) {
  const fit = refit(durations);
  if (fit === null) return null;
  const curve = kaplanMeier(durations);
  const n = durations.exact.length + durations.longerThan.length;
  return {
    andersonDarling: andersonDarling(curve, fit.distribution, n),
    kolmogorovSmirnov: kolmogorovSmirnov(curve, fit.distribution),
  };
}

/** Draws samples like the data, were the fit true. */
function sampling(fit: Fit, durations: Durations, step: number): (stream: RandomStream) => Durations {
  const { exact, longerThan } = durations;
  const draw = sampler(fit.distribution);
  if (longerThan.length === 0) {
    return (stream) => ({
      exact: Float64Array.from({ length: exact.length }, () => rounded(draw(stream), step)),
      longerThan: [],
    });
  }
  const limitOf = censoringTimes(durations);
  return (stream) => {
    const [ended, running]: number[][] = [[], []];
    for (let i = 0; i < exact.length + longerThan.length; i++) {
      const limit = limitOf(i, stream);
      const value = rounded(draw(stream), step);
      if (value <= limit) ended.push(value);
      else running.push(limit);
    }
    return { exact: ended, longerThan: running };
  };
}

/** To whole steps; what would round to zero stands for half a step, since no family has zeros. */
function rounded(value: number, step: number): number {
  return step === 0 ? value : Math.max(Math.round(value / step) * step, step / 2);
}
