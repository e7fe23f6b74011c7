import type { Absence } from './absence-bounds.js';

/** Transitions of an explored chain: from → to with rate coefficient × rate[slot], and what leaves the explored set. */
export class TransitionLists {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly slot: number[] = [];
  readonly coefficient: number[] = [];
  readonly cause: number[] = [];
  readonly exitFrom: number[] = [];
  readonly exitSlot: number[] = [];
  readonly exitCoefficient: number[] = [];
  /** Bounds on what follows where the exit leads: hours pending, felt, down. */
  readonly exitHours: number[] = [];
  readonly exitFelt: number[] = [];
  readonly exitDowntime: number[] = [];

  add(from: number, to: number, slot: number, coefficient: number, cause: number): void {
    // Equal activities on exchangeable parts follow one another: they are added up at once.
    const last = this.from.length - 1;
    if (
      last >= 0 &&
      this.from[last] === from &&
      this.to[last] === to &&
      this.slot[last] === slot &&
      this.cause[last] === cause
    ) {
      this.coefficient[last]! += coefficient;
      return;
    }
    this.from.push(from);
    this.to.push(to);
    this.slot.push(slot);
    this.coefficient.push(coefficient);
    this.cause.push(cause);
  }

  exit(from: number, slot: number, coefficient: number, { pending, felt, downtime }: Absence): void {
    this.exitFrom.push(from);
    this.exitSlot.push(slot);
    this.exitCoefficient.push(coefficient);
    this.exitHours.push(pending);
    this.exitFelt.push(felt);
    this.exitDowntime.push(downtime);
  }

  /** With states renamed; a transition to a state renamed −1 becomes an exit. Exits are not taken along. */
  restricted(rename: Int32Array, absence: (state: number) => Absence): TransitionLists {
    const result = new TransitionLists();
    for (let t = 0; t < this.from.length; t++) {
      const from = rename[this.from[t]!]!;
      const to = rename[this.to[t]!]!;
      const { slot, coefficient } = { slot: this.slot[t]!, coefficient: this.coefficient[t]! };
      if (to >= 0) result.add(from, to, slot, coefficient, this.cause[t]!);
      else result.exit(from, slot, coefficient, absence(this.to[t]!));
    }
    return result;
  }
}
