import type { SparseChain } from './sparse-chain.js';

/** Below this a product of two doubles has no exact remainder any more. */
const smallestFlow = 1e-280;
/** Unit roundoff of a pair of doubles, some bits given away. */
const pairRoundoff = 2 ** -102;
const splitter = 2 ** 27 + 1;

/**
 * How far, relative in every state, the probabilities may be from the steady state, however nearly the chain falls apart:
 * they are exactly those of a chain whose rates differ by a share of at most δ, and that changes no probability by more
 * than the factor ((1 + δ) ∕ (1 − δ))ⁿ⁻¹, as each is a ratio of sums of products of n − 1 rates (the Markov chain tree
 * theorem; C. O'Cinneide, Entrywise perturbation theory and error analysis for Markov chains, 1993).
 *
 * δ is found by sending what flows into a state and not out again along the tree of the strongest flows: through an edge
 * goes what is missing beyond it. Flows are pairs of doubles, so that within a part of the chain they cancel.
 *
 * @returns infinite when a probability is too small for pairs of doubles
 * Cost: transitions · log
 */
export function distanceToSteadyState(chain: SparseChain, probabilities: Float64Array): number {
  const flows = Float64Array.from(chain.rate);
  const missing = missingFlows(chain, probabilities, flows);
  if (missing === null) return Number.POSITIVE_INFINITY;
  let share = 0;
  // Leaves first: what is missing at a state and beyond is handed on towards the root.
  const { order, parent, strength } = strongestTree(chain, flows);
  for (let i = order.length - 1; i > 0; i--) {
    const s = order[i]!;
    share = Math.max(share, (Math.abs(missing.head[s]! + missing.tail[s]!) + missing.error[s]!) / strength[s]!);
    handOn(missing, s, parent[s]!);
  }
  return share < 1 ? Math.expm1(2 * (chain.stateCount - 1) * Math.atanh(share)) : Number.POSITIVE_INFINITY;
}

interface MissingFlows {
  /** What flows in and not out, as unevaluated sums. */
  readonly head: Float64Array;
  readonly tail: Float64Array;
  /** Bound on what the sums have lost by rounding. */
  readonly error: Float64Array;
}

/** @param flows receives probability × rate of each transition @returns null when one is too small */
function missingFlows(
  { stateCount, start, column, rate }: SparseChain,
  probabilities: Float64Array,
  flows: Float64Array,
): MissingFlows | null {
  const zeros = () => new Float64Array(stateCount);
  const missing = { head: zeros(), tail: zeros(), error: zeros() };
  for (let s = 0; s < stateCount; s++) {
    for (let t = start[s]!; t < start[s + 1]!; t++) {
      const flow = probabilities[s]! * rate[t]!;
      if (!(flow > smallestFlow)) return null;
      flows[t] = flow;
      const slip = productRemainder(probabilities[s]!, rate[t]!, flow);
      add(missing, s, -flow, -slip);
      add(missing, column[t]!, flow, slip);
    }
  }
  return missing;
}

/** Adds a pair to what is missing at a state (D. Knuth, The Art of Computer Programming 2, 4.2.2). */
function add({ head, tail, error }: MissingFlows, s: number, value: number, slip: number): void {
  const before = head[s]!;
  const sum = before + value;
  const back = sum - before;
  const lost = before - (sum - back) + (value - back) + (tail[s]! + slip);
  head[s] = sum + lost;
  tail[s] = lost - (head[s]! - sum);
  error[s]! += pairRoundoff * (Math.abs(before) + Math.abs(value));
}

function handOn(missing: MissingFlows, from: number, to: number): void {
  add(missing, to, missing.head[from]!, missing.tail[from]!);
  missing.error[to]! += missing.error[from]!;
}

/** a · b − product, exactly (T. Dekker, A floating-point technique for extending the available precision, 1971). */
function productRemainder(a: number, b: number, product: number): number {
  const aBig = splitter * a;
  const aUpper = aBig - (aBig - a);
  const bBig = splitter * b;
  const bUpper = bBig - (bBig - b);
  const [aLower, bLower] = [a - aUpper, b - bUpper];
  return aUpper * bUpper - product + aUpper * bLower + aLower * bUpper + aLower * bLower;
}

interface FlowTree {
  /** From the root on. */
  readonly order: readonly number[];
  readonly parent: Int32Array;
  /** Flow between a state and its parent. */
  readonly strength: Float64Array;
}

/** A tree over all states whose weakest flows are as strong as can be (J. Kruskal 1956). The chain hangs together. */
function strongestTree({ stateCount, start, column }: SparseChain, flows: Float64Array): FlowTree {
  const source = new Int32Array(flows.length);
  for (let s = 0; s < stateCount; s++) source.fill(s, start[s]!, start[s + 1]!);
  const group = Int32Array.from({ length: stateCount }, (_, s) => s);
  const find = (s: number): number => {
    let at = s;
    while (group[at] !== at) {
      group[at] = group[group[at]!]!;
      at = group[at]!;
    }
    return at;
  };
  const near: { to: number; flow: number }[][] = Array.from({ length: stateCount }, () => []);
  const strongestFirst = Uint32Array.from(flows, (_, t) => t).sort((a, b) => flows[b]! - flows[a]!);
  for (const t of strongestFirst) {
    const [a, b] = [find(source[t]!), find(column[t]!)];
    if (a === b) continue;
    group[a] = b;
    near[source[t]!]!.push({ to: column[t]!, flow: flows[t]! });
    near[column[t]!]!.push({ to: source[t]!, flow: flows[t]! });
  }
  const order = [0];
  const parent = new Int32Array(stateCount).fill(-1);
  const strength = new Float64Array(stateCount);
  for (const s of order) {
    for (const { to, flow } of near[s]!) {
      if (to === parent[s]) continue;
      parent[to] = s;
      strength[to] = flow;
      order.push(to);
    }
  }
  return { order, parent, strength };
}
