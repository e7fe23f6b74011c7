import { betaTails, betaTerm } from './incomplete-beta.js';
import { positiveQuantile } from './tail-root.js';

/** Quantile of the beta distribution; relative error about 1e-13. NaN for p outside [0, 1]. */
export function betaQuantile(p: number, a: number, b: number): number {
  const odds = betaOddsQuantile(p, 1 - p, a, b);
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}

/** P(T ≤ t) of Student's distribution; the upper tail is studentTCdf(−t). */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  const square = t * t;
  const total = degreesOfFreedom + square;
  if (total === Number.POSITIVE_INFINITY) return t > 0 ? 1 : 0;
  const { lower, upper } = betaTails(square / total, degreesOfFreedom / total, 0.5, degreesOfFreedom / 2);
  if (square === 0) return 0.5;
  return t < 0 ? upper / 2 : 0.5 + lower / 2;
}

/**
 * Quantile of Student's distribution: t²/ν are the odds of a beta variable with parameters ½ and ν/2.
 *
 * @param degreesOfFreedom above zero, not necessarily whole
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  const tail = 2 * Math.min(p, 1 - p);
  const odds = betaOddsQuantile(Math.abs(2 * p - 1), tail, 0.5, degreesOfFreedom / 2);
  return Math.sign(p - 0.5) * Math.sqrt(odds * degreesOfFreedom);
}

/** Quantile of X/(1 − X), from both tail probabilities. */
function betaOddsQuantile(lower: number, upper: number, a: number, b: number): number {
  if (!(lower >= 0 && upper >= 0)) return Number.NaN;
  const at = (odds: number) => betaTails(odds / (1 + odds), 1 / (1 + odds), a, b);
  const tails = {
    lower: (odds: number) => at(odds).lower,
    upper: (odds: number) => at(odds).upper,
    density: (odds: number) => betaTerm(odds / (1 + odds), 1 / (1 + odds), a, b) / odds,
  };
  return positiveQuantile(tails, lower, upper, Math.log(a / b));
}
