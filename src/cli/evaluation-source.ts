import { readFileSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, relative } from 'node:path';
import type { Evaluation } from '../evaluation/evaluation.js';
import { evaluationFromJson, UnreadableEvaluation } from '../evaluation/evaluation-from-json.js';
import { evaluatedWithFiles } from '../node/evaluated-with-files.js';
import { readScenario } from '../node/read-scenario.js';
import { formatProblem } from '../scenario/problem.js';
import { isSavedEvaluation } from '../scenario/saved-evaluation.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Effort } from '../study/study-options.js';
import { InputError } from './failure.js';
import { progressLine } from './terminal.js';

export interface EvaluationRequest {
  /** A scenario, or an Evaluation saved by `report` or `evaluate --json`. */
  readonly path: string;
  readonly seed: number | undefined;
  readonly effort: Effort;
  /** Whether results of earlier runs may be used, and those of this one kept. */
  readonly cache: boolean;
}

/**
 * The Evaluation of a scenario, computed; or a saved one, read. Progress goes to stderr if somebody watches.
 * @throws InputError with every mistake of the scenario, one a line
 */
export async function evaluationFrom(request: EvaluationRequest): Promise<Evaluation> {
  const saved = savedText(request.path);
  if (saved === null) return computed(request);
  if (request.seed !== undefined)
    throw new InputError(
      `${request.path}: expected a scenario with --seed, found a saved evaluation, whose seed is fixed`,
    );
  return savedEvaluation(request.path, saved);
}

/** @throws InputError naming the file, for anything that is not a saved Evaluation */
export function readEvaluation(path: string): Evaluation {
  return savedEvaluation(path, readFileSync(path, 'utf8'));
}

/** What the results are named after: the scenario's file without its ending. */
export function nameOf(evaluation: Evaluation): string {
  const file = basename(evaluation.scenario.file);
  return file.slice(0, file.length - extname(file).length) || 'report';
}

function savedEvaluation(path: string, text: string): Evaluation {
  try {
    return evaluationFromJson(text);
  } catch (error) {
    if (error instanceof UnreadableEvaluation) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Null: no saved Evaluation. */
export function savedText(path: string): string | null {
  if (!path.toLowerCase().endsWith('.json')) return null;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Told by the reader of scenarios, in its words.
    return null;
  }
  return isSavedEvaluation(text) ? text : null;
}

async function computed({ path, seed, effort, cache }: EvaluationRequest): Promise<Evaluation> {
  const scenario = await soundScenario(path);
  const line = progressLine();
  try {
    return await evaluatedWithFiles(scenario, dirname(path), {
      ...(seed === undefined ? {} : { seed }),
      effort,
      cache,
      reading: (file, read, total) => line.show(`reading ${file}: ${read}/${total}`),
      progress: ({ candidate, stage, done, total }) => line.show(`${candidate}: ${stage} ${done}/${total}`),
    });
  } finally {
    line.clear();
  }
}

/**
 * The scenario; doubts about it go to stderr.
 * @throws InputError with every mistake, one a line
 */
export async function soundScenario(path: string): Promise<Scenario> {
  const { scenario, problems } = await readScenario(fromHere(path));
  if (scenario === null) throw new InputError(problems.map(formatProblem).join('\n'));
  for (const problem of problems) console.error(formatProblem(problem));
  return scenario;
}

/** What is saved and shown names files as seen from the working folder where it can: it is read on other machines. */
function fromHere(path: string): string {
  const seen = relative('.', path);
  return isAbsolute(path) && !seen.startsWith('..') && !isAbsolute(seen) ? seen : path;
}
