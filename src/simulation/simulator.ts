import type { Sampler } from '../maths/sampler.js';
import { sampler } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import { type Chance, type CompiledNet, NetRun } from '../model/compiled-net.js';
import { delayDistribution, delayMean, type ParameterTable, probabilityOf } from '../model/delay.js';
import { type ClockGroup, clockGroups } from './clock-group.js';
import { EventHeap } from './event-heap.js';
import { streamKey } from './stream-key.js';

/** True distributions, or the form the chain solves: every delay exponential with the same mean. */
export type SimulatedForm = 'true-distributions' | 'as-solved';

/** Hears of every event: the marking is the one after it. */
export interface Observer {
  /** Time up to now (h) was spent in the former marking. */
  advanced(run: NetRun, from: number, to: number): void;
  happened(run: NetRun, activity: number, time: number): void;
}

/**
 * Runs a compiled net as a generalized semi-Markov process: each enabled activity has a clock, the first to ring fires.
 * One event costs a heap operation and the activities its change touches. Streams are keyed by seed, replication and
 * activity name, so candidates that share a part share its fate (common random numbers) on any number of threads.
 */
export class Simulator implements Chance {
  readonly run: NetRun;
  time = 0;
  private readonly heap: EventHeap;
  private readonly streams: RandomStream[];
  private readonly choices = new RandomStream();
  private readonly samplers: Sampler[];
  private readonly probabilities: number[];
  /** Clock kept while an activity with memory cannot run; −1: none. */
  private readonly residual: Float64Array;
  private readonly dirty: Int32Array;
  private readonly isDirty: Uint8Array;
  private dirtyCount = 0;
  private readonly touchedStart: Int32Array;
  private readonly touched: Int32Array;
  private readonly keys: Uint32Array;
  private readonly resumes: Uint8Array;
  private readonly gates: Int32Array;
  /** Clocks: one per activity, then one per group of activities. */
  private readonly groups: readonly ClockGroup[];
  private readonly groupOf: Int32Array;

  constructor(
    private readonly net: CompiledNet,
    table: ParameterTable,
    form: SimulatedForm,
    private readonly seed: number,
  ) {
    const activityCount = net.activities.length;
    const { groups, groupOf } = clockGroups(net);
    this.groups = groups;
    this.groupOf = groupOf;
    const count = activityCount + groups.length;
    const perDelay = net.delays.map((delay) => delaySampler(delay, table, form));
    this.samplers = net.activities.map((activity) => perDelay[activity.delay]!);
    this.probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.heap = new EventHeap(count);
    this.streams = net.activities.map(() => new RandomStream());
    this.keys = Uint32Array.from(net.activities, (activity) => streamKey(activity.id));
    this.residual = new Float64Array(activityCount).fill(-1);
    this.dirty = new Int32Array(count);
    this.isDirty = new Uint8Array(count);
    this.resumes = Uint8Array.from(net.activities, (activity) => (activity.memory === 'resume' ? 1 : 0));
    this.gates = Int32Array.from([...net.activities.map(({ gate }) => gate), ...groups.map(({ gate }) => gate)]);
    [this.touchedStart, this.touched] = clocksByGate(net.network.gateCount, this.gates, groupOf);
    this.run = new NetRun(net, this);
    this.run.returnsToReference = form === 'as-solved';
    this.run.onGate = (gate) => this.touch(gate);
  }

  among(n: number): number {
    return Math.min(n - 1, Math.floor(this.choices.next() * n));
  }

  happens(slot: number): boolean {
    return this.choices.next() < this.probabilities[slot]!;
  }

  /** Back to the reference state at time 0, with the streams of the replication. */
  restart(replication: number): void {
    this.time = 0;
    this.heap.clear();
    this.residual.fill(-1);
    this.dirtyCount = 0;
    this.isDirty.fill(0);
    this.run.marking.load(this.net.network.initial);
    for (let a = 0; a < this.streams.length; a++) this.streams[a]!.rekey(this.seed, replication, this.keys[a]!);
    this.choices.rekey(this.seed, replication, 0);
    for (const group of this.groups) {
      group.restart();
      for (const a of group.activities) this.scheduleMember(group, a);
    }
    // Members of a group ring by its clock.
    for (let clock = 0; clock < this.gates.length; clock++) if ((this.groupOf[clock] ?? -1) < 0) this.mark(clock);
    this.settle();
  }

