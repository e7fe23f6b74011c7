import type { CompiledNet } from '../model/compiled-net.js';
import { EventHeap } from './event-heap.js';

/** Gates with fewer activities than this are not worth a clock of their own. */
const smallestGroup = 4;

/**
 * Activities that wait behind one gate and keep their clocks while it is closed (planned work). The group has a clock that
 * runs while the gate is open; members ring by it. Opening or closing the gate then costs one event, not one each.
 */
export class ClockGroup {
  /** Members by the time of the group's clock at which they ring. */
  readonly members: EventHeap;
  /** Hours the gate has been open up to `since`, and since when it is open now; −1: closed. */
  private elapsed = 0;
  private since = -1;

  constructor(
    readonly gate: number,
    readonly activities: readonly number[],
    activityCount: number,
  ) {
    this.members = new EventHeap(activityCount);
  }

  restart(): void {
    this.members.clear();
    this.elapsed = 0;
    this.since = -1;
  }

  copy({ members, elapsed, since }: ClockGroup): void {
    this.members.copy(members);
    this.elapsed = elapsed;
    this.since = since;
  }

  now(time: number): number {
    return this.since < 0 ? this.elapsed : this.elapsed + time - this.since;
  }

  open(time: number): void {
    this.since = time;
  }

  close(time: number): void {
    this.elapsed = this.now(time);
    this.since = -1;
  }

  /** When the first member rings if the gate stays open. */
  nextTime(time: number): number {
    return time + Math.max(0, this.members.nextTime - this.now(time));
  }
}

/** Groups of a net, and by activity the index of its group; −1: a clock of its own. */
export function clockGroups(net: CompiledNet): { groups: ClockGroup[]; groupOf: Int32Array } {
  const byGate = new Map<number, number[]>();
  net.activities.forEach(({ gate, kind, memory }, a) => {
    if (kind !== 'planned' || memory !== 'resume') return;
    const list = byGate.get(gate);
    if (list === undefined) byGate.set(gate, [a]);
    else list.push(a);
  });
  const groupOf = new Int32Array(net.activities.length).fill(-1);
  const groups: ClockGroup[] = [];
  for (const [gate, activities] of byGate) {
    if (activities.length < smallestGroup) continue;
    for (const a of activities) groupOf[a] = groups.length;
    groups.push(new ClockGroup(gate, activities, net.activities.length));
  }
  return { groups, groupOf };
}
