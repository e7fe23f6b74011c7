import { compensatedSum } from '../maths/compensated-sum.js';
import { type Durations, type Fit, fitOf } from './fit.js';
import { likelihoodMaximum } from './likelihood-maximum.js';
import { logNormalTail } from './log-tails.js';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * Lognormal by maximum likelihood: in closed form without censoring (σ with n), else by Newton on (μ, ln σ).
 *
 * @returns null for fewer than two ends or when all values are equal
 */
export function lognormalFit({ exact, longerThan }: Durations): Fit | null {
  const n = exact.length;
  if (n < 2) return null;
  const sumLog = compensatedSum(exact, Math.log);
  const mu = sumLog / n;
  const squares = compensatedSum(exact, (t) => (Math.log(t) - mu) ** 2);
  const sigma = Math.sqrt(squares / n);
  if (!(sigma > 0)) return null;
  if (longerThan.length === 0) {
    return lognormal(mu, sigma, -sumLog - n * (Math.log(sigma) + HALF_LOG_TWO_PI) - n / 2);
  }
  const censored = Float64Array.from(longerThan, Math.log);
  const f = (m: number, logSigma: number) => {
    const s = Math.exp(logSigma);
    const ends = -n * (logSigma + HALF_LOG_TWO_PI) - (squares + n * (mu - m) ** 2) / (2 * s * s);
    return ends + compensatedSum(censored, (x) => logNormalTail((x - m) / s));
  };
  const top = likelihoodMaximum(f, [mu, Math.log(sigma)]);
  return top && lognormal(top.at[0], Math.exp(top.at[1]), top.value - sumLog);
}

function lognormal(mu: number, sigma: number, logLikelihood: number): Fit {
  return fitOf('lognormal', { kind: 'lognormal', mu, sigma }, Math.exp(mu + (sigma * sigma) / 2), logLikelihood);
}
