import { ChainNotConverged } from './not-converged.js';
import type { SparseChain } from './sparse-chain.js';

const method = 'Gauss–Seidel for expected rewards until the reference state';
/** Relative surplus asked of each equation: far above rounding, and it only widens the bound of a bound. */
const largestSurplus = 1e-2;
export const smallestSurplus = 1e-9;

/** So many rewards are solved side by side: one pass over the transitions serves them all. */
const abreast = 3;
/** A value beyond this means that the inflated equations have no finite solution; looked at every so many sweeps. */
const infinite = 1e250;
const checkEvery = 16;

/**
 * Upper bounds, proved state by state, on the expected rewards from each state until state 0 is next entered: h ≥ 0 with
 * q_i h_i ≥ f_i + Σ q_ij h_j for all i ≠ 0, h_0 = 0, bounds the least solution as −Q is an M-matrix. Sweeps of alternating
 * direction approach the solution of equations inflated by a relative surplus from below, until no value rises by more
 * than that surplus: then the plain equations hold with ≥. In use the bound multiplies a residual near rounding, so that
 * it may be coarse.
 *
 * @param first where to begin: near the solutions inflated by the smallest surplus; else from nothing, by the largest
 * @throws ChainNotConverged when the reference state is too seldom visited for any surplus
 */
export function rewardBounds(
  forward: SparseChain,
  rewards: readonly Float64Array[],
  mostSweeps: number,
  first: readonly Float64Array[] | null = null,
): Float64Array[] {
  const bounds: Float64Array[] = [];
  for (let i = 0; i < rewards.length; i += abreast) {
    const these = rewards.slice(i, i + abreast);
    const near = first === null ? null : interleaved(first.slice(i, i + abreast));
    const h = boundsAbreast(forward, interleaved(these), mostSweeps, near);
    these.forEach((_, k) => {
      bounds.push(Float64Array.from({ length: forward.stateCount }, (_, s) => h[abreast * s + k]!));
    });
  }
  return bounds;
}

function boundsAbreast(
  forward: SparseChain,
  rewards: Float64Array,
  mostSweeps: number,
  first: Float64Array | null,
): Float64Array {
  let spent = 0;
  let surplus = first === null ? largestSurplus : smallestSurplus;
  for (; surplus >= smallestSurplus * 0.999; surplus /= 30) {
    const h = first ?? new Float64Array(rewards.length);
    for (let sweep = 0; spent < mostSweeps; sweep++, spent++) {
      const rise = swept(forward, rewards, h, 1 + surplus, sweep % 2 === 0);
      // A thousandth of the smallest surplus is still a thousand roundings.
      const isReached = rise <= surplus * 0.999;
      if (!isReached && sweep % checkEvery > 0) continue;
      const most = largest(h);
      // More transitions per cycle than the surplus allows for.
      if (most > infinite || (sweep > 200 && rise > 0.9 * surplus && most > 1e100)) break;
      if (isReached) return h;
    }
  }
  throw new ChainNotConverged(method, spent, 'the bound was not reached');
}

/** One Gauss–Seidel sweep through the states. @returns the largest relative rise of a value */
function swept(
  { stateCount, start, column, rate, total }: SparseChain,
  rewards: Float64Array,
  h: Float64Array,
  factor: number,
  isUpwards: boolean,
): number {
  let rise = 0;
  for (let i = 1; i < stateCount; i++) {
    const s = isUpwards ? i : stateCount - i;
    const own = abreast * s;
    let a = rewards[own]!;
    let b = rewards[own + 1]!;
    let c = rewards[own + 2]!;
    const end = start[s + 1]!;
    for (let t = start[s]!; t < end; t++) {
      const r = rate[t]!;
      const at = abreast * column[t]!;
      a += r * h[at]!;
      b += r * h[at + 1]!;
      c += r * h[at + 2]!;
    }
    const scale = factor / total[s]!;
    a *= scale;
    b *= scale;
    c *= scale;
    if (a - h[own]! > rise * h[own]!) rise = a / h[own]! - 1;
    if (b - h[own + 1]! > rise * h[own + 1]!) rise = b / h[own + 1]! - 1;
    if (c - h[own + 2]! > rise * h[own + 2]!) rise = c / h[own + 2]! - 1;
    h[own] = a;
    h[own + 1] = b;
    h[own + 2] = c;
  }
  return rise;
}

/** State by state; where there are fewer, nothing. */
function interleaved(values: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(abreast * values[0]!.length);
  values.forEach((one, k) => {
    for (let s = 0; s < one.length; s++) result[abreast * s + k] = one[s]!;
  });
  return result;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
