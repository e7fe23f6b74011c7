/** Numbers by priority, largest first (binary heap). An item may be in it several times; the caller skips the stale. */
export class PriorityQueue {
  private readonly items: number[] = [];
  private readonly priorities: number[] = [];

  get size(): number {
    return this.items.length;
  }

  get topPriority(): number {
    return this.priorities[0]!;
  }

  push(item: number, priority: number): void {
    let at = this.items.length;
    this.items.push(item);
    this.priorities.push(priority);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.priorities[parent]! >= priority) break;
      this.items[at] = this.items[parent]!;
      this.priorities[at] = this.priorities[parent]!;
      at = parent;
    }
    this.items[at] = item;
    this.priorities[at] = priority;
  }

  /** The item with the largest priority; the queue must not be empty. */
  pop(): number {
    const top = this.items[0]!;
    const item = this.items.pop()!;
    const priority = this.priorities.pop()!;
    const size = this.items.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.priorities[child + 1]! > this.priorities[child]!) child++;
      if (this.priorities[child]! <= priority) break;
      this.items[at] = this.items[child]!;
      this.priorities[at] = this.priorities[child]!;
      at = child;
    }
    this.items[at] = item;
    this.priorities[at] = priority;
    return top;
  }
}
