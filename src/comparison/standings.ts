import type { CandidateEvaluation, Evaluation } from '../evaluation/evaluation.js';
import { isKnown } from '../evaluation/figure.js';
import { totalCost } from '../metrics/cost-figure.js';
import type { Standing } from './comparison.js';
import { monteCarloErrorOf } from './pairs.js';
import { type CheckedTarget, checkedTargetsOf } from './targets.js';

/** How each candidate stands against the targets, and what it costs, in scenario order. */
export function candidateStandings(evaluation: Evaluation): Standing[] {
  return evaluation.candidates.map((candidate) => standingOf(candidate, evaluation));
}

function standingOf(candidate: CandidateEvaluation, evaluation: Evaluation): Standing {
  const { withProbability } = evaluation.scenario;
  const targets = checkedTargetsOf(candidate, evaluation);
  const cost = totalCost(candidate, evaluation);
  const meetsAll = probabilityOfAll(targets);
  const { draws } = evaluation.uncertainty;
  return {
    candidate: candidate.id,
    probabilityMeetsAll: meetsAll,
    monteCarloError: meetsAll === null || draws === 0 ? null : monteCarloErrorOf(meetsAll, draws),
    targets: targets.map(({ service, kind, target, worlds, nominal }) => {
      const probability = worlds === null ? null : shareTrue(worlds);
      return {
        service,
        kind,
        target,
        probability,
        met: probability === null ? nominal : probability >= withProbability,
      };
    }),
    costPerYear: isKnown(cost) ? cost.value : null,
    hosts: candidate.placement.hosts,
  };
}

/**
 * Share of the worlds in which every target is met that the model can judge. Null when there is none, or when one is
 * judged at the nominal parameters only.
 */
function probabilityOfAll(targets: readonly CheckedTarget[]): number | null {
  const judged = targets.filter(({ worlds, nominal }) => worlds !== null || nominal !== null);
  if (judged.length === 0 || judged.some(({ worlds }) => worlds === null)) return null;
  const length = Math.max(...judged.map(({ worlds }) => worlds!.length));
  return shareTrue(Array.from({ length }, (_, i) => judged.every(({ worlds }) => worlds![i % worlds!.length]!)));
}

function shareTrue(worlds: readonly boolean[]): number {
  return worlds.filter(Boolean).length / worlds.length;
}
