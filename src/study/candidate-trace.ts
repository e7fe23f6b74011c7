import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import type { Scenario } from '../scenario/scenario.js';
import { expectedFound } from '../scenario/wording.js';
import { traceLine, traceOf } from '../simulation/trace.js';
import { candidateModel } from './candidate-model.js';
import { simulationTask } from './simulated-candidate.js';
import { effortSettings, StudyError, type StudyOptions } from './study-options.js';

/**
 * Every event of the first replication of a candidate's simulation with true distributions, warm-up included, as the study
 * of that seed and effort counts it.
 *
 * @param id of the candidate; null: the first
 * @param write called per event, in order, with a line of JSON
 * @throws StudyError no such candidate, or one that cannot be simulated as stated
 * Cost: a replication, tens of thousands of events.
 */
export function candidateTrace(
  scenario: Scenario,
  estimates: ReadonlyMap<string, ParameterEstimate>,
  id: string | null,
  { seed, effort }: Pick<StudyOptions, 'seed' | 'effort'>,
  write: (line: string) => void,
): void {
  const ids = scenario.candidates.map((candidate) => candidate.id);
  const candidate = scenario.candidates[id === null ? 0 : ids.indexOf(id)];
  if (candidate === undefined) throw new StudyError(expectedFound(`one of the candidates ${ids.join(', ')}`, id, ids));
  const { blueprint, parameters } = candidateModel(candidate, estimates);
  if (blueprint.chain !== null) {
    throw new StudyError(
      `candidate ${candidate.id}: a chain of stated rates is not simulated: there is no trace of it`,
    );
  }
  const task = simulationTask(
    blueprint.model,
    [...parameters.values()],
    'true-distributions',
    seed,
    effortSettings[effort].simulation,
  );
  traceOf(task, 0, (event) => write(traceLine(event)));
}
