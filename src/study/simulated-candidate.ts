import type { Parameter } from '../catalog/parameter.js';
import type { SystemModel } from '../model/system-model.js';
import { type CycleRunner, runnerHere } from '../simulation/cycle-runner.js';
import { merged, type SimulatedFigures } from '../simulation/merged-statistics.js';
import { type PairedDifferences, pairedDifferences } from '../simulation/paired-differences.js';
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

/** A candidate simulated in both forms, and how far they are apart. */
export interface SimulatedForms {
  readonly trueForm: SimulatedCandidate;
  readonly asSolvedForm: SimulatedCandidate;
  /** What the true form has more. */
  readonly differences: PairedDifferences;
}

/**
 * A candidate simulated with its true distributions: replications until they are precise enough or the effort is spent;
 * then the same replications in the form the chain solves, so that the difference of the two is known better than either.
 * Services whose outages are too rare for replications get as much effort again at most.
 */
export async function simulatedForms(
  replicator: Replicator,
  model: SystemModel,
  parameters: readonly Parameter[],
  seed: number,
  effort: SimulationEffort,
): Promise<SimulatedForms> {
  const { level, maximumEvents } = effort;
  const [trueTask, asSolvedTask] = (['true-distributions', 'as-solved'] as const).map((form) =>
    simulationTask(model, parameters, form, seed, effort),
  ) as [SimulationTask, SimulationTask];
  const seen = await simulatedUntilPrecise((from, count) => replicator.replicate(trueTask, from, count), effort);
  const asSolved = await replicator.replicate(asSolvedTask, 0, seen.records.length);
  const withRare = (task: SimulationTask, figures: SimulatedFigures) =>
    withRareOutages(figures, replicator, task, { level, maximumSteps: maximumEvents });
  return {
    trueForm: await withRare(trueTask, seen.figures),
    asSolvedForm: await withRare(asSolvedTask, merged(asSolved, level)),
    differences: pairedDifferences(seen.records, asSolved, level),
  };
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