  /** Runs until the time (h), telling the observer; may be called again with a later time. */
  runUntil(end: number, observer: Observer): number {
    let events = 0;
    const { heap, run } = this;
    for (let time = heap.nextTime; time <= end; time = heap.nextTime) {
      const clock = heap.next;
      observer.advanced(run, this.time, time);
      this.time = time;
      heap.remove(clock);
      this.mark(clock);
      const activity = clock < this.groupOf.length ? clock : this.rung(clock);
      run.fire(activity);
      this.settle();
      observer.happened(run, activity, time);
      events++;
    }
    observer.advanced(run, this.time, end);
    this.time = end;
    return events;
  }

  /** A group's clock rang: the activity is its first member, which begins its next wait. */
  private rung(clock: number): number {
    const group = this.groups[clock - this.groupOf.length]!;
    group.close(this.time);
    const activity = group.members.next;
    group.members.remove(activity);
    this.scheduleMember(group, activity);
    return activity;
  }

  private scheduleMember(group: ClockGroup, activity: number): void {
    const delay = this.samplers[activity]!(this.streams[activity]!);
    if (delay < Number.POSITIVE_INFINITY) group.members.add(activity, group.now(this.time) + delay);
  }

  private touch(gate: number): void {
    const end = this.touchedStart[gate + 1]!;
    for (let i = this.touchedStart[gate]!; i < end; i++) this.mark(this.touched[i]!);
  }

  private mark(clock: number): void {
    if (this.isDirty[clock] === 1) return;
    this.isDirty[clock] = 1;
    this.dirty[this.dirtyCount++] = clock;
  }

  /** Starts and stops the clocks of all activities whose gates changed. */
  private settle(): void {
    const { dirty, isDirty, heap, gates } = this;
    const { marking } = this.run;
    const count = this.dirtyCount;
    for (let i = 0; i < count; i++) {
      const clock = dirty[i]!;
      isDirty[clock] = 0;
      const enabled = marking.holds(gates[clock]!);
      if (enabled !== heap.has(clock)) this.turn(clock, enabled);
    }
    this.dirtyCount = 0;
  }

  private turn(clock: number, enabled: boolean): void {
    if (clock >= this.groupOf.length) this.turnGroup(clock, enabled);
    else if (enabled) this.schedule(clock);
    else {
      if (this.resumes[clock] === 1) this.residual[clock] = this.heap.timeOf(clock) - this.time;
      this.heap.remove(clock);
    }
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

  private schedule(activity: number): void {
    const kept = this.residual[activity]!;
    const delay = kept >= 0 ? kept : this.samplers[activity]!(this.streams[activity]!);
    this.residual[activity] = -1;
    if (delay < Number.POSITIVE_INFINITY) this.heap.add(activity, this.time + delay);
  }
}

function delaySampler(delay: CompiledNet['delays'][number], table: ParameterTable, form: SimulatedForm): Sampler {
  if (form === 'as-solved') {
    const mean = delayMean(delay, table);
    return mean === Number.POSITIVE_INFINITY ? () => mean : sampler({ kind: 'exponential', mean });
  }
  const distribution = delayDistribution(delay, table);
  if (distribution === null) return () => Number.POSITIVE_INFINITY;
  const draw = sampler(distribution);
  // A sum with a subtracted part may dip below zero: such a delay is over at once.
  return delay.minus === undefined ? draw : (source) => Math.max(0, draw(source));
}

/** Clocks by the gate they wait for: of activities on their own, and of groups. */
function clocksByGate(gateCount: number, gates: Int32Array, groupOf: Int32Array): [Int32Array, Int32Array] {
  const clocks = Array.from(gates, (_, clock) => clock).filter((clock) => (groupOf[clock] ?? -1) < 0);
  const start = new Int32Array(gateCount + 1);
  for (const clock of clocks) start[gates[clock]! + 1]!++;
  for (let g = 0; g < gateCount; g++) start[g + 1]! += start[g]!;
  const fill = start.slice();
  const list = new Int32Array(clocks.length);
  for (const clock of clocks) list[fill[gates[clock]!]!++] = clock;
  return [start, list];
}
