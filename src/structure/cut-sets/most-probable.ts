/** A set being listed: its literals, last first, and the product of their probabilities. */
export interface Candidate {
  readonly probability: number;
  readonly literals: Literals | null;
}

export interface Literals {
  readonly event: number;
  readonly negated: boolean;
  readonly before: Literals | null;
}

/** The most probable candidates, at most `limit`: a heap with the least of them at the root. */
export class MostProbable {
  private readonly heap: Candidate[] = [];

  constructor(private readonly limit: number) {}

  wants(probability: number): boolean {
    return this.heap.length < this.limit || probability > this.heap[0]!.probability;
  }

  add(candidate: Candidate): void {
    const { heap } = this;
    if (heap.length === this.limit) {
      heap[0] = candidate;
      this.sink();
      return;
    }
    heap.push(candidate);
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.probability <= heap[at]!.probability) break;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && heap[child]!.probability < heap[least]!.probability) least = child;
      }
      if (least === at) return;
      [heap[least], heap[at]] = [heap[at]!, heap[least]!];
      at = least;
    }
  }

  sorted(): Candidate[] {
    return [...this.heap].sort((a, b) => b.probability - a.probability);
  }
}
