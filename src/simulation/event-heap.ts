/** Activities by the time they are due: an indexed binary heap, so that any of them can be taken out again. */
export class EventHeap {
  private readonly heap: Int32Array;
  /** Position in the heap, −1: not scheduled. */
  private readonly position: Int32Array;
  private readonly due: Float64Array;
  private size = 0;

  constructor(activities: number) {
    this.heap = new Int32Array(activities);
    this.position = new Int32Array(activities).fill(-1);
    this.due = new Float64Array(activities);
  }

  clear(): void {
    this.position.fill(-1);
    this.size = 0;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  get nextTime(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.due[this.heap[0]!]!;
  }

  get next(): number {
    return this.heap[0]!;
  }

  has(activity: number): boolean {
    return this.position[activity]! >= 0;
  }

  timeOf(activity: number): number {
    return this.due[activity]!;
  }

  add(activity: number, time: number): void {
    this.due[activity] = time;
    this.up(this.size++, activity, time);
  }

  /** Changes the time of a scheduled activity: cheaper than taking it out and putting it in. */
  move(activity: number, time: number): void {
    const earlier = time < this.due[activity]!;
    this.due[activity] = time;
    if (earlier) this.up(this.position[activity]!, activity, time);
    else this.down(this.position[activity]!, activity, time);
  }

  remove(activity: number): void {
    const at = this.position[activity]!;
    this.position[activity] = -1;
    const last = this.heap[--this.size]!;
    if (at === this.size) return;
    const time = this.due[last]!;
    const parent = (at - 1) >> 1;
    if (at > 0 && this.due[this.heap[parent]!]! > time) this.up(at, last, time);
    else this.down(at, last, time);
  }

  private up(from: number, activity: number, time: number): void {
    const { heap, due, position } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = heap[parent]!;
      if (due[other]! <= time) break;
      heap[at] = other;
      position[other] = at;
      at = parent;
    }
    heap[at] = activity;
    position[activity] = at;
  }

  private down(from: number, activity: number, time: number): void {
    const { heap, due, position, size } = this;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && due[heap[child + 1]!]! < due[heap[child]!]!) child++;
      const other = heap[child]!;
      if (due[other]! >= time) break;
      heap[at] = other;
      position[other] = at;
      at = child;
    }
    heap[at] = activity;
    position[activity] = at;
  }
}
