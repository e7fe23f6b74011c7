import type { CandidateEvaluation, Evaluation, Figure } from '../evaluation/evaluation.js';
import { type Ends, isKnown } from '../evaluation/figure.js';
import { countedDraws, countedUnavailability } from '../evaluation/unavailability-draws.js';
import { totalCost, totalCostDraws } from '../metrics/cost-figure.js';
import { checkedTargetsOf } from './targets.js';

/** What a figure may be in a world: the computation says no more of it. */
type Doubted = (world: number) => Ends;

/**
 * Which candidates the rule of the verdict would name in each joint draw, were that world known to be ours: the cheapest
 * (by hosts where not every candidate has a price) of those that meet every target in it, among equals the one with the
 * least downtime; where none does, the nearest: the one that oversteps least, availability as it is in that world, recovery
 * times as they are nominally. As in the verdict, those that the error of the computation cannot set apart are one choice:
 * each of them is right.
 *
 * @returns by draw, then candidate in scenario order; null without draws or without a target
 */
export function rightChoices(evaluation: Evaluation): readonly (readonly boolean[])[] | null {
  const { uncertainty } = evaluation;
  const standings = worldStandings(evaluation);
  if (uncertainty.draws === 0 || standings.every(({ hasTarget }) => !hasTarget)) return null;
  const isPriced = standings.every(({ cost }) => cost !== null);
  return Array.from({ length: uncertainty.draws }, (_, world) => {
    const meeting = standings.map(({ meets }) => meets(world));
    const anyMeets = meeting.some(Boolean);
    const eligible = meeting.map((meets) => meets || !anyMeets);
    const price = ({ cost, hosts }: WorldStanding) => (isPriced ? cost!(world) : { low: hosts, high: hosts });
    const first = standings.map((standing) => (anyMeets ? price(standing) : standing.overstep(world)));
    return notMore(
      standings.map(({ downtime }) => downtime(world)),
      notMore(first, eligible),
    );
  });
}

/** How a candidate stands in each joint draw. */
interface WorldStanding {
  readonly hasTarget: boolean;
  readonly meets: (world: number) => boolean;
  readonly overstep: Doubted;
  readonly downtime: Doubted;
  readonly cost: Doubted | null;
  readonly hosts: number;
}

/** By candidate, in scenario order. */
export const worldStandings = (evaluation: Evaluation): readonly WorldStanding[] =>
  evaluation.candidates.map((candidate) => worldStanding(candidate, evaluation));

function worldStanding(candidate: CandidateEvaluation, evaluation: Evaluation): WorldStanding {
  const { uncertainty } = evaluation;
  const targets = checkedTargetsOf(candidate, evaluation);
  const targeted = candidate.services.filter(({ target }) => target !== null);
  const ofDraws = candidate.solving.repeated?.largestError ?? 0;
  const downtimes = targeted.map((service) =>
    doubted(countedUnavailability(service), countedDraws(uncertainty, candidate.id, service), ofDraws),
  );
  const multiples = targeted.flatMap(({ target }, s): Doubted[] => {
    if (target?.availability == null) return [];
    const allowed = Math.max(1 - target.availability, Number.MIN_VALUE);
    return [(world) => ends(downtimes[s]!(world), (value) => value / allowed)];
  });
  const others = targets.flatMap(({ kind, excess }) => (kind === 'availability' || excess === null ? [] : [excess]));
  const cost = totalCost(candidate, evaluation);
  return {
    hasTarget: targets.length > 0,
    // A target that the model cannot judge is not held against a candidate.
    meets: (world) => targets.every(({ worlds, nominal }) => worlds?.[world % worlds.length] ?? nominal ?? true),
    overstep: (world) => over(multiples, world, (values) => Math.max(0, ...others, ...values)),
    downtime: (world) => over(downtimes, world, (values) => values.reduce((sum, value) => sum + value, 0)),
    cost: isKnown(cost) ? doubted(cost, totalCostDraws(candidate, evaluation), 0) : null,
    hosts: candidate.platform === 'custom' ? Number.MAX_SAFE_INTEGER : candidate.placement.hosts,
  };
}

/**
 * A figure's draws with the relative error of the nominal figure, and that of the draws against it.
 *
 * @param draws null: the nominal value in every world
 */
function doubted({ value, accuracy }: Figure, draws: readonly number[] | null, ofDraws: number): Doubted {
  const relative = ends(accuracy, (end) => (value === 0 ? 1 : end / value));
  return (world) => {
    const drawn = draws?.[world] ?? value;
    return { low: drawn * relative.low * (1 - ofDraws), high: drawn * relative.high * (1 + ofDraws) };
  };
}

const ends = ({ low, high }: Ends, each: (value: number) => number): Ends => ({ low: each(low), high: each(high) });

const over = (figures: readonly Doubted[], world: number, join: (values: readonly number[]) => number): Ends => ({
  low: join(figures.map((figure) => figure(world).low)),
  high: join(figures.map((figure) => figure(world).high)),
});

/** Rounding is no difference: the order of candidates must not decide. */
const equality = 1e-9;

/** Those of which it is not sure that another is less. */
function notMore(values: readonly Ends[], among: readonly boolean[]): boolean[] {
  const least = Math.min(...values.filter((_, i) => among[i]).map(({ high }) => high));
  return values.map(({ low }, i) => among[i]! && low <= least + equality * Math.abs(least));
}
