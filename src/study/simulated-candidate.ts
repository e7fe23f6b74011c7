import type { Parameter } from '../catalog/parameter.js';
import type { SystemModel } from '../model/system-model.js';
import { type CycleRunner, runnerHere } from '../simulation/cycle-runner.js';
import {
  type PreparedSimulation,
  preparedSimulation,
  type ReplicationRecord,
  type SimulationTask,
} from '../simulation/replication.js';
import { type StoppingRule, simulatedUntilPrecise } from '../simulation/sequential-stopping.js';
import type { SimulatedForm } from '../simulation/simulator.js';
import { type SimulatedCandidate, withRareOutages } from './rare-outages.js';

/**
 * Runs replications and cycles somewhere (threads, or here); supplied from outside, so that the study runs in a browser
 * too.
 */
export interface Replicator extends CycleRunner {
  replicate(task: SimulationTask, from: number, count: number): Promise<readonly ReplicationRecord[]>;
}

/** Replications and cycles in this thread, one after another; the net of the latest task is kept. */
export function replicatorHere(): Replicator {
  let latest: { readonly task: SimulationTask; readonly prepared: PreparedSimulation } | null = null;
  return {
    ...runnerHere(),
    replicate: async (task, from, count) => {
      if (latest?.task !== task) latest = { task, prepared: preparedSimulation(task) };
      return latest.prepared.replicate(from, count);
    },
  };
}

export interface SimulationEffort extends StoppingRule {
  readonly warmUpYears: number;
  readonly years: number;
}

/**
 * A candidate simulated in one form: replications until they are precise enough or the effort is spent, then as much again
 * at most for services whose outages are too rare for them.
 */
export async function simulatedCandidate(
  replicator: Replicator,
  model: SystemModel,
  parameters: readonly Parameter[],
  form: SimulatedForm,
  seed: number,
  effort: SimulationEffort,
): Promise<SimulatedCandidate> {
  const task = simulationTask(model, parameters, form, seed, effort);
  const { figures } = await simulatedUntilPrecise((from, count) => replicator.replicate(task, from, count), effort);
  const { level, maximumEvents } = effort;
  return withRareOutages(figures, replicator, task, { level, maximumSteps: maximumEvents });
}

/** The replications a study counts: they begin with clocks as old as those of a system that has always run. */
export function simulationTask(
  model: SystemModel,
  parameters: readonly Parameter[],
  form: SimulatedForm,
  seed: number,
  { warmUpYears, years }: Pick<SimulationEffort, 'warmUpYears' | 'years'>,
): SimulationTask {
  return { model, parameters, form, ages: 'stationary', seed, warmUpYears, years };
}
