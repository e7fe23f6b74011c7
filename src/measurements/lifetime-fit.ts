import { CompensatedSum } from '../maths/compensated-sum.js';
import { mean } from '../maths/distribution-moments.js';
import { distributionAt, type FamilyLaw, familyLaws } from './family-law.js';
import { type Family, type Fit, fitOf } from './fit.js';
import type { Lifetimes } from './lifetimes.js';
import { likelihoodMaximum } from './likelihood-maximum.js';

/**
 * ln L of a family at its coordinates: ln f for an exact duration, ln P(low < T ≤ high) for one known to an interval,
 * ln S(low) for one still running, less ln S(entry) for one that was seen only because it lasted that long.
 */
export function logLikelihood(family: Family, observed: Lifetimes): (place: number, form: number) => number {
  const { low, high, entry, count } = observed;
  return (place, form) => {
    const law = familyLaws[family](place, form);
    const sum = new CompensatedSum();
    for (let i = 0; i < low.length; i++) {
      const truncated = entry[i] > 0 ? law.logSurvival(entry[i]) : 0;
      sum.add(count[i] * (logProbability(law, low[i], high[i]) - truncated));
    }
    return sum.total;
  };
}

function logProbability(law: FamilyLaw, low: number, high: number): number {
  if (high === low) return law.logDensity(low);
  if (high === Number.POSITIVE_INFINITY) return low > 0 ? law.logSurvival(low) : 0;
  if (low <= 0) return Math.log(law.cdf(high));
  // Whichever tail is smaller loses fewer digits in the difference.
  const below = law.cdf(low);
  const probability = below < 0.5 ? law.cdf(high) - below : law.survival(low) - law.survival(high);
  if (probability > 1e-11 * Math.min(below, 1 - below) && probability > 1e-290) return Math.log(probability);
  // An interval this narrow or this far out: the density over its middle.
  return law.logDensity((low + high) / 2) + Math.log(high - low);
}

/**
 * Maximum-likelihood fit of a family to durations known exactly, to an interval, or only from below, with or without
 * truncation on the left.
 *
 * @returns null with fewer than two ends (one for an exponential), or when the likelihood has no maximum
 */
export function lifetimeFit(family: Family, observed: Lifetimes): Fit | null {
  const start = startingPoint(observed);
  if (start === null || (family !== 'exponential' && start.ends < 2)) return null;
  const f = logLikelihood(family, observed);
  const { meanLog, sdLog, logMean } = start;
  if (family === 'exponential') {
    // The second coordinate does nothing: a bowl keeps it at zero.
    const top = likelihoodMaximum((place, form) => f(place, 0) - form * form, [logMean, 0]);
    return top && fitAt(family, top.at[0], 0, top.value);
  }
  const spread = Math.max(sdLog, 0.05);
  const starts = {
    weibull: [meanLog + 0.57721566 * 0.7797 * spread, Math.log(1.28255 / spread)],
    lognormal: [meanLog, Math.log(spread)],
    gamma: [logMean + 2 * Math.log(Math.min(spread, 2)), -2 * Math.log(Math.min(spread, 2))],
  } as const;
  const top = likelihoodMaximum(f, starts[family]);
  return top && fitAt(family, top.at[0], top.at[1], top.value);
}

function fitAt(family: Family, place: number, form: number, logL: number): Fit {
  const distribution = distributionAt(family, place, form);
  return fitOf(family, distribution, mean(distribution), logL);
}

/** Mean and spread of the logarithms, as if every duration had ended in the middle of what is known; null without an end. */
function startingPoint({ low, high, count }: Lifetimes) {
  let [ends, all, sum, sumLog, sumSquares] = [0, 0, 0, 0, 0];
  for (let i = 0; i < low.length; i++) {
    const open = high[i] === Number.POSITIVE_INFINITY;
    const value = open ? low[i] : (low[i] + high[i]) / 2;
    if (!(value > 0)) continue;
    if (!open) ends += count[i];
    all += count[i];
    sum += count[i] * value;
    sumLog += count[i] * Math.log(value);
    sumSquares += count[i] * Math.log(value) ** 2;
  }
  if (ends === 0) return null;
  const meanLog = sumLog / all;
  const sdLog = Math.sqrt(Math.max(0, sumSquares / all - meanLog * meanLog));
  return { ends, meanLog, sdLog, logMean: Math.log(sum / ends) };
}
