import type { NumericChain } from './numeric-chain.js';

/** The iteration did not reach its precision; names the method and what to try. */
export class MarkovNotConverged extends Error {
  constructor(method: string, sweeps: number, residual: number) {
    super(
      `${method} did not converge in ${sweeps} sweeps (relative change ${residual.toExponential(1)}): try the simulation, or check for delays many orders apart`,
    );
  }
}

const mostSweeps = 20_000;

/** A sweep that changes no value by more than this share of it changes nothing beyond rounding. */
export const toRounding = 1e-13;

/**
 * Solves (−Q_RR) h = f on the rows given, h = 0 elsewhere: expected reward until they are left. Gauss–Seidel from below,
 * monotone as −Q_RR is an M-matrix and f ≥ 0.
 *
 * @param rows ascending: a sweep then passes along whole recoveries at once
 * @param precision largest relative change of a value in the last sweep
 * @throws MarkovNotConverged
 */
export function rewardUntil(
  chain: NumericChain,
  rows: Int32Array,
  f: Float64Array,
  precision = toRounding,
): Float64Array {
  const { size, start, column, rate, total } = chain;
  const h = new Float64Array(size);
  let change = 0;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    change = 0;
    for (let i = 0; i < rows.length; i++) {
      const r = rows[i]!;
      let sum = f[r]!;
      for (let t = start[r]!, end = start[r + 1]!; t < end; t++) sum += rate[t]! * h[column[t]!]!;
      const value = sum / total[r]!;
      const difference = Math.abs(value - h[r]!);
      if (difference > change * value) change = difference / value;
      h[r] = value;
    }
    if (change < precision) return h;
  }
  throw new MarkovNotConverged('Gauss–Seidel', mostSweeps, change);
}

/**
 * Expected hours in each row between two visits to the reference row, that one included; what leaves the explored set is
 * gone. Solves y(−Q) = e with the way back cut off.
 *
 * @param precision largest relative change of a value in the last sweep
 * @throws MarkovNotConverged
 */
export function timeInStates(chain: NumericChain, precision = toRounding): Float64Array {
  const hours = new Float64Array(chain.size);
  hours[0] = 1 / chain.total[0]!;
  return hoursSpent(chain, chain.beside, new Float64Array(chain.size), hours, precision);
}

/**
 * Expected hours in the rows given, until they are left, when so many enter each from outside: hours(−Q_RR) = entering.
 * Gauss–Seidel from below, by sweeps that pass along whole recoveries.
 *
 * @param rows ascending
 * @param hours what is known of other rows, that also enter; filled in for the rows given
 * @throws MarkovNotConverged
 */
export function hoursSpent(
  { inStart, source, inRate, total }: NumericChain,
  rows: Int32Array,
  entering: Float64Array,
  hours: Float64Array,
  precision = toRounding,
): Float64Array {
  let change = 0;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    change = 0;
    for (let i = rows.length - 1; i >= 0; i--) {
      const r = rows[i]!;
      let inflow = entering[r]!;
      for (let t = inStart[r]!, end = inStart[r + 1]!; t < end; t++) inflow += inRate[t]! * hours[source[t]!]!;
      const value = inflow / total[r]!;
      const difference = Math.abs(value - hours[r]!);
      if (difference > change * value) change = difference / value;
      hours[r] = value;
    }
    if (change < precision) return hours;
  }
  throw new MarkovNotConverged('Gauss–Seidel (transposed)', mostSweeps, change);
}
