import type { CandidateEvaluation } from '../evaluation/evaluation.js';
import { TruncationImpossible } from '../markov/chain-figures.js';
import { MarkovNotConverged } from '../markov/cycle-solves.js';
import { candidateEvaluation } from './candidate-evaluation.js';
import type { CandidateModel } from './candidate-model.js';
import type { CandidateResponse } from './candidate-response.js';
import { heldBackCheck } from './held-back-check.js';
import { type KeptStudy, keptStudy, keptText, type NominalShares, studyKey } from './kept-study.js';
import { simulatedForms } from './simulated-candidate.js';
import { inTrueForm, modelledResponse, solvedCandidate } from './solved-candidate.js';
import {
  effortSettings,
  SolutionNotReached,
  type StudyOptions,
  type StudyStep,
  simulationLevel,
} from './study-options.js';

/** What a study finds about one candidate by itself. */
export interface CandidateStudy {
  readonly evaluation: CandidateEvaluation;
  readonly response: CandidateResponse;
  /** To be called when nothing more is asked of the response: what was solved is kept for the next run. */
  readonly keep: () => Promise<void>;
}

/**
 * A candidate explored, solved and simulated in both forms; or taken from what an earlier run has kept of it.
 *
 * @throws SolutionNotReached naming the candidate, also when the response is asked
 */
export async function modelledStudy(model: CandidateModel, options: StudyOptions): Promise<CandidateStudy> {
  const { kept } = options;
  const key = kept === undefined ? '' : studyKey(model, options);
  const known = keptStudy((await kept?.read(key)) ?? null);
  const worlds = new Map(known?.worlds);
  const responseOf = (shares: readonly NominalShares[]) =>
    modelledResponse(model, shares, effortSettings[options.effort].repeated, worlds);
  const found = known ?? (await solvedAndSimulated(model, options, responseOf));
  const { nominal } = found;
  // Sources are those of today's file.
  const evaluation = { ...found.evaluation, parameters: [...model.parameters.values()], facts: model.blueprint.facts };
  const before = known === null ? -1 : worlds.size;
  const { id } = model.candidate;
  const solved = 'response' in found ? found.response : responseOf(nominal);
  const response = inTrueForm(solved, nominal, evaluation.services);
  return {
    evaluation,
    response: {
      ...response,
      withFactors: (factors) => reached(id, () => response.withFactors(factors)),
      outagesWithFactors: (factors) => reached(id, () => response.outagesWithFactors(factors)),
    },
    keep: async () => {
      if (kept === undefined || worlds.size === before) return;
      const text = keptText({ evaluation, nominal, worlds: [...worlds] });
      if (text !== null) await kept.write(key, text);
    },
  };
}

async function solvedAndSimulated(
  model: CandidateModel,
  options: StudyOptions,
  responseOf: (nominal: readonly NominalShares[]) => CandidateResponse,
): Promise<Pick<KeptStudy, 'evaluation' | 'nominal'> & { readonly response: CandidateResponse }> {
  const settings = effortSettings[options.effort];
  const { id } = model.candidate;
  const step = (stage: StudyStep['stage']): void => options.progress?.({ candidate: id, stage, done: 0, total: 1 });
  step('explore');
  const { explored, figures, nominal } = reached(id, () => solvedCandidate(model, settings.nominal));
  const response = responseOf(nominal);
  const check = reached(id, () => heldBackCheck(model, explored, response, settings.heldBack));
  step('simulate');
  const parameters = [...model.parameters.values()];
  const forms = await simulatedForms(options.replicator, model.blueprint.model, parameters, options.seed, {
    level: simulationLevel,
    ...settings.simulation,
  });
  const measuredUse = options.measuredUse.get(id) ?? null;
  const evaluation = candidateEvaluation({ model, figures, ...forms, measuredUse });
  const solving = { ...evaluation.solving, repeated: check };
  return { evaluation: { ...evaluation, solving }, nominal, response };
}

function reached<T>(id: string, solve: () => T): T {
  try {
    return solve();
  } catch (error) {
    if (error instanceof TruncationImpossible || error instanceof MarkovNotConverged)
      throw new SolutionNotReached(`candidate ${id}: ${error.message}`);
    throw error;
  }
}
