import { breadthFirst } from './irreducible.js';
import { reordered, type SparseChain, transposed } from './sparse-chain.js';

/** A chain with the state it comes back to most often first, then by the number of transitions until that state. */
export interface OrderedChain {
  readonly forward: SparseChain;
  readonly backward: SparseChain;
  /** New state → former state. */
  readonly order: Int32Array;
}

/**
 * Orders the states for sweeps: a recovery leads to an earlier state, so that one sweep passes along a whole way back to
 * the reference state. The chain must be irreducible.
 */
export function orderedFrom(chain: SparseChain, back: SparseChain, reference: number): OrderedChain {
  const order = breadthFirst(back, reference).slice();
  const forward = reordered(chain, order);
  return { forward, backward: transposed(forward), order };
}

/**
 * The state most time is spent in, by a few sweeps of Gauss–Seidel: any choice is sound, a good one converges fast.
 *
 * @param back the chain transposed
 */
export function likelyState(back: SparseChain): number {
  const { stateCount, start, column, rate, total } = back;
  const x = Float64Array.from(total, (out) => 1 / out);
  for (let sweep = 0; sweep < 8; sweep++) {
    let sum = 0;
    for (let i = 0; i < stateCount; i++) {
      const s = sweep % 2 === 0 ? i : stateCount - 1 - i;
      let inflow = 0;
      const end = start[s + 1]!;
      for (let t = start[s]!; t < end; t++) inflow += rate[t]! * x[column[t]!]!;
      x[s] = inflow / total[s]!;
      sum += x[s]!;
    }
    for (let s = 0; s < stateCount; s++) x[s]! /= sum;
  }
  return largestOf(x);
}

/** Index of the largest value, the first of equals. */
function largestOf(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
