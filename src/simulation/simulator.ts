import { lengthBiasedSampler } from '../maths/length-biased-sampler.js';
import { type Sampler, sampler } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import { type Chance, type CompiledNet, NetRun } from '../model/compiled-net.js';
import { delayDistribution, delayMean, type ParameterTable, probabilityOf } from '../model/delay.js';
import { Clocks } from './clocks.js';
import { streamKey } from './stream-key.js';

/** True distributions, or the form the chain solves: every delay exponential with the same mean. */
export type SimulatedForm = 'true-distributions' | 'as-solved';

/** How old the clocks of failures are when a replication begins: new, or as in a system that has always run. */
export type StartingAges = 'new' | 'stationary';

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
  readonly clocks: Clocks;
  private readonly streams: readonly RandomStream[];
  private readonly choices: RandomStream;
  private readonly keys: Uint32Array;
  private readonly probabilities: readonly number[];
  /** Lives in progress at a random time, of the failures that age and run in the reference state. */
  private readonly inProgress: readonly (readonly [activity: number, life: Sampler])[];
  /** Clocks whose gates changed with the event at hand. */
  private readonly dirty: Int32Array;
  private readonly isDirty: Uint8Array;
  private dirtyCount = 0;
  private readonly touchedStart: Int32Array;
  private readonly touched: Int32Array;

  /**
   * @param only one stream for everything, keyed by who gives it; none: one per activity, keyed by `restart`
   * @param drawn what draws a delay in place of the sampler of its law
   */
  constructor(
    readonly net: CompiledNet,
    table: ParameterTable,
    form: SimulatedForm,
    private readonly seed: number,
    only?: RandomStream,
    drawn: (draw: Sampler, delay: number) => Sampler = (draw) => draw,
  ) {
    const perDelay = net.delays.map((delay, d) => drawn(delaySampler(delay, table, form), d));
    this.streams = net.activities.map(() => only ?? new RandomStream());
    this.choices = only ?? new RandomStream();
    this.keys = Uint32Array.from(net.activities, (activity) => streamKey(activity.id));
    this.probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.clocks = new Clocks(
      net,
      net.activities.map(({ delay }) => perDelay[delay]!),
      this.streams,
    );
    const { gates, groupOf } = this.clocks;
    this.dirty = new Int32Array(gates.length);
    this.isDirty = new Uint8Array(gates.length);
    [this.touchedStart, this.touched] = clocksByGate(net.network.gateCount, gates, groupOf);
    this.run = new NetRun(net, this);
    this.run.returnsToReference = form === 'as-solved';
    this.run.onGate = (gate) => this.touch(gate);
    this.inProgress = form === 'as-solved' ? [] : livesInProgress(net, table, this.run);
  }

  among(n: number): number {
    return Math.min(n - 1, Math.floor(this.choices.next() * n));
  }

  happens(slot: number): boolean {
    return this.choices.next() < this.probabilities[slot]!;
  }

  /** Back to the reference state at time 0, with the streams of the replication. */
  restart(replication: number, ages: StartingAges): void {
    const { clocks, streams } = this;
    this.dirtyCount = 0;
    this.isDirty.fill(0);
    this.run.marking.load(this.net.network.initial);
    for (let a = 0; a < streams.length; a++) streams[a]!.rekey(this.seed, replication, this.keys[a]!);
    this.choices.rekey(this.seed, replication, 0);
    clocks.restart();
    if (ages === 'stationary') {
      for (const [a, draw] of this.inProgress) {
        const life = draw(streams[a]!);
        clocks.give(a, life, life * streams[a]!.next());
      }
    }
    // Members of a group ring by its clock.
    for (let clock = 0; clock < clocks.gates.length; clock++) if ((clocks.groupOf[clock] ?? -1) < 0) this.mark(clock);
    this.settle();
  }

  /** Goes on from where another simulator of the same net is, but with random streams of its own. */
  copy(other: Simulator): void {
    this.clocks.copy(other.clocks);
    this.run.marking.copy(other.run.marking);
  }

  /** Runs until the time (h), telling the observer; may be called again with a later time. */
  runUntil(end: number, observer: Observer): number {
    const { clocks, run } = this;
    let events = 0;
    for (let time = clocks.nextTime; time <= end; time = clocks.nextTime) {
      observer.advanced(run, clocks.time, time);
      observer.happened(run, this.fireNext(), time);
      events++;
    }
    observer.advanced(run, clocks.time, end);
    clocks.time = end;
    return events;
  }

  /** Lets the next clock ring. @returns the activity that fired */
  fireNext(): number {
    const clock = this.clocks.next;
    const activity = this.clocks.ring();
    this.fire(activity, clock);
    return activity;
  }

  /** Fires an activity; its clock has rung. */
  fire(activity: number, clock: number): void {
    this.mark(clock);
    this.run.fire(activity);
    this.settle();
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

  /** Starts and stops the clocks whose gates changed. */
  private settle(): void {
    const { dirty, isDirty, clocks } = this;
    const { marking } = this.run;
    const count = this.dirtyCount;
    for (let i = 0; i < count; i++) {
      const clock = dirty[i]!;
      isDirty[clock] = 0;
      const isOpen = marking.holds(clocks.gates[clock]!);
      if (isOpen !== clocks.isRunning(clock)) clocks.turn(clock, isOpen);
    }
    this.dirtyCount = 0;
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

/** Exponential lives are not drawn in progress: what is left of them is as long as a new one. */
function livesInProgress(net: CompiledNet, table: ParameterTable, run: NetRun): (readonly [number, Sampler])[] {
  const perDelay = new Map<number, Sampler | null>();
  return net.activities.flatMap(({ kind, delay, gate }, a) => {
    if (kind !== 'failure' || !run.holds(gate)) return [];
    let life = perDelay.get(delay);
    if (life === undefined) {
      const distribution = delayDistribution(net.delays[delay]!, table);
      const isAgeless = distribution === null || distribution.kind === 'exponential';
      life = isAgeless ? null : lengthBiasedSampler(distribution);
      perDelay.set(delay, life);
    }
    return life === null ? [] : [[a, life] as const];
  });
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
