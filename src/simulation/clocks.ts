import type { Sampler } from '../maths/sampler.js';
import type { RandomStream } from '../maths/threefry.js';
import type { CompiledNet } from '../model/compiled-net.js';
import { type ClockGroup, clockGroups } from './clock-group.js';
import { EventHeap } from './event-heap.js';
import type { ForcedClocks } from './forced-clocks.js';

/**
 * The clocks of a net: one per activity, then one per group of activities. Which run, when each rings, what is left of
 * those that stand still, and how long a life each was given.
 */
export class Clocks {
  time = 0;
  /** How many clocks of recoveries run. */
  recovering = 0;
  /** Failures whose clocks are not drawn ahead but forced, where rare events are looked for; null: none. */
  forced: ForcedClocks | null = null;
  /** The gate each clock waits for. */
  readonly gates: Int32Array;
  /** By activity the index of its group; −1: a clock of its own. */
  readonly groupOf: Int32Array;
  private readonly groups: readonly ClockGroup[];
  private readonly heap: EventHeap;
  /** Hours left on a clock with memory that stands still; −1: none. */
  private readonly residual: Float64Array;
  /** Whole length of the latest life (delay) drawn for an activity. */
  private readonly life: Float64Array;
  private readonly resumes: Uint8Array;
  private readonly isRecovery: Uint8Array;

  constructor(
    net: CompiledNet,
    private readonly samplers: readonly Sampler[],
    private readonly streams: readonly RandomStream[],
  ) {
    const { activities } = net;
    const { groups, groupOf } = clockGroups(net);
    this.groups = groups;
    this.groupOf = groupOf;
    this.gates = Int32Array.from([...activities.map(({ gate }) => gate), ...groups.map(({ gate }) => gate)]);
    this.heap = new EventHeap(this.gates.length);
    this.residual = new Float64Array(activities.length).fill(-1);
    this.life = new Float64Array(activities.length);
    this.resumes = Uint8Array.from(activities, ({ memory }) => (memory === 'resume' ? 1 : 0));
    this.isRecovery = Uint8Array.from(activities, ({ kind }) => (kind === 'recovery' ? 1 : 0));
  }

  /** Nothing runs, at time 0; members of groups wait for their first ring. */
  restart(): void {
    this.time = 0;
    this.recovering = 0;
    this.heap.clear();
    this.residual.fill(-1);
    for (const group of this.groups) {
      group.restart();
      for (const a of group.activities) this.startMember(group, a);
    }
  }

  /** Takes over everything but what is forced from the clocks of the same net. */
  copy(other: Clocks): void {
    this.time = other.time;
    this.recovering = other.recovering;
    this.heap.copy(other.heap);
    this.residual.set(other.residual);
    this.life.set(other.life);
    for (let g = 0; g < this.groups.length; g++) this.groups[g]!.copy(other.groups[g]!);
  }

  /** When the next clock rings; infinity: never. */
  get nextTime(): number {
    return this.heap.nextTime;
  }

  get next(): number {
    return this.heap.next;
  }

  isRunning(clock: number): boolean {
    return this.heap.has(clock) || this.forced?.isRunning(clock) === true;
  }

  /** The next clock rings: time goes on to it. @returns its activity */
  ring(): number {
    const clock = this.heap.next;
    this.time = this.heap.nextTime;
    this.heap.remove(clock);
    if (clock >= this.groupOf.length) return this.memberRung(clock);
    this.recovering -= this.isRecovery[clock]!;
    return clock;
  }

  /** The clock's gate has opened or closed. */
  turn(clock: number, isOpen: boolean): void {
    if (clock >= this.groupOf.length) this.turnGroup(clock, isOpen);
    else if (this.forced?.takes(clock)) this.forced.turn(clock, isOpen, this.time, this.resumes[clock] === 1);
    else if (isOpen) this.start(clock);
    else this.stop(clock);
  }

  /** Gives an activity whose clock stands still a life of which so much is over when it starts. */
  give(activity: number, life: number, over: number): void {
    this.life[activity] = life;
    this.residual[activity] = life - over;
  }

  /** Hours of its life that are over, of a clock that runs or is kept. */
  age(activity: number): number {
    const kept = this.residual[activity]!;
    const left = kept >= 0 ? kept : this.heap.timeOf(activity) - this.time;
    return Math.max(0, this.life[activity]! - left);
  }

  isKept(activity: number): boolean {
    return this.residual[activity]! >= 0;
  }

  /** Forgets when the activity would have rung. */
  takeOut(activity: number): void {
    this.residual[activity] = -1;
    if (this.heap.has(activity)) this.heap.remove(activity);
  }

  start(activity: number): void {
    let delay = this.residual[activity]!;
    if (delay >= 0) this.residual[activity] = -1;
    else {
      delay = this.samplers[activity]!(this.streams[activity]!);
      this.life[activity] = delay;
    }
    if (delay === Number.POSITIVE_INFINITY) return;
    this.heap.add(activity, this.time + delay);
    this.recovering += this.isRecovery[activity]!;
  }

  private stop(activity: number): void {
    if (this.resumes[activity] === 1) this.residual[activity] = this.heap.timeOf(activity) - this.time;
    this.heap.remove(activity);
    this.recovering -= this.isRecovery[activity]!;
  }

  private turnGroup(clock: number, isOpen: boolean): void {
    const group = this.groups[clock - this.groupOf.length]!;
    if (isOpen) {
      group.open(this.time);
      if (group.members.nextTime < Number.POSITIVE_INFINITY) this.heap.add(clock, group.nextTime(this.time));
    } else {
      group.close(this.time);
      this.heap.remove(clock);
    }
  }

  /** A group's clock rang: the activity is its first member, which begins its next wait. */
  private memberRung(clock: number): number {
    const group = this.groups[clock - this.groupOf.length]!;
    group.close(this.time);
    const activity = group.members.next;
    group.members.remove(activity);
    this.startMember(group, activity);
    return activity;
  }

  private startMember(group: ClockGroup, activity: number): void {
    const delay = this.samplers[activity]!(this.streams[activity]!);
    if (delay < Number.POSITIVE_INFINITY) group.members.add(activity, group.now(this.time) + delay);
  }
}
