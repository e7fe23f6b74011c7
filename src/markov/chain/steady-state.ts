import type { Bounded } from '../reference-cycle.js';
import { type BandedChain, banded, eliminated, eliminationCost } from './band-elimination.js';
import { rewardBound } from './cycle-reward.js';
import { CycleTimes } from './cycle-times.js';
import { checkIrreducible } from './irreducible.js';
import { ChainNotConverged } from './not-converged.js';
import { largestOf, likelyState, orderedFrom } from './reference-order.js';
import type { SparseChain } from './sparse-chain.js';

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
const relativeTarget = 1e-10;
const mostSweeps = 4000;
/** For the bound of an elimination, which is exact without it. */
const checkSweeps = 300;
const roundoff = 2 ** -53;

/**
 * Steady state of an irreducible chain, with the long-run means of non-negative rewards (per hour in each state). Small
 * or narrow chains are eliminated, with componentwise accuracy; others are iterated on until each mean is enclosed to
 * 1e-10 relative, or as near to that as rounding allows.
 *
 * @param nameOf how messages call a state
 * @throws NotIrreducible, ChainNotConverged
 */
export function steadyState(
  chain: SparseChain,
  rewards: readonly Float64Array[] = [],
  nameOf: (state: number) => string = String,
): SteadyState {
  checkIrreducible(chain, nameOf);
  const band = banded(chain);
  const cost = eliminationCost(band);
  if (cost <= largestElimination) return byElimination(chain, band, rewards);
  try {
    return byIteration(chain, rewards);
  } catch (error) {
    const fits = cost <= lastResort && chain.stateCount * (2 * band.halfWidth + 1) <= largestBand;
    if (error instanceof ChainNotConverged && fits) return byElimination(chain, band, rewards);
    throw error;
  }
}

function byElimination(chain: SparseChain, band: BandedChain, rewards: readonly Float64Array[]): SteadyState {
  const probabilities = eliminated(band);
  const means = checkedMeans(chain, probabilities, rewards) ?? roundedMeans(band, probabilities, rewards);
  return { probabilities, means, method: 'elimination without subtraction', sweeps: 0 };
}

/** Means enclosed by what the probabilities leave of the balance equations; null where that has no finite bound. */
function checkedMeans(chain: SparseChain, probabilities: Float64Array, rewards: readonly Float64Array[]) {
  const ordered = orderedFrom(chain, largestOf(probabilities));
  const { order, forward } = ordered;
  const asked = inOrder(rewards, order);
  try {
    const bounds = asked.map((reward) => rewardBound(forward, reward, checkSweeps));
    const times = new CycleTimes(
      ordered,
      Float64Array.from(order, (s) => probabilities[s]!),
    );
    const [whole, ...parts] = enclosed(times, asked, bounds);
    return parts.map((part) => ratio(part, whole!));
  } catch (error) {
    if (error instanceof ChainNotConverged) return null;
    throw error;
  }
}

/**
 * Each of n steps rounds at most b + 3 times, and a relative change δ of all rates changes no probability by more than
 * 2nδ (O'Cinneide 1993): far above what happens.
 */
function roundedMeans(
  { chain, order, halfWidth }: BandedChain,
  probabilities: Float64Array,
  rewards: readonly Float64Array[],
) {
  const n = chain.stateCount;
  const error = Math.min(1, n * n * (Math.min(halfWidth, n) + 3) * roundoff);
  return rewards.map((reward): Bounded => {
    let value = 0;
    for (const s of order) value += probabilities[s]! * reward[s]!;
    return { value, low: value * (1 - error), high: value * (1 + error) };
  });
}

const inOrder = (rewards: readonly Float64Array[], order: Int32Array): Float64Array[] => [
  new Float64Array(order.length).fill(1),
  ...rewards.map((reward) => Float64Array.from(order, (s) => reward[s]!)),
];

function byIteration(chain: SparseChain, rewards: readonly Float64Array[]): SteadyState {
  const ordered = orderedFrom(chain, likelyState(chain));
  const { order, forward } = ordered;
  const asked = inOrder(rewards, order);
  const bounds = asked.map((reward) => rewardBound(forward, reward, mostSweeps));
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

/** Expected rewards per cycle. */
function enclosed(times: CycleTimes, rewards: readonly Float64Array[], bounds: readonly Float64Array[]): Bounded[] {
  const missing = times.missing(bounds);
  return rewards.map((reward, b) => {
    let value = 0;
    for (let s = 0; s < reward.length; s++) value += times.hours[s]! * reward[s]!;
    const rounding = reward.length * roundoff * value;
    const { below, above } = missing[b]!;
    return { value, low: Math.max(0, value - below - rounding), high: value + above + rounding };
  });
}

const relativeWidth = ({ value, low, high }: Bounded): number => (high === low ? 0 : (high - low) / value);

function ratio(part: Bounded, whole: Bounded): Bounded {
  return { value: part.value / whole.value, low: part.low / whole.high, high: part.high / whole.low };
}

function restored(hours: Float64Array, order: Int32Array): Float64Array {
  let sum = 0;
  for (const value of hours) sum += value;
  const result = new Float64Array(hours.length);
  for (let r = 0; r < hours.length; r++) result[order[r]!] = hours[r]! / sum;
  return result;
}
