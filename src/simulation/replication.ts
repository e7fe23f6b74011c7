import type { Parameter } from '../catalog/parameter.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { compiledNet } from '../model/compile.js';
import type { CompiledNet } from '../model/compiled-net.js';
import type { SystemModel } from '../model/system-model.js';
import { OutageRecorder, type ServiceRecord } from './outage-recorder.js';
import { type SimulatedForm, Simulator, type StartingAges } from './simulator.js';

/** Everything a thread needs, as plain data. */
export interface SimulationTask {
  readonly model: SystemModel;
  readonly parameters: readonly Parameter[];
  readonly form: SimulatedForm;
  /** Of the clocks of failures at the beginning. */
  readonly ages: StartingAges;
  readonly seed: number;
  /** Years that are run but not counted, so that the state is that of any time. */
  readonly warmUpYears: number;
  /** Whole years counted per replication. */
  readonly years: number;
}

/** What one replication saw, as plain data. */
export interface ReplicationRecord {
  readonly replication: number;
  readonly years: number;
  readonly events: number;
  readonly services: readonly ServiceRecord[];
  readonly probeDownHours: readonly number[];
}

/** A task made ready: the net compiled, the samplers built; kept by a thread between calls. */
export interface PreparedSimulation {
  readonly causes: readonly string[];
  readonly replicate: (from: number, count: number) => ReplicationRecord[];
}

/** Causes of a net in the order of first appearance: the index of all cause arrays. */
export function causesOf(net: CompiledNet): string[] {
  return [...new Set(net.activities.map((activity) => activity.cause))];
}

/**
 * Prepares independent replications: each starts in the reference state, runs the warm-up and then the counted years.
 * Replication r is the same digits on any thread, whatever ran before it.
 */
export function preparedSimulation(task: SimulationTask): PreparedSimulation {
  const net = compiledNet(task.model);
  const table = new Map(task.parameters.map((parameter) => [parameter.name, parameter]));
  const simulator = new Simulator(net, table, task.form, task.seed);
  const causes = causesOf(net);
  const start = task.warmUpYears * hoursPerYear;
  const end = start + task.years * hoursPerYear;
  const one = (replication: number): ReplicationRecord => {
    const recorder = new OutageRecorder(net, causes, start, task.years);
    simulator.restart(replication, task.ages);
    const events = simulator.runUntil(end, recorder);
    recorder.finish(end);
    return {
      replication,
      years: task.years,
      events,
      services: recorder.services,
      probeDownHours: recorder.probeDownHours,
    };
  };
  return { causes, replicate: (from, count) => Array.from({ length: count }, (_, i) => one(from + i)) };
}
