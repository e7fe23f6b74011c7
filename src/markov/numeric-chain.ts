import type { ChainLayout } from './chain-layout.js';

/**
 * An explored chain with numbers in. Row 0 is the reference state; rows are sorted by how much recovery they still have
 * ahead, so that a recovery leads to an earlier row and a failure to a later one.
 */
export interface NumericChain extends ChainLayout {
  /** By slot. */
  readonly rates: Float64Array;
  /** Beside `column`, and beside `source`. */
  readonly rate: Float64Array;
  readonly inRate: Float64Array;
  /** Total rate out of each row, and out of the explored set, which is part of it. */
  readonly total: Float64Array;
  readonly leaving: Float64Array;
}

/**
 * Puts rates by slot into an explored chain. Cost: linear in its transitions and unlike exits.
 *
 * @param over a former chain of this layout that is not needed any more: its arrays are written over
 */
export function numericChain(layout: ChainLayout, rates: Float64Array, over: NumericChain | null = null): NumericChain {
  const { size, start, slot, coefficient, place, exitsAsIn } = layout;
  const { rate, inRate, total, leaving } = over ?? emptyChain(layout);
  for (let t = 0; t < rate.length; t++) rate[t] = coefficient[t]! * rates[slot[t]!]!;
  for (let i = 0; i < place.length; i++) inRate[i] = rate[place[i]!]!;
  for (let r = 0; r < size; r++) {
    const first = exitsAsIn[r]!;
    leaving[r] = first < r ? leaving[first]! : exitRate(layout, rates, r);
    let sum = leaving[r]!;
    for (let t = start[r]!, end = start[r + 1]!; t < end; t++) sum += rate[t]!;
    total[r] = sum;
  }
  return { ...layout, rates, rate, inRate, total, leaving };
}

function emptyChain({ size, slot }: ChainLayout): Pick<NumericChain, 'rate' | 'inRate' | 'total' | 'leaving'> {
  return {
    rate: new Float64Array(slot.length),
    inRate: new Float64Array(slot.length),
    total: new Float64Array(size),
    leaving: new Float64Array(size),
  };
}

function exitRate({ exitStart, exitSlot, exitCoefficient }: ChainLayout, rates: Float64Array, row: number): number {
  let sum = 0;
  for (let e = exitStart[row]!, end = exitStart[row + 1]!; e < end; e++) {
    sum += exitCoefficient[e]! * rates[exitSlot[e]!]!;
  }
  return sum;
}
