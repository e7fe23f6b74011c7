import { type SparseChain, transposed } from './sparse-chain.js';

/** The chain falls apart: some state does not reach another one. */
export class NotIrreducible extends Error {
  override readonly name = 'NotIrreducible';
}

/** States by their distance, in transitions, from the first one along the rows; those not reached are left out. */
export function breadthFirst(chain: SparseChain, first: number): Int32Array {
  const order = new Int32Array(chain.stateCount);
  const isReached = new Uint8Array(chain.stateCount);
  order[0] = first;
  isReached[first] = 1;
  let count = 1;
  for (let i = 0; i < count; i++) {
    const state = order[i]!;
    const end = chain.start[state + 1]!;
    for (let t = chain.start[state]!; t < end; t++) {
      const next = chain.column[t]!;
      if (isReached[next] === 1) continue;
      isReached[next] = 1;
      order[count++] = next;
    }
  }
  return order.subarray(0, count);
}

/**
 * Every state has to reach every other one, or there is no single steady state: checked by one search from state 0 and
 * one back to it.
 *
 * @param nameOf how messages call a state
 * @param back the chain transposed, where it is at hand
 * @throws NotIrreducible naming the first state that is not reached, or that does not lead back
 */
export function checkIrreducible(
  chain: SparseChain,
  nameOf: (state: number) => string = String,
  back = transposed(chain),
): void {
  const first = nameOf(0);
  const away = missing(breadthFirst(chain, 0), chain.stateCount);
  if (away >= 0) {
    throw new NotIrreducible(
      `state ${nameOf(away)} cannot be reached from state ${first}: the chain has no single steady state over all states`,
    );
  }
  const stuck = missing(breadthFirst(back, 0), chain.stateCount);
  if (stuck >= 0) {
    const kind = chain.total[stuck] === 0 ? 'has no rate out of it' : `never leads back to state ${first}`;
    throw new NotIrreducible(`state ${nameOf(stuck)} ${kind}: the chain has no single steady state`);
  }
}

function missing(reached: Int32Array, stateCount: number): number {
  if (reached.length === stateCount) return -1;
  const isReached = new Uint8Array(stateCount);
  for (const state of reached) isReached[state] = 1;
  return isReached.indexOf(0);
}
