import { ChainNotConverged } from './not-converged.js';
import type { SparseChain } from './sparse-chain.js';

const method = 'Gauss–Seidel for expected rewards until the reference state';
/** Relative surplus asked of each equation: far above rounding, and it only widens the bound of a bound. */
const largestSurplus = 1e-2;
export const smallestSurplus = 1e-9;

/**
 * An upper bound, proved state by state, on the expected reward from each state until state 0 is next entered: h ≥ 0 with
 * q_i h_i ≥ f_i + Σ q_ij h_j for all i ≠ 0, h_0 = 0, bounds the least solution as −Q is an M-matrix. Sweeps of alternating
 * direction approach the solution of equations inflated by a relative surplus from below, until no value rises by more
 * than that surplus: then the plain equations hold with ≥. In use the bound multiplies a residual near rounding, so that
 * it may be coarse.
 *
 * @param first where to begin: near the solution inflated by the smallest surplus; else from nothing, by the largest
 * @throws ChainNotConverged when the reference state is too seldom visited for any surplus
 */
export function rewardBound(
  forward: SparseChain,
  reward: Float64Array,
  mostSweeps: number,
  first: Float64Array | null = null,
): Float64Array {
  let spent = 0;
  let surplus = first === null ? largestSurplus : smallestSurplus;
  for (; surplus >= smallestSurplus * 0.999; surplus /= 30) {
    const h = first ?? new Float64Array(forward.stateCount);
    for (let sweep = 0; spent < mostSweeps; sweep++, spent++) {
      const rise =
        sweep % 2 === 0 ? sweptUp(forward, reward, h, 1 + surplus) : sweptDown(forward, reward, h, 1 + surplus);
      // A thousandth of the smallest surplus is still a thousand roundings.
      if (rise <= surplus * 0.999) return h;
      // The inflated equations have no finite solution: more transitions per cycle than the surplus allows for.
      if (largest(h) > 1e250 || (sweep > 200 && rise > 0.9 * surplus && largest(h) > 1e100)) break;
    }
  }
  throw new ChainNotConverged(method, spent, 'the bound was not reached');
}

function sweptUp(forward: SparseChain, reward: Float64Array, h: Float64Array, factor: number): number {
  const { stateCount, start, column, rate, total } = forward;
  let rise = 0;
  for (let s = 1; s < stateCount; s++) {
    let sum = reward[s]!;
    const end = start[s + 1]!;
    for (let t = start[s]!; t < end; t++) sum += rate[t]! * h[column[t]!]!;
    const value = (sum / total[s]!) * factor;
    const former = h[s]!;
    if (value - former > rise * former) rise = value / former - 1;
    h[s] = value;
  }
  return rise;
}

function sweptDown(forward: SparseChain, reward: Float64Array, h: Float64Array, factor: number): number {
  const { stateCount, start, column, rate, total } = forward;
  let rise = 0;
  for (let s = stateCount - 1; s > 0; s--) {
    let sum = reward[s]!;
    const end = start[s + 1]!;
    for (let t = start[s]!; t < end; t++) sum += rate[t]! * h[column[t]!]!;
    const value = (sum / total[s]!) * factor;
    const former = h[s]!;
    if (value - former > rise * former) rise = value / former - 1;
    h[s] = value;
  }
  return rise;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
