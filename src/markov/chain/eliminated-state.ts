import type { Bounded } from '../reference-cycle.js';
import { type BandedChain, type Elimination, elimination, rewardUntilFirst, stationary } from './band-elimination.js';
import { enclosed, inOrder, ratio, restored } from './cycle-means.js';
import { rewardBounds, smallestSurplus } from './cycle-reward.js';
import { CycleTimes } from './cycle-times.js';
import { distanceToSteadyState } from './nearest-chain.js';
import { ChainNotConverged } from './not-converged.js';
import { type SparseChain, transposed } from './sparse-chain.js';

const roundoff = 2 ** -53;
/** For the bound of an elimination, which is exact without it. */
const checkSweeps = 100;
/** A bound wider than this is sought in another way too. */
const sharpWidth = 1e-10;

/** Steady-state probabilities by elimination, and the long-run means of rewards within their bounds. */
export function eliminatedState(band: BandedChain, rewards: readonly Float64Array[]) {
  const eliminated = elimination(band);
  const probabilities = stationary(eliminated);
  const asked = inOrder(rewards, band.order);
  const checked = checkedMeans(band, eliminated, probabilities, asked);
  const isSharp = checked?.every((mean) => width(mean) <= sharpWidth) ?? false;
  const means = isSharp ? checked! : narrower(perturbedMeans(band, probabilities, asked), checked);
  return { probabilities: restored(probabilities, band.order), means };
}

/** Means enclosed by what the probabilities leave of the balance equations; null where that has no finite bound. */
function checkedMeans(
  { chain, order }: BandedChain,
  eliminated: Elimination,
  probabilities: Float64Array,
  asked: readonly Float64Array[],
): Bounded[] | null {
  if (probabilities[0] === 0) return null;
  try {
    const near = asked.map((reward) => nearly(chain, eliminated, reward, smallestSurplus));
    const bounds = rewardBounds(chain, asked, checkSweeps, near);
    const times = new CycleTimes({ forward: chain, backward: transposed(chain), order }, probabilities);
    const [whole, ...parts] = enclosed(times, asked, bounds);
    return parts.map((part) => ratio(part, whole!));
  } catch (error) {
    if (error instanceof ChainNotConverged) return null;
    throw error;
  }
}

const narrower = (means: readonly Bounded[], others: readonly Bounded[] | null): readonly Bounded[] =>
  means.map((mean, i) => (others !== null && width(others[i]!) < width(mean) ? others[i]! : mean));

/** The solution of the equations inflated by a small surplus, to first order in it. */
function nearly(chain: SparseChain, eliminated: Elimination, reward: Float64Array, surplus: number): Float64Array {
  const h = rewardUntilFirst(eliminated, reward);
  return rewardUntilFirst(
    eliminated,
    reward.map((value, s) => value + surplus * chain.total[s]! * h[s]!),
  );
}

/** Means enclosed by how far the probabilities may be from those of the chain, however nearly it falls apart. */
function perturbedMeans(
  band: BandedChain,
  probabilities: Float64Array,
  asked: readonly Float64Array[],
): readonly Bounded[] {
  const n = band.chain.stateCount;
  const rounding = (2 * n + 4) * roundoff;
  const factor = 1 + Math.min(distanceToSteadyState(band.chain, probabilities), eliminationError(band)) + rounding;
  return asked.slice(1).map((reward): Bounded => {
    let value = 0;
    for (let s = 0; s < n; s++) value += probabilities[s]! * reward[s]!;
    return { value, low: value / factor, high: value * factor };
  });
}

/**
 * Each of n steps rounds at most b + 3 times, and a relative change δ of all rates changes no probability by more than
 * 2nδ (O'Cinneide 1993): far above what happens.
 */
const eliminationError = ({ chain: { stateCount: n }, halfWidth }: BandedChain): number =>
  n * n * (Math.min(halfWidth, n) + 3) * roundoff;

const width = ({ value, low, high }: Bounded): number => (high === low ? 0 : (high - low) / value);
