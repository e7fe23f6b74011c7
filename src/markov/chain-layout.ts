import type { TransitionLists } from './transition-lists.js';

/**
 * Where the rates of an explored chain stand: made once, filled with numbers as often as parameters change. Every entry is
 * a coefficient times the rate of a slot.
 */
export interface ChainLayout {
  readonly size: number;
  /** All rows but the reference, ascending. */
  readonly beside: Int32Array;
  /** Transitions out of row r: `start[r]` … `start[r + 1]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly slot: Int32Array;
  readonly coefficient: Float64Array;
  /** Index into the explored chain's causes. */
  readonly cause: Int32Array;
  /** The same transitions by the row they lead to: where each comes from, and its place in the arrays above. */
  readonly inStart: Int32Array;
  readonly source: Int32Array;
  readonly place: Int32Array;
  /** What leaves the explored set, by row, with the pending hours of where it leads. */
  readonly exitStart: Int32Array;
  readonly exitSlot: Int32Array;
  readonly exitCoefficient: Float64Array;
  readonly exitHours: Float64Array;
  /** Bounds on the hours from there until the reference state in which users feel something, and a service is down. */
  readonly exitFelt: Float64Array;
  readonly exitDowntime: Float64Array;
  /** Many rows are left by the same exits: the first of those rows, for each row. */
  readonly exitsAsIn: Int32Array;
}

/** Lays the transitions out by row, and by the row they lead to. Cost: linear in what there is. */
export function chainLayout(size: number, lists: TransitionLists): ChainLayout {
  const { from, to, exitFrom } = lists;
  const out = grouped(size, from);
  const column = picked(Int32Array, out.items, to);
  const back = grouped(size, column);
  const source = new Int32Array(column.length);
  for (let i = 0; i < source.length; i++) source[i] = from[out.items[back.items[i]!]!]!;
  const exits = grouped(size, exitFrom);
  const exitSlot = picked(Int32Array, exits.items, lists.exitSlot);
  const exitCoefficient = picked(Float64Array, exits.items, lists.exitCoefficient);
  return {
    size,
    beside: Int32Array.from({ length: size - 1 }, (_, i) => i + 1),
    start: out.start,
    column,
    slot: picked(Int32Array, out.items, lists.slot),
    coefficient: picked(Float64Array, out.items, lists.coefficient),
    cause: picked(Int32Array, out.items, lists.cause),
    inStart: back.start,
    source,
    place: back.items,
    exitStart: exits.start,
    exitSlot,
    exitCoefficient,
    exitHours: picked(Float64Array, exits.items, lists.exitHours),
    exitFelt: picked(Float64Array, exits.items, lists.exitFelt),
    exitDowntime: picked(Float64Array, exits.items, lists.exitDowntime),
    exitsAsIn: firstOfEqual(exits.start, exitSlot, exitCoefficient),
  };
}

/** Items by the row they belong to, in their own order within a row: those of row r stand from `start[r]` on. */
function grouped(size: number, rowOf: ArrayLike<number>): { readonly start: Int32Array; readonly items: Int32Array } {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < rowOf.length; i++) start[rowOf[i]! + 1]!++;
  for (let r = 0; r < size; r++) start[r + 1]! += start[r]!;
  const fill = start.slice(0, size);
  const items = new Int32Array(rowOf.length);
  for (let i = 0; i < rowOf.length; i++) items[fill[rowOf[i]!]!++] = i;
  return { start, items };
}

function firstOfEqual(start: Int32Array, slot: Int32Array, coefficient: Float64Array): Int32Array {
  const rows = new Map<number, number[]>();
  const isEqual = (a: number, b: number): boolean => {
    const count = start[a + 1]! - start[a]!;
    if (start[b + 1]! - start[b]! !== count) return false;
    for (let i = 0; i < count; i++) {
      const [e, f] = [start[a]! + i, start[b]! + i];
      if (slot[e] !== slot[f] || coefficient[e] !== coefficient[f]) return false;
    }
    return true;
  };
  return Int32Array.from({ length: start.length - 1 }, (_, r) => {
    let sum = start[r + 1]! - start[r]!;
    for (let e = start[r]!; e < start[r + 1]!; e++) sum = 0.75 * sum + (1 + slot[e]!) * coefficient[e]!;
    const alike = rows.get(sum);
    const first = alike?.find((row) => isEqual(row, r));
    if (first !== undefined) return first;
    if (alike === undefined) rows.set(sum, [r]);
    else alike.push(r);
    return r;
  });
}

function picked<T extends Int32Array | Float64Array>(
  Kind: new (length: number) => T,
  items: Int32Array,
  values: ArrayLike<number>,
): T {
  const result = new Kind(items.length);
  for (let i = 0; i < items.length; i++) result[i] = values[items[i]!]!;
  return result;
}
