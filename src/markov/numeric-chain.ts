import type { CompiledNet } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';
import type { ExploredChain } from './exploration.js';

/** An explored chain with numbers in: outgoing rates by row, states sorted by how much recovery they still have ahead. */
export interface NumericChain {
  readonly size: number;
  /** Row pointers, columns and rates; row r is the state `order[r]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly rate: Float64Array;
  /** Index into the explored transitions' causes, beside `rate`. */
  readonly cause: Int32Array;
  /** Total rate out of each row, exits included. */
  readonly total: Float64Array;
  /** Rate of leaving the explored set, and Σ rate × pending hours of where it leads. */
  readonly exitRate: Float64Array;
  readonly exitHours: Float64Array;
  readonly reference: number;
  /** Row → explored state. */
  readonly order: Int32Array;
}

/**
 * Puts parameter values into an explored chain. Rows are sorted by pending recovery time: a recovery always leads to an
 * earlier row, so Gauss–Seidel sweeps pass along whole recoveries at once.
 */
export function numericChain(explored: ExploredChain, net: CompiledNet, table: ParameterTable): NumericChain {
  const rates = explored.slots.rates(net, table);
  const size = explored.stateCount;
  const order = Int32Array.from({ length: size }, (_, s) => s).sort(
    (a, b) => explored.pendingHours[a]! - explored.pendingHours[b]! || a - b,
  );
  const row = new Int32Array(size);
  order.forEach((state, r) => {
    row[state] = r;
  });
  const { from, to, slot, coefficient, cause } = explored.transitions;
  const start = new Int32Array(size + 1);
  for (const state of from) start[row[state]! + 1]!++;
  for (let r = 0; r < size; r++) start[r + 1]! += start[r]!;
  const fill = start.slice(0, size);
  const column = new Int32Array(from.length);
  const rate = new Float64Array(from.length);
  const causes = new Int32Array(from.length);
  const total = new Float64Array(size);
  for (let t = 0; t < from.length; t++) {
    const r = row[from[t]!]!;
    const at = fill[r]!++;
    column[at] = row[to[t]!]!;
    rate[at] = coefficient[t]! * rates[slot[t]!]!;
    causes[at] = cause[t]!;
    total[r]! += rate[at]!;
  }
  const exitRate = new Float64Array(size);
  const exitHours = new Float64Array(size);
  const { exitFrom, exitSlot, exitCoefficient, exitHours: hours } = explored.transitions;
  for (let e = 0; e < exitFrom.length; e++) {
    const r = row[exitFrom[e]!]!;
    const value = exitCoefficient[e]! * rates[exitSlot[e]!]!;
    exitRate[r]! += value;
    exitHours[r]! += value * hours[e]!;
    total[r]! += value;
  }
  return { size, start, column, rate, cause: causes, total, exitRate, exitHours, reference: row[0]!, order };
}

/** The iteration did not reach its precision; names the method and what to try. */
export class MarkovNotConverged extends Error {
  constructor(method: string, sweeps: number, residual: number) {
    super(
      `${method} did not converge in ${sweeps} sweeps (relative change ${residual.toExponential(1)}): try the simulation, or check for delays many orders apart`,
    );
  }
}

const mostSweeps = 20_000;

/**
 * Solves (−Q_NN) h = f on the rows that are not absorbing (h = 0 there): expected reward until absorption. Gauss–Seidel
 * from below, monotone as −Q_NN is an M-matrix and f ≥ 0; stops when a full sweep changes nothing beyond rounding.
 */
export function rewardUntil(chain: NumericChain, absorbing: Uint8Array, f: Float64Array): Float64Array {
  const { size, start, column, rate, total } = chain;
  const h = new Float64Array(size);
  let change = 0;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    change = 0;
    for (let r = 0; r < size; r++) {
      if (absorbing[r] === 1) continue;
      let sum = f[r]!;
      const end = start[r + 1]!;
      for (let t = start[r]!; t < end; t++) sum += rate[t]! * h[column[t]!]!;
      const value = sum / total[r]!;
      const difference = Math.abs(value - h[r]!);
      if (difference > change * value) change = difference / value;
      h[r] = value;
    }
    if (change < 1e-13) return h;
  }
  throw new MarkovNotConverged('Gauss–Seidel', mostSweeps, change);
}

/**
 * Expected hours in each row between two visits to the reference row, that one included; what leaves the explored set is
 * gone. Solves y(−Q) = e with the way back cut off.
 */
export function timeInStates(chain: NumericChain): Float64Array {
  const { size, start, column, rate, total, reference } = chain;
  const atReference = 1 / total[reference]!;
  let y = new Float64Array(size);
  y[reference] = atReference;
  let next = new Float64Array(size);
  const inflow = new Float64Array(size);
  let change = 0;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    inflow.fill(0);
    // Failures lead to later rows and use the former sweep's time, recoveries to earlier ones and use this sweep's.
    for (let r = 0; r < size; r++) {
      if (y[r] === 0) continue;
      for (let t = start[r]!; t < start[r + 1]!; t++) if (column[t]! > r) inflow[column[t]!]! += rate[t]! * y[r]!;
    }
    change = 0;
    for (let r = size - 1; r >= 0; r--) {
      const value = r === reference ? atReference : inflow[r]! / total[r]!;
      next[r] = value;
      const difference = Math.abs(value - y[r]!);
      if (difference > change * value) change = difference / value;
      if (r === reference || value === 0) continue;
      for (let t = start[r]!; t < start[r + 1]!; t++) if (column[t]! < r) inflow[column[t]!]! += rate[t]! * value;
    }
    [y, next] = [next, y];
    if (change < 1e-13) return y;
  }
  throw new MarkovNotConverged('Gauss–Seidel (transposed)', mostSweeps, change);
}
