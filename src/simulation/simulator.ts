import type { Sampler } from '../maths/sampler.js';
import { sampler } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import { type Chance, type CompiledNet, NetRun } from '../model/compiled-net.js';
import { delayDistribution, delayMean, type ParameterTable, probabilityOf } from '../model/delay.js';
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

  constructor(
    private readonly net: CompiledNet,
    table: ParameterTable,
    form: SimulatedForm,
    private readonly seed: number,
  ) {
    const count = net.activities.length;
    const perDelay = net.delays.map((delay) => delaySampler(delay, table, form));
    this.samplers = net.activities.map((activity) => perDelay[activity.delay]!);
    this.probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.heap = new EventHeap(count);
    this.streams = net.activities.map(() => new RandomStream());
    this.keys = Uint32Array.from(net.activities, (activity) => streamKey(activity.id));
    this.residual = new Float64Array(count).fill(-1);
    this.dirty = new Int32Array(count);
    this.isDirty = new Uint8Array(count);
    this.resumes = Uint8Array.from(net.activities, (activity) => (activity.memory === 'resume' ? 1 : 0));
    this.gates = Int32Array.from(net.activities, (activity) => activity.gate);
    [this.touchedStart, this.touched] = activitiesByGate(net);
    this.run = new NetRun(net, this);
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
    for (let a = 0; a < this.streams.length; a++) if (this.run.enabled(a)) this.schedule(a);
  }

  /** Runs until the time (h), telling the observer; may be called again with a later time. */
  runUntil(end: number, observer: Observer): number {
    let events = 0;
    const { heap, run } = this;
    while (heap.nextTime <= end) {
      const activity = heap.next;
      const time = heap.nextTime;
      observer.advanced(run, this.time, time);
      this.time = time;
      heap.remove(activity);
      this.mark(activity);
      run.fire(activity);
      this.settle();
      observer.happened(run, activity, time);
      events++;
    }
    observer.advanced(run, this.time, end);
    this.time = end;
    return events;
  }

  private touch(gate: number): void {
    const end = this.touchedStart[gate + 1]!;
    for (let i = this.touchedStart[gate]!; i < end; i++) this.mark(this.touched[i]!);
  }

  private mark(activity: number): void {
    if (this.isDirty[activity] === 1) return;
    this.isDirty[activity] = 1;
    this.dirty[this.dirtyCount++] = activity;
  }

  /** Starts and stops the clocks of all activities whose gates changed. */
  private settle(): void {
    const { heap, run, residual, gates } = this;
    for (let i = 0; i < this.dirtyCount; i++) {
      const activity = this.dirty[i]!;
      this.isDirty[activity] = 0;
      const enabled = run.marking.holds(gates[activity]!);
      const scheduled = heap.has(activity);
      if (enabled === scheduled) continue;
      if (enabled) this.schedule(activity);
      else {
        if (this.resumes[activity] === 1) residual[activity] = heap.timeOf(activity) - this.time;
        heap.remove(activity);
      }
    }
    this.dirtyCount = 0;
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

function activitiesByGate(net: CompiledNet): [Int32Array, Int32Array] {
  const start = new Int32Array(net.network.gateCount + 1);
  for (const { gate } of net.activities) start[gate + 1]!++;
  for (let g = 0; g < net.network.gateCount; g++) start[g + 1]! += start[g]!;
  const fill = start.slice();
  const list = new Int32Array(net.activities.length);
  net.activities.forEach(({ gate }, a) => {
    list[fill[gate]!++] = a;
  });
  return [start, list];
}
