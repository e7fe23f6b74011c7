/**
 * Activities by the time they are due: an indexed binary heap, so that any of them can be taken out again. Times lie in
 * heap order, so that a comparison reads one array.
 */
export class EventHeap {
  private readonly heap: Int32Array;
  private readonly due: Float64Array;
  /** Position in the heap, −1: not scheduled. */
  private readonly position: Int32Array;
  private size = 0;

  constructor(activities: number) {
    this.heap = new Int32Array(activities);
    this.due = new Float64Array(activities + 1).fill(Number.POSITIVE_INFINITY);
    this.position = new Int32Array(activities).fill(-1);
  }

  clear(): void {
    this.position.fill(-1);
    this.size = 0;
    this.due[0] = Number.POSITIVE_INFINITY;
  }

  /** Takes over what is scheduled in a heap of the same size. */
  copy({ heap, due, position, size }: EventHeap): void {
    this.heap.set(heap);
    this.due.set(due);
    this.position.set(position);
    this.size = size;
  }

  /** Infinity when nothing is scheduled. */
  get nextTime(): number {
    return this.due[0]!;
  }

  get next(): number {
    return this.heap[0]!;
  }

  has(activity: number): boolean {
    return this.position[activity]! >= 0;
  }

  timeOf(activity: number): number {
    return this.due[this.position[activity]!]!;
  }

  add(activity: number, time: number): void {
    this.up(this.size++, activity, time);
  }

  remove(activity: number): void {
    const { heap, due, position } = this;
    const at = position[activity]!;
    position[activity] = -1;
    const size = --this.size;
    const last = heap[size]!;
    const time = due[size]!;
    if (at < size) {
      if (at > 0 && due[(at - 1) >> 1]! > time) this.up(at, last, time);
      else this.down(at, last, time);
    } else if (size === 0) due[0] = Number.POSITIVE_INFINITY;
  }

  private up(from: number, activity: number, time: number): void {
    const { heap, due, position } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = due[parent]!;
      if (other <= time) break;
      const moved = heap[parent]!;
      due[at] = other;
      heap[at] = moved;
      position[moved] = at;
      at = parent;
    }
    due[at] = time;
    heap[at] = activity;
    position[activity] = at;
  }

  private down(from: number, activity: number, time: number): void {
    const { heap, due, position, size } = this;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && due[child + 1]! < due[child]!) child++;
      const other = due[child]!;
      if (other >= time) break;
      const moved = heap[child]!;
      due[at] = other;
      heap[at] = moved;
      position[moved] = at;
      at = child;
    }
    due[at] = time;
    heap[at] = activity;
    position[activity] = at;
  }
}
