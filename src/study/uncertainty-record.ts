import type { UncertaintyRecord } from '../evaluation/evaluation.js';
import type { UnavailabilityShares } from '../markov/unavailability-shares.js';
import { breakEvens } from './break-even.js';
import type { CandidateResponse } from './candidate-response.js';
import { drawnParameters, type JointDraws, jointDraws, worldOf } from './joint-draws.js';
import { tornadoRows } from './sensitivity.js';
import type { StudyStep } from './study-options.js';
import { targetBreakEvens } from './target-break-even.js';

export interface UncertaintyPlan {
  readonly baseline: string;
  readonly draws: number;
  /** Parameters per pair and service of which break-evens are searched: so many uncertain ones, and as many known exactly. */
  readonly breakEvens: number;
  readonly seed: number;
  readonly progress: ((step: StudyStep) => void) | null;
}

/**
 * Joint draws, one-at-a-time swings, slopes, and break-evens against the baseline and against the targets. Two solves per
 * parameter and candidate, one per draw and candidate, some twenty per break-even.
 */
export function uncertaintyRecord(responses: readonly CandidateResponse[], plan: UncertaintyPlan): UncertaintyRecord {
  const drawn = drawnParameters(responses);
  const draws = jointDraws(drawn, plan.draws, plan.seed);
  const worlds = responses.map((response) => solvedWorlds(response, draws, plan));
  const byService = (pick: (shares: UnavailabilityShares) => number) =>
    Object.fromEntries(
      responses.map(({ candidate, services }, c) => [
        candidate.id,
        Object.fromEntries(services.map((id, s) => [id, worlds[c]!.map((world) => pick(world[s]!))])),
      ]),
    );
  const tornado = responses.flatMap((response) => {
    plan.progress?.({ candidate: response.candidate.id, stage: 'sensitivity', done: 0, total: 1 });
    return tornadoRows(response, drawn);
  });
  const baseline = responses.find(({ candidate }) => candidate.id === plan.baseline);
  const others = baseline === undefined ? [] : responses.filter((response) => response !== baseline);
  return {
    draws: draws.count,
    unavailability: byService((shares) => shares.whole),
    unavailabilityExcludingPlanned: byService((shares) => shares.unplanned),
    factors: Object.fromEntries(draws.factors),
    tornado,
    elasticities: elasticitiesOf(responses),
    breakEvens: others.flatMap((other) => {
      plan.progress?.({ candidate: other.candidate.id, stage: 'break-even', done: 0, total: 1 });
      return breakEvens(baseline!, other, drawn, plan.breakEvens);
    }),
    targetBreakEvens: responses.flatMap((response) => targetBreakEvens(response, drawn, plan.breakEvens)),
  };
}

function solvedWorlds(response: CandidateResponse, draws: JointDraws, { progress }: UncertaintyPlan) {
  const { id } = response.candidate;
  return Array.from({ length: draws.count }, (_, draw) => {
    if (draw % 16 === 0) progress?.({ candidate: id, stage: 'draws', done: draw, total: draws.count });
    return response.withFactors(worldOf(draws, id, draw));
  });
}

/** As the target counts the unavailability, like the swings. */
function elasticitiesOf(responses: readonly CandidateResponse[]): NonNullable<UncertaintyRecord['elasticities']> {
  return responses.flatMap(({ candidate, services, elasticities }) =>
    services.flatMap((service, s) => {
      const target = candidate.services.find(({ id }) => id === service)?.target;
      const counted = target?.excludingPlanned === true ? 'unplanned' : 'whole';
      return [...elasticities[s]!]
        .map(([parameter, shares]) => ({ candidate: candidate.id, service, parameter, elasticity: shares[counted] }))
        .filter(({ elasticity }) => Math.abs(elasticity) >= smallestElasticity)
        .sort((x, y) => Math.abs(y.elasticity) - Math.abs(x.elasticity) || (x.parameter < y.parameter ? -1 : 1));
    }),
  );
}

/** Below it nobody would see a change of the parameter. */
const smallestElasticity = 1e-3;
