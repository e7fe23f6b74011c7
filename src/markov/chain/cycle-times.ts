import type { OrderedChain } from './reference-order.js';

/** Unit roundoff of double precision. */
const roundoff = 2 ** -53;

/** Expected time in each state between two visits to state 0, in proportion to the time there: refined sweep by sweep. */
export class CycleTimes {
  sweeps = 0;

  /** @param hours a first estimate; only the entry of state 0 counts as it stands */
  constructor(
    private readonly ordered: OrderedChain,
    readonly hours: Float64Array,
  ) {}

  /** One Gauss–Seidel sweep out along failures and one back along recoveries. */
  refine(): void {
    const { stateCount, start, column, rate, total } = this.ordered.backward;
    const y = this.hours;
    for (let s = 1; s < stateCount; s++) {
      let inflow = 0;
      const end = start[s + 1]!;
      for (let t = start[s]!; t < end; t++) inflow += rate[t]! * y[column[t]!]!;
      y[s] = inflow / total[s]!;
    }
    for (let s = stateCount - 1; s > 0; s--) {
      let inflow = 0;
      const end = start[s + 1]!;
      for (let t = start[s]!; t < end; t++) inflow += rate[t]! * y[column[t]!]!;
      y[s] = inflow / total[s]!;
    }
    this.sweeps += 2;
  }

  /**
   * What is still missing from the flow balance of each state times a bound on the reward from there on, summed: the
   * expected reward per cycle lies within [−below, +above] of Σ hours × reward, the rounding of the residual included.
   */
  missing(bounds: readonly Float64Array[]): { readonly below: number; readonly above: number }[] {
    const { stateCount, start, column, rate, total } = this.ordered.backward;
    const y = this.hours;
    const below = new Float64Array(bounds.length);
    const above = new Float64Array(bounds.length);
    for (let s = 1; s < stateCount; s++) {
      let inflow = 0;
      const end = start[s + 1]!;
      for (let t = start[s]!; t < end; t++) inflow += rate[t]! * y[column[t]!]!;
      const outflow = total[s]! * y[s]!;
      const residual = inflow - outflow;
      const rounding = (end - start[s]! + 4) * 2 * roundoff * (inflow + outflow);
      for (let b = 0; b < bounds.length; b++) {
        const bound = bounds[b]![s]!;
        if (residual + rounding > 0) above[b]! += (residual + rounding) * bound;
        if (residual - rounding < 0) below[b]! += (rounding - residual) * bound;
      }
    }
    return bounds.map((_, b) => ({ below: below[b]!, above: above[b]! }));
  }
}
