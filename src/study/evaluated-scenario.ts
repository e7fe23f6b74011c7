import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import type { Scenario } from '../scenario/scenario.js';
import { candidateModel } from './candidate-model.js';
import { type CandidateStudy, modelledStudy } from './modelled-study.js';
import { withObserved } from './observed-record.js';
import { replicatorHere } from './simulated-candidate.js';
import { statedChainStudy } from './stated-chain.js';
import { effortSettings, type StudyOptions } from './study-options.js';
import { withUncertainty } from './uncertainty-of-figures.js';
import { uncertaintyRecord } from './uncertainty-record.js';

const defaultOptions = (): StudyOptions => ({
  seed: 1,
  version: 'not stated',
  replicator: replicatorHere(),
  effort: 'normal',
  progress: null,
  measuredUse: new Map(),
});

/**
 * The whole study of a scenario: every candidate explored and solved, simulated in both forms, drawn over what is not
 * known of its parameters, and compared for break-evens. The only caller of the solvers.
 *
 * @param estimates what the measured files say, by `measurementKey`; a scenario without such files needs none
 * @param asked left out are: seed 1, normal effort, simulation in this thread, nothing measured, nothing kept
 * @throws EvidenceError evidence that does not fit; StudyError a candidate that cannot be solved as stated, or whose
 *   numbers were not reached (SolutionNotReached): one line each, naming the candidate
 * Cost: seconds per candidate; see `effortSettings`. The same options give the same record on any number of threads.
 */
export async function evaluatedScenario(
  scenario: Scenario,
  estimates: ReadonlyMap<string, ParameterEstimate> = new Map(),
  asked: Partial<StudyOptions> = {},
): Promise<Evaluation> {
  const options = { ...defaultOptions(), ...asked };
  const models = scenario.candidates.map((candidate) => candidateModel(candidate, estimates));
  const studied: CandidateStudy[] = [];
  for (const model of models) {
    const { chain } = model.blueprint;
    studied.push(chain === null ? await modelledStudy(model, options) : statedChainStudy(model, chain));
  }
  const responses = studied.map(({ response }) => response);
  const { seed, progress } = options;
  const { draws, breakEvens } = effortSettings[options.effort];
  const uncertainty = uncertaintyRecord(responses, { baseline: scenario.baseline, draws, breakEvens, seed, progress });
  for (const { keep } of studied) await keep();
  return {
    format: 'ninefold-evaluation',
    formatVersion: 1,
    ninefold: options.version,
    seed: options.seed,
    hoursPerYear,
    scenario: {
      file: scenario.file,
      hash: scenario.hash,
      title: scenario.title,
      review: scenario.review,
      ...(scenario.report.sections === null ? {} : { report: { sections: scenario.report.sections } }),
      stated: scenario.stated,
      baseline: scenario.baseline,
      withProbability: scenario.recommend.withProbability,
      currency: scenario.candidates.find(({ prices }) => prices.currency !== null)?.prices.currency ?? null,
    },
    candidates: studied.map(({ evaluation, response }) => {
      const observed = options.observed?.get(evaluation.id);
      const drawn = withUncertainty(evaluation, uncertainty);
      return observed === undefined ? drawn : withObserved(drawn, response, observed, uncertainty);
    }),
    uncertainty,
  };
}
