/** A continuous-time Markov chain in compressed sparse rows: rates per hour out of each state, without the diagonal. */
export interface SparseChain {
  readonly stateCount: number;
  /** Transitions of state s: start[s] … start[s + 1]. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly rate: Float64Array;
  /** Sum of the rates out of each state; 0: absorbing. */
  readonly total: Float64Array;
}

/** Transitions as three lists of equal length; those from a state to itself change nothing and are left out. */
export interface TransitionTriples {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly perHour: ArrayLike<number>;
}

/** A rate or a state of a chain is not what it has to be; says which. */
export class InvalidChain extends Error {
  override readonly name = 'InvalidChain';
}

/**
 * A chain of so many states from its transitions; parallel ones may be given, they add up. Cost: linear.
 *
 * @throws InvalidChain naming the first transition whose rate is not positive and finite or whose state does not exist
 */
export function sparseChain(stateCount: number, { from, to, perHour }: TransitionTriples): SparseChain {
  const start = new Int32Array(stateCount + 1);
  for (let t = 0; t < from.length; t++) {
    checkTransition(stateCount, from[t]!, to[t]!, perHour[t]!);
    if (from[t] !== to[t]) start[from[t]! + 1]!++;
  }
  for (let s = 0; s < stateCount; s++) start[s + 1]! += start[s]!;
  const fill = start.slice(0, stateCount);
  const column = new Int32Array(start[stateCount]!);
  const rate = new Float64Array(column.length);
  const total = new Float64Array(stateCount);
  for (let t = 0; t < from.length; t++) {
    const row = from[t]!;
    if (row === to[t]) continue;
    const at = fill[row]!++;
    column[at] = to[t]!;
    rate[at] = perHour[t]!;
    total[row]! += perHour[t]!;
  }
  return { stateCount, start, column, rate, total };
}

function checkTransition(stateCount: number, from: number, to: number, perHour: number): void {
  if (!(perHour > 0 && perHour < Number.POSITIVE_INFINITY)) {
    throw new InvalidChain(`expected a positive rate per hour from state ${from} to state ${to}, found ${perHour}`);
  }
  for (const state of [from, to]) {
    if (!(Number.isInteger(state) && state >= 0 && state < stateCount)) {
      throw new InvalidChain(`expected states 0 … ${stateCount - 1}, found a transition from ${from} to ${to}`);
    }
  }
}

/** The transitions by the state they lead to: row s lists where s is reached from. `total` stays that of leaving. */
export function transposed({ stateCount, start, column, rate, total }: SparseChain): SparseChain {
  const begin = new Int32Array(stateCount + 1);
  for (let t = 0; t < column.length; t++) begin[column[t]! + 1]!++;
  for (let s = 0; s < stateCount; s++) begin[s + 1]! += begin[s]!;
  const fill = begin.slice(0, stateCount);
  const source = new Int32Array(column.length);
  const value = new Float64Array(column.length);
  for (let s = 0; s < stateCount; s++) {
    for (let t = start[s]!; t < start[s + 1]!; t++) {
      const at = fill[column[t]!]!++;
      source[at] = s;
      value[at] = rate[t]!;
    }
  }
  return { stateCount, start: begin, column: source, rate: value, total };
}

/** The same chain with its states renumbered: new state r is the former `order[r]`. */
export function reordered(chain: SparseChain, order: Int32Array): SparseChain {
  const { stateCount } = chain;
  const place = new Int32Array(stateCount);
  for (let r = 0; r < stateCount; r++) place[order[r]!] = r;
  const start = new Int32Array(stateCount + 1);
  const column = new Int32Array(chain.column.length);
  const rate = new Float64Array(chain.rate.length);
  const total = new Float64Array(stateCount);
  let at = 0;
  for (let r = 0; r < stateCount; r++) {
    const state = order[r]!;
    const end = chain.start[state + 1]!;
    for (let t = chain.start[state]!; t < end; t++) {
      column[at] = place[chain.column[t]!]!;
      rate[at++] = chain.rate[t]!;
    }
    start[r + 1] = at;
    total[r] = chain.total[state]!;
  }
  return { stateCount, start, column, rate, total };
}
