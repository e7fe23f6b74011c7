import type { CandidateEvaluation, Evaluation } from '../evaluation/evaluation.js';
import { isKnown } from '../evaluation/figure.js';
import { countedDraws, countedUnavailability } from '../evaluation/unavailability-draws.js';
import { totalCost, totalCostDraws } from '../metrics/cost-figure.js';
import { checkedTargetsOf } from './targets.js';

/** Values closer than this share are equal: the order of candidates must not decide. */
const equality = 1e-9;

/**
 * Which candidates the rule of the verdict would name in each joint draw, were that world known to be ours: the cheapest
 * (by hosts where not every candidate has a price) of those that meet every target in it, among equals the one with the
 * least downtime; where none does, the nearest: the one that oversteps least, availability as it is in that world, recovery
 * times as they are nominally.
 *
 * @returns by draw, then candidate in scenario order; null without draws or without a target
 */
export function rightChoices(evaluation: Evaluation): readonly (readonly boolean[])[] | null {
  const { candidates, uncertainty } = evaluation;
  const standings = candidates.map((candidate) => worldStanding(candidate, evaluation));
  if (uncertainty.draws === 0 || standings.every(({ hasTarget }) => !hasTarget)) return null;
  const isPriced = standings.every(({ cost }) => cost !== null);
  return Array.from({ length: uncertainty.draws }, (_, world) => {
    const meeting = standings.map(({ meets }) => meets(world));
    const anyMeets = meeting.some(Boolean);
    const eligible = meeting.map((meets) => meets || !anyMeets);
    const price = standings.map(({ cost, hosts }) => (isPriced ? cost!(world) : hosts));
    const overstep = standings.map((standing) => standing.overstep(world));
    const preferred = leastOf(anyMeets ? price : overstep, eligible);
    return leastOf(
      standings.map(({ downtime }) => downtime(world)),
      preferred,
    );
  });
}

interface WorldStanding {
  readonly hasTarget: boolean;
  readonly meets: (world: number) => boolean;
  readonly overstep: (world: number) => number;
  readonly downtime: (world: number) => number;
  readonly cost: ((world: number) => number) | null;
  readonly hosts: number;
}

function worldStanding(candidate: CandidateEvaluation, evaluation: Evaluation): WorldStanding {
  const targets = checkedTargetsOf(candidate, evaluation);
  const targeted = candidate.services.filter(({ target }) => target !== null);
  const draws = targeted.map((service) => countedDraws(evaluation.uncertainty, candidate.id, service));
  const downtimeOf = (s: number, world: number) => draws[s]?.[world] ?? countedUnavailability(targeted[s]!).value;
  const others = targets.flatMap(({ kind, excess }) => (kind === 'availability' || excess === null ? [] : [excess]));
  const cost = totalCost(candidate, evaluation);
  const costs = totalCostDraws(candidate, evaluation);
  return {
    hasTarget: targets.length > 0,
    // A target that the model cannot judge is not held against a candidate.
    meets: (world) => targets.every(({ worlds, nominal }) => worlds?.[world % worlds.length] ?? nominal ?? true),
    overstep: (world) =>
      Math.max(
        ...others,
        ...targeted.map(({ target }, s) =>
          target?.availability == null ? 0 : downtimeOf(s, world) / Math.max(1 - target.availability, Number.MIN_VALUE),
        ),
      ),
    downtime: (world) => targeted.reduce((sum, _, s) => sum + downtimeOf(s, world), 0),
    cost: isKnown(cost) ? (world) => costs?.[world] ?? cost.value : null,
    hosts: candidate.platform === 'custom' ? Number.MAX_SAFE_INTEGER : candidate.placement.hosts,
  };
}

function leastOf(values: readonly number[], among: readonly boolean[]): boolean[] {
  const least = Math.min(...values.filter((_, i) => among[i]));
  return values.map((value, i) => among[i]! && value <= least + equality * Math.abs(least));
}
