import type { Absence } from './absence-bounds.js';

/** Numbers per exit in `ExitSums.take`. */
export const exitSize = 5;

/** Exits of one state after another as (slot, number, pending hours, hours felt, hours down), those by the same slot added up with the means. */
export class ExitSums {
  /** In the order in which they were met, and where each stands; −1: not met. */
  private readonly entries: number[] = [];
  private readonly at: number[] = [];

  add(slot: number, count: number, { pending, felt, downtime }: Absence): void {
    const { entries } = this;
    while (this.at.length <= slot) this.at.push(-1);
    let at = this.at[slot]!;
    if (at < 0) {
      at = entries.length;
      this.at[slot] = at;
      entries.push(slot, 0, 0, 0, 0);
    }
    const sum = entries[at + 1]! + count;
    entries[at + 2]! += ((pending - entries[at + 2]!) * count) / sum;
    entries[at + 3]! += ((felt - entries[at + 3]!) * count) / sum;
    entries[at + 4]! += ((downtime - entries[at + 4]!) * count) / sum;
    entries[at + 1] = sum;
  }

  /** What has been added since it was called last; null: nothing. */
  take(): Float64Array | null {
    const { entries, at } = this;
    if (entries.length === 0) return null;
    const values = Float64Array.from(entries);
    for (let i = 0; i < entries.length; i += exitSize) at[entries[i]!] = -1;
    entries.length = 0;
    return values;
  }
}
