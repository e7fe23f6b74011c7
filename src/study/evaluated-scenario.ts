import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import type { CandidateEvaluation, Evaluation, UncertaintyRecord } from '../evaluation/evaluation.js';
import type { Scenario } from '../scenario/scenario.js';
import { hoursPerYear } from '../simulation/outage-recorder.js';
import { breakEvens } from './break-even.js';
import { type CandidateFindings, candidateEvaluation } from './candidate-evaluation.js';
import { candidateModel } from './candidate-model.js';
import { drawnParameters, type JointDraws, jointDraws, worldOf } from './joint-draws.js';
import { tornadoRows } from './sensitivity.js';
import { simulatedCandidate } from './simulated-candidate.js';
import { type SolvedCandidate, solvedCandidate } from './solved-candidate.js';
import { effortSettings, StudyError, type StudyOptions, type StudyStep, simulationLevel } from './study-options.js';
import { withUncertainty } from './uncertainty-of-figures.js';

/**
 * The whole study of a scenario: every candidate explored and solved, simulated in both forms, drawn over what is not
 * known of its parameters, and compared for break-evens. The only caller of the solvers.
 *
 * @param estimates what the measured files say, under `measurementKey`
 * @throws EvidenceError evidence that does not fit; StudyError a candidate that cannot be solved, named in one line
 * Cost: seconds per candidate; see `effortSettings`. The same options give the same record on any number of threads.
 */
export async function evaluatedScenario(
  scenario: Scenario,
  estimates: ReadonlyMap<string, ParameterEstimate>,
  options: StudyOptions,
): Promise<Evaluation> {
  const settings = effortSettings[options.effort];
  const models = scenario.candidates.map((candidate) => candidateModel(candidate, estimates));
  const solved: SolvedCandidate[] = [];
  const evaluations: CandidateEvaluation[] = [];
  for (const model of models) {
    const { id } = model.candidate;
    const step = (stage: StudyStep['stage'], done: number): void =>
      options.progress?.({ candidate: id, stage, done, total: 1 });
    step('explore', 0);
    const candidate = solvedOrRefused(id, () => solvedCandidate(model, settings.nominal, settings.repeated));
    solved.push(candidate);
    step('simulate', 0);
    const simulate = (form: 'true-distributions' | 'as-solved', effort: typeof settings.trueForm) =>
      simulatedCandidate(
        options.replicator,
        model.blueprint.model,
        [...model.parameters.values()],
        form,
        options.seed,
        {
          level: simulationLevel,
          ...effort,
        },
      );
    const findings: CandidateFindings = {
      solved: candidate,
      trueForm: await simulate('true-distributions', settings.trueForm),
      asSolvedForm: await simulate('as-solved', settings.asSolvedForm),
      measuredUse: options.measuredUse.get(id) ?? null,
    };
    evaluations.push(candidateEvaluation(findings));
  }
  const uncertainty = uncertaintyRecord(scenario, solved, options);
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
      baseline: scenario.baseline,
      withProbability: scenario.recommend.withProbability,
      currency: scenario.candidates.find(({ prices }) => prices.currency !== null)?.prices.currency ?? null,
    },
    candidates: evaluations.map((evaluation) => withUncertainty(evaluation, uncertainty)),
    uncertainty,
  };
}

function solvedOrRefused(id: string, solve: () => SolvedCandidate): SolvedCandidate {
  try {
    return solve();
  } catch (error) {
    throw new StudyError(`candidate ${id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function uncertaintyRecord(
  scenario: Scenario,
  solved: readonly SolvedCandidate[],
  options: StudyOptions,
): UncertaintyRecord {
  const settings = effortSettings[options.effort];
  const drawn = drawnParameters(solved.map(({ model }) => model));
  const draws = jointDraws(drawn, settings.draws, options.seed);
  const worlds = solved.map((candidate) => solvedWorlds(candidate, draws, options));
  const byService = (pick: (shares: { whole: number; unplanned: number }) => number) =>
    Object.fromEntries(
      solved.map(({ model }, c) => [
        model.candidate.id,
        Object.fromEntries(model.net.services.map(({ id }, s) => [id, worlds[c]!.map((world) => pick(world[s]!))])),
      ]),
    );
  const tornado = solved.flatMap((candidate) => {
    options.progress?.({ candidate: candidate.model.candidate.id, stage: 'sensitivity', done: 0, total: 1 });
    return tornadoRows(candidate, drawn);
  });
  const baseline = solved.find(({ model }) => model.candidate.id === scenario.baseline);
  return {
    draws: draws.count,
    unavailability: byService((shares) => shares.whole),
    unavailabilityExcludingPlanned: byService((shares) => shares.unplanned),
    factors: Object.fromEntries(draws.factors),
    tornado,
    breakEvens:
      baseline === undefined
        ? []
        : solved.flatMap((other) => {
            if (other === baseline) return [];
            options.progress?.({ candidate: other.model.candidate.id, stage: 'break-even', done: 0, total: 1 });
            return breakEvens(baseline, other, drawn, tornado, settings.breakEvens);
          }),
  };
}

function solvedWorlds(candidate: SolvedCandidate, draws: JointDraws, options: StudyOptions) {
  const { id } = candidate.model.candidate;
  return Array.from({ length: draws.count }, (_, draw) => {
    if (draw % 16 === 0) options.progress?.({ candidate: id, stage: 'draws', done: draw, total: draws.count });
    return candidate.withFactors(worldOf(draws, id, draw));
  });
}
