import type { Absence } from './absence-bounds.js';

/** Numbers per exit in `ExitSums.values`. */
export const exitSize = 5;

/** Exits of one state as (slot, number, pending hours, hours felt, hours down), those by the same slot added up with the means. */
export class ExitSums {
  private readonly entries: number[] = [];

  add(slot: number, count: number, { pending, felt, downtime }: Absence): void {
    const { entries } = this;
    let at = 0;
    while (at < entries.length && entries[at] !== slot) at += exitSize;
    if (at === entries.length) entries.push(slot, 0, 0, 0, 0);
    const sum = entries[at + 1]! + count;
    entries[at + 2]! += ((pending - entries[at + 2]!) * count) / sum;
    entries[at + 3]! += ((felt - entries[at + 3]!) * count) / sum;
    entries[at + 4]! += ((downtime - entries[at + 4]!) * count) / sum;
    entries[at + 1] = sum;
  }

  values(): Float64Array | null {
    return this.entries.length === 0 ? null : Float64Array.from(this.entries);
  }
}
