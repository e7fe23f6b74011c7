import type { Bounded } from '../reference-cycle.js';
import { type BandedChain, type Elimination, elimination, rewardUntilFirst, stationary } from './band-elimination.js';
import { enclosed, inOrder, ratio, restored } from './cycle-means.js';
import { rewardBounds, smallestSurplus } from './cycle-reward.js';
import { CycleTimes } from './cycle-times.js';
import { ChainNotConverged } from './not-converged.js';
import { type SparseChain, transposed } from './sparse-chain.js';

const roundoff = 2 ** -53;
/** For the bound of an elimination, which is exact without it. */
const checkSweeps = 100;

/** Steady-state probabilities by elimination, and the long-run means of rewards within their bounds. */
export function eliminatedState(band: BandedChain, rewards: readonly Float64Array[]) {
  const eliminated = elimination(band);
  const probabilities = stationary(eliminated);
  const asked = inOrder(rewards, band.order);
  const means = checkedMeans(band, eliminated, probabilities, asked) ?? roundedMeans(band, probabilities, asked);
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

/** The solution of the equations inflated by a small surplus, to first order in it. */
function nearly(chain: SparseChain, eliminated: Elimination, reward: Float64Array, surplus: number): Float64Array {
  const h = rewardUntilFirst(eliminated, reward);
  return rewardUntilFirst(
    eliminated,
    reward.map((value, s) => value + surplus * chain.total[s]! * h[s]!),
  );
}

/**
 * Each of n steps rounds at most b + 3 times, and a relative change δ of all rates changes no probability by more than
 * 2nδ (O'Cinneide 1993): far above what happens.
 */
function roundedMeans(
  { chain, halfWidth }: BandedChain,
  probabilities: Float64Array,
  asked: readonly Float64Array[],
): Bounded[] {
  const n = chain.stateCount;
  const error = Math.min(1, n * n * (Math.min(halfWidth, n) + 3) * roundoff);
  return asked.slice(1).map((reward): Bounded => {
    let value = 0;
    for (let s = 0; s < n; s++) value += probabilities[s]! * reward[s]!;
    return { value, low: value * (1 - error), high: value * (1 + error) };
  });
}
