import type { Parameter } from '../catalog/parameter.js';
import type { SystemModel } from '../model/system-model.js';
import { merged, type SimulatedFigures } from '../simulation/merged-statistics.js';
import type { ReplicationRecord, SimulationTask } from '../simulation/replication.js';
import type { SimulatedForm } from '../simulation/simulator.js';

/** Runs replications somewhere (threads, or here); supplied from outside, so that the study runs in a browser too. */
export interface Replicator {
  replicate(task: SimulationTask, from: number, count: number): Promise<readonly ReplicationRecord[]>;
}

export interface SimulationEffort {
  readonly level: number;
  /** Stop when every service's half-width is this share of its unavailability… */
  readonly relativePrecision: number;
  /** …or when this many events have been run. */
  readonly maximumEvents: number;
  /** …or this many years, where hardly anything ever happens. */
  readonly maximumYears: number;
  readonly batch: number;
  readonly warmUpYears: number;
  readonly years: number;
}

/**
 * Replications in batches until the precision or the effort is reached. Whether to go on is decided on whole batches in
 * the order of their numbers: the same on any number of threads.
 */
export async function simulatedCandidate(
  replicator: Replicator,
  model: SystemModel,
  parameters: readonly Parameter[],
  form: SimulatedForm,
  seed: number,
  effort: SimulationEffort,
): Promise<SimulatedFigures> {
  const task: SimulationTask = { model, parameters, form, seed, warmUpYears: effort.warmUpYears, years: effort.years };
  const records: ReplicationRecord[] = [];
  for (;;) {
    // Batches grow with what there is, so that merging all of it again after each costs little.
    const batch = Math.max(effort.batch, Math.ceil(records.length / 4));
    records.push(...(await replicator.replicate(task, records.length, batch)));
    const figures = merged(records, effort.level);
    const precise = figures.services.every(
      ({ unavailability: u }) => u.value > 0 && u.halfWidth <= effort.relativePrecision * u.value,
    );
    const spent = figures.events >= effort.maximumEvents || figures.years >= effort.maximumYears;
    if (precise || spent) return figures;
  }
}
