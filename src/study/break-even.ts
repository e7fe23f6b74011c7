import type { UncertaintyRecord } from '../evaluation/evaluation.js';
import type { Elasticities } from '../markov/elasticities.js';
import { mean } from '../maths/distribution-moments.js';
import type { CandidateResponse } from './candidate-response.js';
import type { DrawnParameter } from './joint-draws.js';
import { deviationsTo, nearestParameters } from './nearest-parameters.js';
import { nearestRoot } from './nearest-root.js';

type BreakEven = UncertaintyRecord['breakEvens'][number];

/**
 * Parameter means at which two candidates have the same expected downtime, everything else as it is. Searched for the
 * parameters that have the shortest way there, known exactly or not; in the nearest bracket on either side. A name that
 * means different things to the two is moved for both by the same factor.
 *
 * @param most parameters of either sort per service
 */
export function breakEvens(
  a: CandidateResponse,
  b: CandidateResponse,
  drawn: readonly DrawnParameter[],
  most: number,
): BreakEven[] {
  const ids = [a.candidate.id, b.candidate.id] as const;
  const own = drawn.filter(({ candidates }) => ids.some((id) => candidates.includes(id)));
  return a.services.flatMap((service, s) => {
    const other = b.services.indexOf(service);
    if (other < 0) return [];
    const differenceIn = (world: ReadonlyMap<string, number>): number =>
      Math.log(a.withFactors(world)[s]!.whole) - Math.log(b.withFactors(world)[other]!.whole);
    const today = differenceIn(new Map());
    const slopes = slopesOfRatio(a.elasticities[s]!, b.elasticities[other]!);
    return nearestParameters(slopes, today, own, most).flatMap((searched): BreakEven[] => {
      const { name } = searched;
      const factor = nearestRoot((by) => differenceIn(new Map([[name, by]])));
      if (factor === null) return [];
      const parameter = a.parameters.get(name) ?? b.parameters.get(name)!;
      const value = mean((searched.drawn?.parameter ?? parameter).distribution);
      // Today's order holds on today's side of it.
      const isFirstLess = today < 0 === factor > 1;
      return [
        {
          service,
          parameter: name,
          candidates: ids,
          at: factor * value,
          today: value,
          lessBelow: isFirstLess ? ids[0] : ids[1],
          deviations: deviationsTo(searched, factor),
        },
      ];
    });
  });
}

/** ∂ ln (U of a ÷ U of b) ÷ ∂ ln parameter. */
function slopesOfRatio(a: Elasticities, b: Elasticities): Map<string, number> {
  const names = [...a.keys(), ...b.keys()];
  return new Map(names.map((name) => [name, (a.get(name)?.whole ?? 0) - (b.get(name)?.whole ?? 0)]));
}
