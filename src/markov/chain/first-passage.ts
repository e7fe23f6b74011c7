import type { Bounded } from '../reference-cycle.js';
import { breadthFirst } from './irreducible.js';
import { type SparseChain, sparseChain } from './sparse-chain.js';
import { steadyState } from './steady-state.js';
import { transientMeans } from './transient.js';

/** The states seen before the first failure, and one, the last, that stands for all failed ones. */
export interface UntilFailure {
  readonly chain: SparseChain;
  /** The state it begins in. */
  readonly first: number;
}

/**
 * The chain until it first is in a state that is not up, from an up state: failed states are one, without a way out.
 * Cost: linear.
 */
export function untilFailure(chain: SparseChain, up: Uint8Array, from: number): UntilFailure {
  const place = new Int32Array(chain.stateCount).fill(-1);
  const seen = breadthFirst(withoutFailed(chain, up), from).filter((state) => up[state] === 1);
  seen.forEach((state, index) => {
    place[state] = index;
  });
  const failed = seen.length;
  const triples = { from: [] as number[], to: [] as number[], perHour: [] as number[] };
  seen.forEach((state, index) => {
    for (let t = chain.start[state]!; t < chain.start[state + 1]!; t++) {
      triples.from.push(index);
      triples.to.push(up[chain.column[t]!] === 1 ? place[chain.column[t]!]! : failed);
      triples.perHour.push(chain.rate[t]!);
    }
  });
  return { chain: sparseChain(failed + 1, triples), first: place[from]! };
}

/** Failed states lead nowhere. */
function withoutFailed(chain: SparseChain, up: Uint8Array): SparseChain {
  const start = new Int32Array(chain.stateCount + 1);
  const column: number[] = [];
  for (let s = 0; s < chain.stateCount; s++) {
    if (up[s] === 1) for (let t = chain.start[s]!; t < chain.start[s + 1]!; t++) column.push(chain.column[t]!);
    start[s + 1] = column.length;
  }
  return { ...chain, start, column: Int32Array.from(column) };
}

/**
 * Mean time (h) until the first failure, from an up state: the failed state is given a way back to the beginning at the
 * rate of one per hour, then the mean is P(up) ÷ P(failed) in steady state, which is found without subtraction.
 *
 * @throws NotIrreducible when an up state is reached from which it never fails, ChainNotConverged
 */
export function meanTimeToFailure(
  chain: SparseChain,
  up: Uint8Array,
  from: number,
  nameOf?: (state: number) => string,
): Bounded {
  if (up[from] !== 1) return { value: 0, low: 0, high: 0 };
  const { chain: until, first } = untilFailure(chain, up, from);
  const failed = until.stateCount - 1;
  if (until.rate.length === 0 || !until.column.includes(failed)) {
    return { value: Number.POSITIVE_INFINITY, low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  }
  const renewed = withTransition(until, failed, first);
  const isFailed = Float64Array.from({ length: failed + 1 }, (_, s) => (s === failed ? 1 : 0));
  const share = steadyState(renewed, [isFailed], nameOf).means[0]!;
  return { value: 1 / share.value - 1, low: 1 / share.high - 1, high: 1 / share.low - 1 };
}

/** Probability of a failure before the time (h), from an up state. @throws TransientTooLong */
export function failureBy(chain: SparseChain, up: Uint8Array, from: number, hours: number): Bounded {
  if (up[from] !== 1) return { value: 1, low: 1, high: 1 };
  const { chain: until, first } = untilFailure(chain, up, from);
  const begin = new Float64Array(until.stateCount);
  begin[first] = 1;
  const failed = new Float64Array(until.stateCount);
  failed[until.stateCount - 1] = 1;
  return transientMeans(until, begin, failed, hours).at;
}

function withTransition(chain: SparseChain, from: number, to: number): SparseChain {
  const triples = { from: [from], to: [to], perHour: [1] };
  for (let s = 0; s < chain.stateCount; s++) {
    for (let t = chain.start[s]!; t < chain.start[s + 1]!; t++) {
      triples.from.push(s);
      triples.to.push(chain.column[t]!);
      triples.perHour.push(chain.rate[t]!);
    }
  }
  return sparseChain(chain.stateCount, triples);
}
