import type { CandidateEvaluation, UncertaintyRecord } from '../evaluation/evaluation.js';
import { mean as distributionMean } from '../maths/distribution-moments.js';

/**
 * Share of a service's expected downtime that rests on assumed parameters. A minute of downtime rests on what says how
 * often its cause strikes and on what says how long it lasts; over the assumed ones, the larger of the two shares.
 *
 * Read off the one-at-a-time swings: downtime is a + b/θ in a time to failure θ and a + b·θ in a time to restore or a
 * probability, so that two points give the part b/θ₀ or b·θ₀ that rests on it, exactly while failures are single.
 *
 * @param unavailability nominal, counted with or without planned work as the swings are: as the target counts it
 * @returns in 0…1; null without swings
 */
export function shareOnAssumed(
  candidate: CandidateEvaluation,
  service: string,
  unavailability: number,
  tornado: UncertaintyRecord['tornado'],
): number | null {
  const swings = tornado.filter((swing) => swing.candidate === candidate.id && swing.service === service);
  if (swings.length === 0 || unavailability <= 0) return null;
  let [frequency, duration] = [0, 0];
  for (const swing of swings) {
    const parameter = candidate.parameters.find(({ name }) => name === swing.parameter);
    if (parameter?.knowledge !== 'assumed') continue;
    const nominal = distributionMean(parameter.distribution);
    const falls = swing.atHigh < swing.atLow;
    const resting = falls ? restingOnInverse(swing, nominal) : restingOn(swing, nominal);
    if (falls || parameter.unit === 'probability') frequency += resting;
    else duration += resting;
  }
  return Math.min(1, Math.max(frequency, duration) / unavailability);
}

type Swing = UncertaintyRecord['tornado'][number];

function restingOn({ low, high, atLow, atHigh }: Swing, nominal: number): number {
  return high > low ? (nominal * (atHigh - atLow)) / (high - low) : 0;
}

function restingOnInverse({ low, high, atLow, atHigh }: Swing, nominal: number): number {
  return low > 0 && high > low && nominal > 0 ? (atLow - atHigh) / (nominal * (1 / low - 1 / high)) : 0;
}
