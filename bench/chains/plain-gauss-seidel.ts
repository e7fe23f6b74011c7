import { type SparseChain, transposed } from '../../src/markov/chain/sparse-chain.js';

/**
 * Steady state as established tools find it by default: Gauss–Seidel on the states in the order they were made, until no
 * probability changes by more than 1e-6 relative. It says nothing about the error that is left.
 */
export function plainGaussSeidel(chain: SparseChain): Float64Array {
  const { stateCount, start, column, rate, total } = transposed(chain);
  const x = new Float64Array(stateCount).fill(1 / stateCount);
  for (let sweep = 0; sweep < 10_000; sweep++) {
    let change = 0;
    for (let s = 0; s < stateCount; s++) {
      let inflow = 0;
      for (let t = start[s]!; t < start[s + 1]!; t++) inflow += rate[t]! * x[column[t]!]!;
      const value = inflow / total[s]!;
      change = Math.max(change, Math.abs(value - x[s]!) / value);
      x[s] = value;
    }
    let sum = 0;
    for (const value of x) sum += value;
    for (let s = 0; s < stateCount; s++) x[s]! /= sum;
    if (change < 1e-6) break;
  }
  return x;
}
