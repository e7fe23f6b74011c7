import type { Absence } from './absence-bounds.js';
import { PriorityQueue } from './priority-queue.js';

/**
 * Where an exploration stands: how often each state is entered per cycle, what lies outside, and where most downtime is
 * left out. Weights are estimates between two calls of `reweigh`: flow into states that are explored already is not passed
 * on before.
 */
export class Frontier {
  /** By state: entries per cycle, bounds on what follows; rate out (0: not explored yet). */
  readonly weight: number[] = [];
  readonly absence: Absence[] = [];
  readonly rateOut: number[] = [];
  /** Of an explored state: most hours down per visit behind a failure that has not been fired. */
  private readonly left: number[] = [];
  private queue = new PriorityQueue();
  exploredCount = 0;

  add(absence: Absence): void {
    this.weight.push(0);
    this.absence.push(absence);
    this.rateOut.push(0);
    this.left.push(0);
  }

  isExplored(state: number): boolean {
    return this.rateOut[state]! > 0;
  }

  explore(state: number, rateOut: number): void {
    this.rateOut[state] = rateOut;
    this.exploredCount++;
  }

  /** Flow per cycle into a state; it counts for states not explored yet. */
  reach(state: number, flow: number): void {
    if (this.isExplored(state)) return;
    this.weight[state]! += flow;
    this.push(state);
  }

  /** @param left hours down per visit behind the worst failure not fired; 0: all are fired */
  leave(state: number, left: number): void {
    this.left[state] = left;
    this.push(state);
  }

  /** Hours down per visit that are left out at this state, by the bound. */
  leftOut(state: number): number {
    return this.isExplored(state) ? this.left[state]! : this.absence[state]!.downtime;
  }

  /** The state where most is left out; −1: nothing is. */
  next(): number {
    while (this.queue.size > 0) {
      const priority = this.queue.topPriority;
      const state = this.queue.pop();
      // An entry is stale when the state has been reached again or taken up further since.
      if (priority === this.priority(state)) return state;
    }
    return -1;
  }

  private priority(state: number): number {
    return this.weight[state]! * this.leftOut(state);
  }

  private push(state: number): void {
    const priority = this.priority(state);
    if (priority > 0) this.queue.push(state, priority);
  }

  /** Takes over exact entries per cycle, and begins the order anew. */
  reweigh(weight: Float64Array): void {
    this.queue = new PriorityQueue();
    for (let state = 0; state < weight.length; state++) {
      this.weight[state] = weight[state]!;
      this.push(state);
    }
  }
}
