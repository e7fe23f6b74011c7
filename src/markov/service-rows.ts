import type { ChainLayout } from './chain-layout.js';

/** Where a service is down in an explored chain, and what leads there. */
export interface ServiceRows {
  /** Ascending, as all rows here. */
  readonly down: Int32Array;
  readonly outages: Outages;
  readonly planned: {
    /** Outages that planned work begins. */
    readonly outages: Outages;
    /** Where the service may be until the end of one of them. */
    readonly down: Int32Array;
  };
}

/** Transitions from up to down: the row each leaves, and its place among the transitions. */
export interface Outages {
  readonly from: Int32Array;
  readonly by: Int32Array;
}

/**
 * @param up by row: 1 or 0
 * @param isPlanned by cause
 */
export function serviceRows(layout: ChainLayout, up: readonly number[], isPlanned: readonly boolean[]): ServiceRows {
  const { size, start, column, cause } = layout;
  const down: number[] = [];
  const outages = { from: [] as number[], by: [] as number[] };
  for (let r = 0; r < size; r++) {
    if (up[r] === 0) {
      down.push(r);
      continue;
    }
    for (let t = start[r]!; t < start[r + 1]!; t++) {
      if (up[column[t]!] !== 0) continue;
      outages.from.push(r);
      outages.by.push(t);
    }
  }
  const isOfPlan = outages.by.map((t) => isPlanned[cause[t]!]!);
  const planned = {
    from: Int32Array.from(outages.from.filter((_, i) => isOfPlan[i])),
    by: Int32Array.from(outages.by.filter((_, i) => isOfPlan[i])),
  };
  return {
    down: Int32Array.from(down),
    outages: { from: Int32Array.from(outages.from), by: Int32Array.from(outages.by) },
    planned: { outages: planned, down: reached(layout, up, planned.by) },
  };
}

/** Down rows that these transitions lead to, directly or through down rows. */
function reached({ size, start, column }: ChainLayout, up: readonly number[], by: Int32Array): Int32Array {
  const isReached = new Uint8Array(size);
  const waiting = Array.from(by, (t) => column[t]!);
  for (let r = waiting.pop(); r !== undefined; r = waiting.pop()) {
    if (isReached[r] === 1 || up[r] !== 0) continue;
    isReached[r] = 1;
    for (let t = start[r]!; t < start[r + 1]!; t++) waiting.push(column[t]!);
  }
  return Int32Array.from(isReached.keys()).filter((r) => isReached[r] === 1);
}
