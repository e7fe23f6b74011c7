import { type SparseChain, sparseChain } from '../../../src/markov/chain/sparse-chain.js';

/** States of the workstation cluster: working left, right, left switch, right switch, backbone; what is repaired (0: nothing). */
type ClusterState = readonly [number, number, number, number, number, number];

export interface WorkstationCluster {
  readonly chain: SparseChain;
  /** All of one side connected, or as many through the backbone. */
  readonly premium: Uint8Array;
  /** Three quarters of one side connected, or as many through the backbone. */
  readonly minimum: Uint8Array;
}

const failuresPerHour = [1 / 500, 1 / 500, 1 / 4000, 1 / 4000, 1 / 5000];
const repairsPerHour = [2, 2, 0.25, 0.25, 0.125];
const inspectionsPerHour = 10;

/**
 * Two clusters of n workstations, two switches, a backbone, one repairer who picks a failed kind at 10 per hour each
 * (Haverkort, Hermanns & Katoen 2000; PRISM benchmark `cluster`). State 0: all works. 36 n² states, about.
 */
export function workstationCluster(n: number): WorkstationCluster {
  const working = [n, n, 1, 1, 1];
  const index = new Map<number, number>();
  const states: ClusterState[] = [];
  const triples = { from: [] as number[], to: [] as number[], perHour: [] as number[] };
  const number = (state: ClusterState): number => {
    const key = state.reduce((sum, value, place) => sum * (place < 2 ? n + 1 : place < 5 ? 2 : 6) + value, 0);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, states.length);
    return states.push(state) - 1;
  };
  const add = (
    from: number,
    state: ClusterState,
    kind: number,
    change: number,
    repaired: number,
    rate: number,
  ): void => {
    const next = state.slice() as unknown as number[];
    next[kind]! += change;
    next[5] = repaired;
    triples.from.push(from);
    triples.to.push(number(next as unknown as ClusterState));
    triples.perHour.push(rate);
  };
  number([n, n, 1, 1, 1, 0]);
  for (let s = 0; s < states.length; s++) {
    const state = states[s]!;
    for (let kind = 0; kind < 5; kind++) {
      const left = state[kind]!;
      if (left > 0) add(s, state, kind, -1, state[5], failuresPerHour[kind]! * left);
      if (left < working[kind]! && state[5] === 0) add(s, state, kind, 0, kind + 1, inspectionsPerHour);
      if (left < working[kind]! && state[5] === kind + 1) add(s, state, kind, 1, 0, repairsPerHour[kind]!);
    }
  }
  const connects = ([left, right, leftSwitch, rightSwitch, backbone]: ClusterState, k: number): number => {
    const across = left + right >= k && leftSwitch + rightSwitch + backbone === 3;
    return (left >= k && leftSwitch === 1) || (right >= k && rightSwitch === 1) || across ? 1 : 0;
  };
  return {
    chain: sparseChain(states.length, triples),
    premium: Uint8Array.from(states, (state) => connects(state, n)),
    minimum: Uint8Array.from(states, (state) => connects(state, Math.floor(0.75 * n))),
  };
}
