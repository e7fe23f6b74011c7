import type { UncertaintyRecord } from '../evaluation/evaluation.js';
import { mean } from '../maths/distribution-moments.js';
import type { CandidateResponse } from './candidate-response.js';
import type { DrawnParameter } from './joint-draws.js';
import { deviationsTo, nearestParameters } from './nearest-parameters.js';
import { nearestRoot } from './nearest-root.js';

type TargetBreakEven = NonNullable<UncertaintyRecord['targetBreakEvens']>[number];

/**
 * Parameter means at which a candidate just meets the availability target of a service, everything else as it is: what
 * has to hold for the target, and how far it is from today. Searched for the parameters that have the shortest way there,
 * known exactly or not.
 *
 * @param most parameters of either sort per service
 */
export function targetBreakEvens(
  response: CandidateResponse,
  drawn: readonly DrawnParameter[],
  most: number,
): TargetBreakEven[] {
  const { candidate, services, parameters } = response;
  const own = drawn.filter(({ candidates }) => candidates.includes(candidate.id));
  return services.flatMap((service, s) => {
    const target = candidate.services.find(({ id }) => id === service)?.target;
    const allowed = 1 - (target?.availability ?? 1);
    if (!(allowed > 0)) return [];
    const counted = target?.excludingPlanned === true ? 'unplanned' : 'whole';
    const excess = (world: ReadonlyMap<string, number>): number =>
      Math.log(response.withFactors(world)[s]![counted]) - Math.log(allowed);
    const slopes = new Map([...response.elasticities[s]!].map(([name, shares]) => [name, shares[counted]]));
    const nominal = excess(new Map());
    return nearestParameters(slopes, nominal, own, most).flatMap((searched): TargetBreakEven[] => {
      const { name } = searched;
      const factor = nearestRoot((by) => excess(new Map([[name, by]])));
      if (factor === null) return [];
      const today = mean(parameters.get(name)!.distribution);
      // Today's value lies on the side where the target is met, or on the other.
      const isMetToday = nominal <= 0;
      return [
        {
          service,
          parameter: name,
          candidate: candidate.id,
          at: factor * today,
          today,
          met: isMetToday === factor > 1 ? 'below' : 'above',
          deviations: deviationsTo(searched, factor),
        },
      ];
    });
  });
}
