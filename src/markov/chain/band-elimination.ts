import { breadthFirst } from './irreducible.js';
import { reordered, type SparseChain, transposed } from './sparse-chain.js';

/** The chain with its states in an order that keeps transitions near the diagonal, and how far they reach. */
export interface BandedChain {
  readonly chain: SparseChain;
  /** New state → former state. */
  readonly order: Int32Array;
  readonly halfWidth: number;
}

/**
 * Orders states by levels of a breadth-first search over transitions of either direction, from a state at the edge
 * (Cuthill & McKee, Reducing the bandwidth of sparse symmetric matrices, 1969). Cost: linear.
 */
export function banded(chain: SparseChain, back = transposed(chain)): BandedChain {
  const either = undirected(chain, back);
  // The last state of a search lies at the edge; searching twice comes near the longest way through the chain.
  let order = breadthFirst(either, 0);
  for (let i = 0; i < 2; i++) order = breadthFirst(either, order[order.length - 1]!);
  const ordered = reordered(chain, order);
  let halfWidth = 0;
  for (let s = 0; s < ordered.stateCount; s++) {
    for (let t = ordered.start[s]!; t < ordered.start[s + 1]!; t++) {
      halfWidth = Math.max(halfWidth, Math.abs(ordered.column[t]! - s));
    }
  }
  return { chain: ordered, order, halfWidth };
}

function undirected(chain: SparseChain, back: SparseChain): SparseChain {
  const start = new Int32Array(chain.stateCount + 1);
  const column = new Int32Array(chain.column.length * 2);
  let at = 0;
  for (let s = 0; s < chain.stateCount; s++) {
    for (const one of [chain, back]) {
      for (let t = one.start[s]!; t < one.start[s + 1]!; t++) column[at++] = one.column[t]!;
    }
    start[s + 1] = at;
  }
  return { ...chain, start, column };
}

/** Multiplications of the elimination. */
export const eliminationCost = ({ chain, halfWidth }: BandedChain): number => {
  const n = chain.stateCount;
  return halfWidth >= n - 1 ? n ** 3 / 3 : n * halfWidth ** 2;
};

/** A chain after elimination: rates of what was left when a state was taken out, and shares of the others' rates into it. */
export interface Elimination {
  readonly band: Float64Array;
  readonly stateCount: number;
  readonly halfWidth: number;
}

/**
 * Takes the states out one after the other, last first, without subtraction: every entry keeps full relative accuracy,
 * whatever the rates (Grassmann, Taksar & Heyman, Regenerative analysis and steady state distributions for Markov chains,
 * 1985; O'Cinneide, Entrywise perturbation theory and error analysis for Markov chains, 1993). The chain must be
 * irreducible. Cost: states × half-width², memory states × 2 half-widths.
 */
export function elimination({ chain, halfWidth }: BandedChain): Elimination {
  const n = chain.stateCount;
  const width = 2 * halfWidth + 1;
  // Entry (i, j) of the band stands at i × width + halfWidth + j − i.
  const band = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    for (let t = chain.start[i]!; t < chain.start[i + 1]!; t++) {
      band[i * width + halfWidth + chain.column[t]! - i]! += chain.rate[t]!;
    }
  }
  for (let k = n - 1; k > 0; k--) eliminateState(band, k, halfWidth);
  return { band, stateCount: n, halfWidth };
}

/** Steady-state probabilities, in the order of the banded chain; every one accurate, however small. */
export function stationary(eliminated: Elimination): Float64Array {
  const x = substituted(eliminated);
  let sum = 0;
  for (const value of x) sum += value;
  return x.map((value) => value / sum);
}

/** Expected reward from each state until state 0 of the banded chain is next entered; 0 there. */
export function rewardUntilFirst({ band, stateCount, halfWidth }: Elimination, reward: Float64Array): Float64Array {
  const width = 2 * halfWidth + 1;
  const h = reward.slice();
  // What is gained on a visit to a state that was taken out counts where it was entered from.
  for (let k = stateCount - 1; k > 0; k--) {
    for (let i = Math.max(0, k - halfWidth); i < k; i++) h[i]! += band[i * width + halfWidth + k - i]! * h[k]!;
  }
  h[0] = 0;
  for (let k = 1; k < stateCount; k++) {
    let out = 0;
    let ahead = h[k]!;
    for (let j = Math.max(0, k - halfWidth); j < k; j++) {
      const rate = band[k * width + halfWidth + j - k]!;
      out += rate;
      ahead += rate * h[j]!;
    }
    h[k] = ahead / out;
  }
  return h;
}

/** Takes state k out: who went there goes on at once to where it leads. */
function eliminateState(band: Float64Array, k: number, halfWidth: number): void {
  const width = 2 * halfWidth + 1;
  const first = Math.max(0, k - halfWidth);
  const rowK = k * width + halfWidth - k;
  let out = 0;
  for (let j = first; j < k; j++) out += band[rowK + j]!;
  for (let i = first; i < k; i++) {
    const row = i * width + halfWidth - i;
    const rate = band[row + k]!;
    if (rate === 0) continue;
    const share = rate / out;
    band[row + k] = share;
    for (let j = first; j < k; j++) band[row + j]! += share * band[rowK + j]!;
    // What comes back to i is no transition.
    band[row + i] = 0;
  }
}

function substituted({ band, stateCount: n, halfWidth }: Elimination): Float64Array {
  const width = 2 * halfWidth + 1;
  const x = new Float64Array(n);
  x[0] = 1;
  for (let k = 1; k < n; k++) {
    let sum = 0;
    for (let i = Math.max(0, k - halfWidth); i < k; i++) sum += x[i]! * band[i * width + halfWidth + k - i]!;
    x[k] = sum;
    if (sum > 1e200) for (let i = 0; i <= k; i++) x[i]! *= 1e-200;
  }
  return x;
}
