import type { Bounded } from '../reference-cycle.js';
import { poissonWeights } from './poisson-weights.js';
import { type SparseChain, transposed } from './sparse-chain.js';

/** Means of a reward at a time, and over the time until then. */
export interface TransientMeans {
  readonly at: Bounded;
  readonly until: Bounded;
  /** Transitions of the uniformized chain that were followed. */
  readonly steps: number;
}

/** The chain turns over too often in the time asked for; says what to try. */
export class TransientTooLong extends Error {
  override readonly name = 'TransientTooLong';
}

const roundoff = 2 ** -53;
/** Truncated Poisson mass: below any unavailability of interest. */
const tolerance = 1e-40;
const mostOperations = 2e10;
/** As many have weights that fit in memory; a chain that comes to rest needs few of them. */
const mostEvents = 1e12;
/** Faster than the fastest state by so much that every state also stays: no subtraction loses digits. */
const excess = 1.05;
/** A state distribution within this of the steady state, relative in every state, stays there. */
const settled = 1e-12;
const checkEvery = 64;

/**
 * Mean of a reward (0 or more, at most 1) at time t and over [0, t], from the state distribution at time 0, by
 * uniformization (Jensen 1953; Reibman & Trivedi, Numerical transient analysis of Markov models, 1988) with
 * non-negative terms only: relative accuracy however small the mean. The bounds cover truncated terms and rounding.
 *
 * @param hours t
 * @param steady steady-state probabilities if there are any: once every state is within 1e-12 of them, relative, it stays
 *   so, and the rest is known
 * Cost: (fastest rate × t) × transitions.
 * @throws TransientTooLong
 */
export function transientMeans(
  chain: SparseChain,
  start: Float64Array,
  reward: Float64Array,
  hours: number,
  steady: Float64Array | null = null,
): TransientMeans {
  const fastest = chain.total.reduce((a, b) => Math.max(a, b), 0) * excess;
  const mean = fastest * hours;
  if (mean === 0) {
    const value = dot(start, reward);
    return { at: exactly(value), until: exactly(value), steps: 0 };
  }
  const limit = Math.floor(mostOperations / (chain.rate.length + chain.stateCount));
  if (mean > (steady === null ? limit : mostEvents)) throw tooLong(mean, hours);
  const steadyReward = steady === null ? 0 : dot(steady, reward);
  const { first, weights, beyond, outside } = poissonWeights(mean, tolerance);
  const last = first + weights.length - 1;
  const back = transposed(chain);
  let now = start.slice();
  let next = new Float64Array(now.length);
  let at = 0;
  let total = 0;
  let seenWeight = 0;
  let seenBeyond = 0;
  for (let k = 0; k <= last; k++) {
    const value = dot(now, reward);
    const weight = k < first ? 0 : weights[k - first]!;
    const rest = k < first ? 1 : beyond[k - first]!;
    at += weight * value;
    total += rest * value;
    seenWeight += weight;
    seenBeyond += rest;
    if (steady !== null && k % checkEvery === 0 && isSettled(now, steady)) {
      // The expected number of steps is the mean: what has not been seen of it lies ahead.
      at += Math.max(0, 1 - seenWeight) * steadyReward;
      total += Math.max(0, mean - seenBeyond) * steadyReward;
      return result(at, total / mean, k, chain, outside, settled);
    }
    if (k >= limit && k < last) throw tooLong(mean, hours);
    step(back, fastest, now, next);
    [now, next] = [next, now];
  }
  return result(at, total / mean, last, chain, outside, 0);
}

function result(
  at: number,
  until: number,
  steps: number,
  chain: SparseChain,
  outside: number,
  settledTo: number,
): TransientMeans {
  // Each step rounds each sum of its terms once; weights a few times per step from the mode.
  const perStep = (chain.rate.length / chain.stateCount + 30) * roundoff;
  const relative = (steps + 10) * perStep + chain.stateCount * roundoff + settledTo;
  const bounded = (value: number): Bounded => ({
    value,
    low: Math.max(0, value * (1 - relative) - outside),
    high: value * (1 + relative) + outside,
  });
  return { at: bounded(at), until: bounded(until), steps };
}

function step(
  { stateCount, start, column, rate, total }: SparseChain,
  fastest: number,
  now: Float64Array,
  next: Float64Array,
): void {
  for (let s = 0; s < stateCount; s++) {
    let inflow = now[s]! * (fastest - total[s]!);
    const end = start[s + 1]!;
    for (let t = start[s]!; t < end; t++) inflow += rate[t]! * now[column[t]!]!;
    next[s] = inflow / fastest;
  }
}

function isSettled(now: Float64Array, steady: Float64Array): boolean {
  for (let s = 0; s < now.length; s++) if (Math.abs(now[s]! - steady[s]!) > settled * steady[s]!) return false;
  return true;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const exactly = (value: number): Bounded => ({ value, low: value, high: value });

const tooLong = (mean: number, hours: number): TransientTooLong =>
  new TransientTooLong(
    `uniformization would follow ${mean.toExponential(1)} transitions in ${hours} h: try a shorter time, fewer states, or leave out the delays of milliseconds`,
  );
