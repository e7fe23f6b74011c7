import type { Bounded } from '../reference-cycle.js';
import { type BandedChain, banded, eliminationCost } from './band-elimination.js';
import { enclosed, inOrder, ratio, restored } from './cycle-means.js';
import { rewardBounds } from './cycle-reward.js';
import { CycleTimes } from './cycle-times.js';
import { eliminatedState } from './eliminated-state.js';
import { checkIrreducible } from './irreducible.js';
import { ChainNotConverged } from './not-converged.js';
import { likelyState, orderedFrom } from './reference-order.js';
import { type SparseChain, transposed } from './sparse-chain.js';

export interface SteadyState {
  readonly probabilities: Float64Array;
  /** Long-run means of the rewards asked for, in their order, each with a two-sided bound. */
  readonly means: readonly Bounded[];
  readonly method: 'elimination without subtraction' | 'Gauss–Seidel with dual bound';
  /** Of the iteration; 0 for the elimination. */
  readonly sweeps: number;
}

/** What an elimination may cost before the iteration is tried: about a second. */
const largestElimination = 4e8;
/** What an elimination may cost when the iteration fails. */
const lastResort = 3e10;
const largestBand = 2e8;
const relativeTarget = 1e-9;
const mostSweeps = 4000;

/**
 * Steady state of an irreducible chain, with the long-run means of non-negative rewards (per hour in each state). Small
 * or narrow chains are eliminated, with componentwise accuracy; others are iterated on until each mean is enclosed to
 * 1e-9 relative, or as near to that as rounding allows.
 *
 * @param nameOf how messages call a state
 * @throws NotIrreducible, ChainNotConverged
 */
export function steadyState(
  chain: SparseChain,
  rewards: readonly Float64Array[] = [],
  nameOf: (state: number) => string = String,
): SteadyState {
  const back = transposed(chain);
  checkIrreducible(chain, nameOf, back);
  const band = banded(chain, back);
  const cost = eliminationCost(band);
  if (cost <= largestElimination) return byElimination(band, rewards);
  try {
    return byIteration(chain, back, rewards);
  } catch (error) {
    const fits = cost <= lastResort && chain.stateCount * (2 * band.halfWidth + 1) <= largestBand;
    if (error instanceof ChainNotConverged && fits) return byElimination(band, rewards);
    throw error;
  }
}

function byElimination(band: BandedChain, rewards: readonly Float64Array[]): SteadyState {
  return { ...eliminatedState(band, rewards), method: 'elimination without subtraction', sweeps: 0 };
}

function byIteration(chain: SparseChain, back: SparseChain, rewards: readonly Float64Array[]): SteadyState {
  const ordered = orderedFrom(chain, back, likelyState(back));
  const { order, forward } = ordered;
  const asked = inOrder(rewards, order);
  const bounds = rewardBounds(forward, asked, mostSweeps);
  const times = new CycleTimes(ordered, startingHours(chain.stateCount));
  let former = Number.POSITIVE_INFINITY;
  while (times.sweeps < mostSweeps) {
    for (let i = 0; i < 4; i++) times.refine();
    const sums = enclosed(times, asked, bounds);
    const width = Math.max(...sums.map(relativeWidth));
    // Rounding sets the end: below 1e-8 a check without progress is one.
    if (width <= relativeTarget || (width < 1e-8 && width > 0.9 * former)) {
      return {
        probabilities: restored(times.hours, order),
        means: sums.slice(1).map((sum) => ratio(sum, sums[0]!)),
        method: 'Gauss–Seidel with dual bound',
        sweeps: times.sweeps,
      };
    }
    former = width;
  }
  throw new ChainNotConverged('Gauss–Seidel', times.sweeps, `relative bound ${former.toExponential(1)}`);
}

/** Time in the reference state alone, as unit. */
function startingHours(stateCount: number): Float64Array {
  const hours = new Float64Array(stateCount);
  hours[0] = 1;
  return hours;
}

const relativeWidth = ({ value, low, high }: Bounded): number => (high === low ? 0 : (high - low) / value);
