import type { Figure } from '../evaluation/evaluation.js';
import type { Bounded } from '../markov/reference-cycle.js';
import type { Estimate } from '../simulation/merged-statistics.js';
import { type SimulationMethod, simulationMethods } from './simulated-figure.js';
import { trueFormInterval } from './true-form.js';

/** A bound wider than this share of the value says less than the simulation does. */
const widestBound = 0.25;

/** The chain's figure where the chain is the model itself: nothing but its own bound is left. */
export function exactChainFigure({ value, low, high }: Bounded): Figure {
  const method = 'Markov chain, truncated; all delays are exponential';
  return { value, accuracy: { kind: 'exact', low, high, method }, uncertainty: null };
}

/**
 * A figure with what is known of its error. Where replications were paired, they say what true times and layouts that stay
 * add to the chain, and how surely. Where outages are too rare for that, it is the chain's bound, and how far the
 * simulation shows the true form to be from it: if its interval lies apart, the error reaches to its farther end; where
 * the bound is wide, the interval stands in its place.
 *
 * @param value put right by the difference as far as it is shown
 * @param chain of the solved form
 * @param seen the simulation with true distributions
 * @param added what the true form has more; null: not known
 */
export function assessedFigure(
  value: number,
  chain: Bounded,
  seen: Estimate,
  added: Estimate | null,
  by: SimulationMethod,
): Figure {
  if (added === null) return unpairedFigure(chain, seen, by);
  const { low, high, isSimulated } = trueFormInterval(value, chain, added, seen);
  const method = isSimulated
    ? `Markov chain, put right by paired simulation; interval with true distributions by ${simulationMethods[by]}`
    : 'Markov chain, put right by paired simulation';
  return { value, accuracy: { kind: 'interval', low, high, level: seen.level, method }, uncertainty: null };
}

function unpairedFigure({ value, low, high }: Bounded, seen: Estimate, by: SimulationMethod): Figure {
  const interval = { low: Math.max(0, seen.value - seen.halfWidth), high: seen.value + seen.halfWidth };
  if (high - low > widestBound * value && interval.high - interval.low < high - low) {
    const hull = { low: Math.min(value, interval.low), high: Math.max(value, interval.high) };
    const method = `value of the Markov chain, interval with true distributions by ${simulationMethods[by]}`;
    return { value, accuracy: { kind: 'interval', ...hull, level: seen.level, method }, uncertainty: null };
  }
  return {
    value,
    accuracy: {
      kind: 'approximation',
      low: interval.high < low ? interval.low : low,
      high: interval.low > high ? interval.high : high,
      method: `Markov chain with exponential delays, truncated; difference to the true distributions by ${simulationMethods[by]}`,
    },
    uncertainty: null,
  };
}
