import { type CumulativeHazard, cumulativeHazard } from '../maths/cumulative-hazard.js';
import type { CompiledNet } from '../model/compiled-net.js';
import { delayDistribution, type ParameterTable } from '../model/delay.js';
import type { Clocks } from './clocks.js';

/** Failures of one law. */
export interface ForcedClass {
  readonly hazard: CumulativeHazard;
  /** Per hour, where the law is exponential: then ages do not matter. */
  readonly rate: number | null;
  /** Activities whose clocks run: members[0] … members[count − 1]. */
  readonly members: Int32Array;
  count: number;
}

/**
 * Failures whose clocks are known by their ages, not by when they would ring: how likely each is within a window can then
 * be chosen anew at every event. Those of laws without a continuous hazard keep their clocks.
 */
export class ForcedClocks {
  readonly classes: readonly ForcedClass[];
  /** Activities whose failures cannot be forced though they are random. */
  readonly unforced: number;
  private readonly activities: readonly number[];
  /** By activity the index of its class; −1: not forced. */
  private readonly classOf: Int32Array;
  /** Time at which a running clock's age was 0; the age of one that stands still. */
  private readonly born: Float64Array;
  private readonly keptAge: Float64Array;
  private readonly position: Int32Array;
  private isActive = false;

  constructor(net: CompiledNet, table: ParameterTable, groupOf: Int32Array) {
    const { classes, classOf, unforced } = forcedClasses(net, table, groupOf);
    this.classes = classes;
    this.classOf = classOf;
    this.unforced = unforced;
    this.activities = net.activities.flatMap((_, a) => (classOf[a]! < 0 ? [] : [a]));
    this.born = new Float64Array(net.activities.length);
    this.keptAge = new Float64Array(net.activities.length);
    this.position = new Int32Array(net.activities.length).fill(-1);
  }

  takes(clock: number): boolean {
    return this.isActive && clock < this.classOf.length && this.classOf[clock]! >= 0;
  }

  isRunning(clock: number): boolean {
    return clock < this.position.length && this.position[clock]! >= 0;
  }

  age(activity: number, time: number): number {
    return time - this.born[activity]!;
  }

  /** From here on the failures are forced: their ages are kept, when they would have rung is forgotten. */
  take(clocks: Clocks): void {
    for (const one of this.classes) one.count = 0;
    this.position.fill(-1);
    this.isActive = true;
    for (const a of this.activities) {
      const isRunning = clocks.isRunning(a);
      const age = isRunning || clocks.isKept(a) ? clocks.age(a) : 0;
      this.keptAge[a] = isRunning ? 0 : age;
      clocks.takeOut(a);
      if (isRunning) this.start(a, clocks.time, age);
    }
  }

  /** From here on nothing is forced: each has a residual life of its law at its age. */
  release(clocks: Clocks, uniform: () => number): void {
    this.isActive = false;
    for (const a of this.activities) {
      const isRunning = this.position[a]! >= 0;
      this.position[a] = -1;
      const age = isRunning ? this.age(a, clocks.time) : this.keptAge[a]!;
      if (isRunning || age > 0) {
        const { at, reaches } = this.classes[this.classOf[a]!]!.hazard;
        clocks.give(a, Math.max(age, reaches(at(age) - Math.log(1 - uniform()))), age);
      }
      if (isRunning) clocks.start(a);
    }
  }

  turn(activity: number, isOpen: boolean, time: number, resumes: boolean): void {
    if (isOpen) {
      this.start(activity, time, this.keptAge[activity]!);
      this.keptAge[activity] = 0;
    } else {
      if (resumes) this.keptAge[activity] = this.age(activity, time);
      this.stop(activity);
    }
  }

  stop(activity: number): void {
    const one = this.classes[this.classOf[activity]!]!;
    const at = this.position[activity]!;
    const last = one.members[--one.count]!;
    one.members[at] = last;
    this.position[last] = at;
    this.position[activity] = -1;
  }

  private start(activity: number, time: number, age: number): void {
    const one = this.classes[this.classOf[activity]!]!;
    this.born[activity] = time - age;
    this.position[activity] = one.count;
    one.members[one.count++] = activity;
  }
}

function forcedClasses(net: CompiledNet, table: ParameterTable, groupOf: Int32Array) {
  const laws = net.delays.map((delay) => delayDistribution(delay, table));
  const classes: ForcedClass[] = [];
  const byDelay = new Map<number, number>();
  let unforced = 0;
  const classOf = Int32Array.from(net.activities, ({ kind, delay }, a) => {
    const law = laws[delay]!;
    if (kind !== 'failure' || groupOf[a]! >= 0 || law === null) return -1;
    let index = byDelay.get(delay);
    if (index === undefined) {
      const hazard = cumulativeHazard(law);
      index = hazard === null ? -1 : classes.length;
      byDelay.set(delay, index);
      const size = net.activities.filter((other) => other.delay === delay).length;
      const rate = law.kind === 'exponential' ? 1 / law.mean : null;
      if (hazard !== null) classes.push({ hazard, rate, members: new Int32Array(size), count: 0 });
    }
    if (index < 0) unforced++;
    return index;
  });
  return { classes, classOf, unforced };
}
