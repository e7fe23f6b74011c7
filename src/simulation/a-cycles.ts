import type { Parameter } from '../catalog/parameter.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { RandomStream } from '../maths/threefry.js';
import { compiledNet } from '../model/compile.js';
import type { SystemModel } from '../model/system-model.js';
import type { Biasing } from './biasing.js';
import { ForcedCycle } from './forced-cycle.js';
import type { ForcedLesson } from './forced-lessons.js';
import { type SimulatedForm, Simulator } from './simulator.js';

/** Everything a thread needs, as plain data. */
export interface RareEventTask {
  readonly model: SystemModel;
  readonly parameters: readonly Parameter[];
  readonly form: SimulatedForm;
  readonly seed: number;
  /** Index of the service whose outages are looked for. */
  readonly service: number;
  readonly biasing: Biasing;
}

/** Cycles of one replication, counted after its warm-up. */
export const cyclesPerReplication = 500;
/** Not counted, and as much again at most: periodic work is then met at any time of its period. */
const warmUpYears = 1;
/** In so many years without a cycle the system is taken for one that never has nothing to recover. */
const longestWait = 1e7 * hoursPerYear;
/** Stream of what concerns a replication as a whole. */
const ownStream = 0x5eed;

/** What a replication of A-cycles saw: a batch. Plain data. */
export interface CycleBatch {
  /** Of the unbiased run. */
  hours: number;
  downHours: number;
  outages: number;
  /** Down hours of the worst cycle. */
  longestDown: number;
  cycles: number;
  hits: number;
  steps: number;
  /** Over the forced cycles, weighted. */
  forcedDown: number;
  forcedDownSquared: number;
  forcedOutages: number;
  forcedHits: number;
  forcedSteps: number;
  largestDown: number;
  plainDownSquared: number;
  largestRatio: number;
  lesson: ForcedLesson;
  /** By cause index: weighted hours of the outages it began in forced cycles; and of those planned work began. */
  causeDown: readonly number[];
  plannedDown: number;
  /** Whether the service was up whenever nothing recovered, and such a state was reached at all. */
  isUpAtRest: boolean;
  comesToRest: boolean;
  /** Failures whose clocks could not be forced: their laws have no continuous hazard. */
  unforced: number;
}

type Counts = Omit<CycleBatch, 'lesson'>;

export type BatchRunner = (from: number, count: number, isForced: boolean) => CycleBatch[];

/**
 * Batches of A-cycles: A holds the states in which nothing recovers, a cycle goes from one entry into A to the next. An
 * unbiased run with ages like those of the steady state says where cycles begin and how long they last; from each of
 * those states a cycle with forced failures says what is lost (Nicola et al. 1993). The same digits whatever ran before.
 */
export function preparedBatches(task: RareEventTask): BatchRunner {
  const net = compiledNet(task.model);
  const table = new Map(task.parameters.map((parameter) => [parameter.name, parameter]));
  const simulator = new Simulator(net, table, task.form, task.seed);
  const forced = new ForcedCycle(net, table, task.form, task.seed, task.service, task.biasing);
  const { upGate } = net.services[task.service]!;
  const stream = new RandomStream();

  const batch = (replication: number, isForced: boolean): CycleBatch => {
    const seen = emptyBatch();
    forced.reset();
    simulator.restart(replication, 'stationary');
    stream.rekey(task.seed, replication, ownStream);
    simulator.runUntil(warmUpYears * hoursPerYear * (1 + stream.next()), { advanced: () => {}, happened: () => {} });
    for (seen.comesToRest = toRest(); seen.comesToRest && seen.cycles < cyclesPerReplication; ) {
      seen.isUpAtRest &&= simulator.run.holds(upGate);
      if (isForced) addForced(seen, forced.from(simulator, replication, seen.cycles));
      seen.comesToRest = addCycle(seen);
    }
    const { largestRatio, plannedDown, unforced } = forced;
    const causeDown = Array.from(forced.causeDown);
    return { ...seen, unforced, largestRatio, lesson: forced.lessons.data(), causeDown, plannedDown };
  };

  /** To the next entry into A; false: there is none. */
  function toRest(): boolean {
    const { clocks } = simulator;
    for (let hasLeft = false; !hasLeft || clocks.recovering > 0; ) {
      if (clocks.nextTime > longestWait) return false;
      simulator.fireNext();
      hasLeft ||= clocks.recovering > 0;
    }
    return true;
  }

  /** One unbiased cycle. */
  function addCycle(seen: Counts): boolean {
    const { clocks, run } = simulator;
    const before = seen.downHours;
    const began = clocks.time;
    let isUp = run.holds(upGate);
    for (let hasLeft = false; !hasLeft || clocks.recovering > 0; ) {
      if (clocks.nextTime > longestWait) return false;
      const { time } = clocks;
      simulator.fireNext();
      seen.steps++;
      if (!isUp) seen.downHours += clocks.time - time;
      const wasUp = isUp;
      isUp = run.holds(upGate);
      if (wasUp && !isUp) seen.outages++;
      hasLeft ||= clocks.recovering > 0;
    }
    seen.hours += clocks.time - began;
    seen.cycles++;
    if (seen.downHours > before) seen.hits++;
    seen.longestDown = Math.max(seen.longestDown, seen.downHours - before);
    return true;
  }

  return (from, count, isForced) => Array.from({ length: count }, (_, i) => batch(from + i, isForced));
}

function addForced(seen: Counts, cycle: ReturnType<ForcedCycle['from']>): void {
  seen.forcedSteps += cycle.steps;
  if (cycle.downHours === 0) return;
  seen.forcedHits++;
  seen.forcedDown += cycle.downHours;
  seen.forcedDownSquared += cycle.downHours ** 2;
  seen.forcedOutages += cycle.outages;
  seen.plainDownSquared += cycle.ratio * cycle.plainDownHours ** 2;
  seen.largestDown = Math.max(seen.largestDown, cycle.downHours);
}

function emptyBatch(): Counts {
  return {
    hours: 0,
    downHours: 0,
    outages: 0,
    longestDown: 0,
    cycles: 0,
    hits: 0,
    steps: 0,
    forcedDown: 0,
    forcedDownSquared: 0,
    forcedOutages: 0,
    forcedHits: 0,
    forcedSteps: 0,
    largestDown: 0,
    plainDownSquared: 0,
    largestRatio: 0,
    causeDown: [],
    plannedDown: 0,
    isUpAtRest: true,
    comesToRest: true,
    unforced: 0,
  };
}
