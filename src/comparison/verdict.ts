import type { CandidateEvaluation, Evaluation } from '../evaluation/evaluation.js';
import { isKnown } from '../evaluation/figure.js';
import { countedDraws, countedUnavailability, uncertaintyLevel } from '../evaluation/unavailability-draws.js';
import { totalCost, totalCostDraws } from '../metrics/cost-figure.js';
import type { Standing, Verdict } from './comparison.js';
import { provenSign } from './difference.js';
import { monteCarloErrorOf } from './pairs.js';
import { candidateStandings } from './standings.js';
import { checkedTargetsOf } from './targets.js';

/**
 * The verdict by one rule. Recommended: the cheapest candidate among those that meet every target with the wanted
 * probability; by hosts where not every candidate has a price. If none does, the nearest: the one most likely to meet
 * them. Candidates that neither the rule nor their downtime sets apart from the named one are listed.
 */
export function verdictOf(evaluation: Evaluation): Verdict {
  const { withProbability } = evaluation.scenario;
  const standings = candidateStandings(evaluation);
  const priced = standings.every(({ costPerYear }) => costPerYear !== null);
  const rule = priced ? 'cheapest-that-meets-targets' : 'fewest-hosts-that-meets-targets';
  const open = { rule, withProbability, standings } as const;
  if (standings.every(({ targets }) => targets.length === 0)) {
    return { ...open, kind: 'no-target', candidate: null, indistinguishable: [] };
  }
  const contenders = evaluation.candidates.map((candidate, i) => ({ candidate, standing: standings[i]! }));
  const meeting = contenders.filter(({ standing }) => meetsAll(standing, withProbability));
  if (meeting.length === 0) return { ...open, kind: 'nearest', ...nearest(contenders, evaluation) };
  const chosen = preferred(meeting, priced, evaluation);
  return { ...open, kind: chosen.indistinguishable.length > 0 ? 'indistinguishable' : 'recommended', ...chosen };
}

interface Contender {
  readonly candidate: CandidateEvaluation;
  readonly standing: Standing;
}

type Named = Pick<Verdict, 'candidate' | 'indistinguishable'>;

/** With the wanted probability; where nothing was drawn, at the nominal parameters. */
function meetsAll({ probabilityMeetsAll, targets }: Standing, wanted: number): boolean {
  if (probabilityMeetsAll !== null) return probabilityMeetsAll >= wanted;
  const judged = targets.filter(({ met }) => met !== null);
  return (
    targets.every(({ kind, met }) => met !== null || kind !== 'availability') &&
    judged.length > 0 &&
    judged.every(({ met }) => met)
  );
}

/** The cheapest, or the one with the fewest hosts; among equals, the one with the least downtime. */
function preferred(meeting: readonly Contender[], priced: boolean, evaluation: Evaluation): Named {
  const price = ({ standing, candidate }: Contender) => (priced ? standing.costPerYear! : hostsOf(candidate));
  const [first, ...others] = [...meeting].sort(
    (a, b) => price(a) - price(b) || downtime(a.candidate) - downtime(b.candidate),
  );
  const equal = (other: Contender) =>
    (priced ? sameCost(first!, other, evaluation) : price(first!) === price(other)) &&
    sameDowntime(first!.candidate, other.candidate, evaluation);
  return {
    candidate: first!.candidate.id,
    indistinguishable: others.filter(equal).map(({ candidate }) => candidate.id),
  };
}

/** The most probable to meet every target; where that is the same or not known, the one that oversteps least, then the one with the least downtime. */
function nearest(contenders: readonly Contender[], evaluation: Evaluation): Named {
  const probability = ({ standing }: Contender) => standing.probabilityMeetsAll ?? -1;
  const [first, ...others] = [...contenders].sort(
    (a, b) =>
      probability(b) - probability(a) ||
      overstep(a.candidate, evaluation) - overstep(b.candidate, evaluation) ||
      downtime(a.candidate) - downtime(b.candidate),
  );
  const error = Math.max(...contenders.map((each) => errorOf(each, evaluation)));
  const equal = (other: Contender) =>
    Math.abs(probability(first!) - probability(other)) <= error &&
    sameDowntime(first!.candidate, other.candidate, evaluation);
  return {
    candidate: first!.candidate.id,
    indistinguishable: others.filter(equal).map(({ candidate }) => candidate.id),
  };
}

function errorOf({ standing }: Contender, { uncertainty }: Evaluation): number {
  const { probabilityMeetsAll } = standing;
  return probabilityMeetsAll === null || uncertainty.draws === 0
    ? 0
    : monteCarloErrorOf(probabilityMeetsAll, uncertainty.draws);
}

/** A custom model places nothing: its hosts are not known, so that it never wins by having none. */
function hostsOf(candidate: CandidateEvaluation): number {
  return candidate.platform === 'custom' ? Number.MAX_SAFE_INTEGER : candidate.placement.hosts;
}

/** Unavailability of the services with a target, added up, as their targets count it. */
function downtime(candidate: CandidateEvaluation): number {
  return targeted(candidate).reduce((sum, service) => sum + countedUnavailability(service).value, 0);
}

/** The largest multiple of what its targets allow, over those the model can judge. */
function overstep(candidate: CandidateEvaluation, evaluation: Evaluation): number {
  return Math.max(0, ...checkedTargetsOf(candidate, evaluation).map(({ excess }) => excess ?? 0));
}

function targeted(candidate: CandidateEvaluation) {
  return candidate.services.filter(({ target }) => target !== null);
}

function sameCost(a: Contender, b: Contender, evaluation: Evaluation): boolean {
  const [ofA, ofB] = [a, b].map(({ candidate }) => ({
    figure: totalCost(candidate, evaluation),
    draws: totalCostDraws(candidate, evaluation),
  }));
  const { figure: costA } = ofA!;
  const { figure: costB } = ofB!;
  if (!isKnown(costA) || !isKnown(costB)) return false;
  const level = uncertaintyLevel(evaluation);
  return provenSign({ ...ofA!, figure: costA }, { ...ofB!, figure: costB }, level) === 0;
}

/** Whether no service with a target sets the two apart by its downtime. */
function sameDowntime(a: CandidateEvaluation, b: CandidateEvaluation, evaluation: Evaluation): boolean {
  const level = uncertaintyLevel(evaluation);
  return targeted(a).every((service) => {
    const other = b.services.find(({ id }) => id === service.id);
    if (other === undefined) return false;
    const drawn = (candidate: CandidateEvaluation, of: typeof service) => ({
      figure: countedUnavailability(of),
      draws: countedDraws(evaluation.uncertainty, candidate.id, of),
    });
    return provenSign(drawn(a, service), drawn(b, other), level) === 0;
  });
}
