import { dirname } from 'node:path';
import { readScenarioEstimates } from '../node/read-measurements.js';
import { readScenario } from '../node/read-scenario.js';
import { writeFileSafely } from '../node/write-files.js';
import { candidateTrace } from '../study/candidate-trace.js';
import { type EvaluationRequest, savedText } from './evaluation-source.js';
import { InputError } from './failure.js';

/** The seed of an evaluation that names none. */
const defaultSeed = 1;

/**
 * Writes every event of the first simulated run of a candidate, a line of JSON each; after the scenario was evaluated, so
 * that its mistakes have been told.
 * @param candidate its id; null: the first
 * @throws InputError a saved evaluation, which holds no events; otherwise as `evaluationFrom`
 */
export async function writeTrace(
  file: string,
  request: Omit<EvaluationRequest, 'cache'> & { readonly candidate: string | null },
): Promise<void> {
  const { path, seed = defaultSeed, effort, candidate } = request;
  const { scenario } = savedText(path) === null ? await readScenario(path) : { scenario: null };
  if (scenario === null) {
    throw new InputError(`${path}: expected a scenario with --trace, found a saved evaluation, which holds no events`);
  }
  const lines: string[] = [];
  const estimates = await readScenarioEstimates(scenario, dirname(path));
  candidateTrace(scenario, estimates, candidate, { seed, effort }, (line) => lines.push(`${line}\n`));
  await writeFileSafely(file, lines.join(''));
}
