import type { UncertaintyRecord } from '../evaluation/evaluation.js';
import { mean } from '../maths/distribution-moments.js';
import { deviationsTo, leading } from './break-even.js';
import type { CandidateResponse } from './candidate-response.js';
import type { DrawnParameter } from './joint-draws.js';
import { nearestRoot } from './nearest-root.js';
import type { TornadoRow } from './sensitivity.js';

type TargetBreakEven = NonNullable<UncertaintyRecord['targetBreakEvens']>[number];

/**
 * Parameter means at which a candidate just meets the availability target of a service, everything else as it is: what
 * has to hold for the target, and how far it is from today. Searched for the parameters that swing the service most.
 */
export function targetBreakEvens(
  response: CandidateResponse,
  drawn: readonly DrawnParameter[],
  tornado: readonly TornadoRow[],
  most: number,
): TargetBreakEven[] {
  const { candidate, services } = response;
  return services.flatMap((service, s) => {
    const target = candidate.services.find(({ id }) => id === service)?.target;
    const allowed = 1 - (target?.availability ?? 1);
    if (!(allowed > 0)) return [];
    return leading(tornado, service, [candidate.id], most).flatMap((name): TargetBreakEven[] => {
      const entry = drawn.find(
        ({ parameter, candidates }) => parameter.name === name && candidates.includes(candidate.id),
      );
      if (entry === undefined) return [];
      const excess = (factor: number): number => {
        const { whole, unplanned } = response.withFactors(new Map([[name, factor]]))[s]!;
        return Math.log(target?.excludingPlanned === true ? unplanned : whole) - Math.log(allowed);
      };
      const factor = nearestRoot(excess);
      if (factor === null) return [];
      const today = mean(entry.parameter.distribution);
      // Today's value lies on the side where the target is met, or on the other.
      const isMetToday = excess(1) <= 0;
      return [
        {
          service,
          parameter: name,
          candidate: candidate.id,
          at: factor * today,
          today,
          met: isMetToday === factor > 1 ? 'below' : 'above',
          deviations: deviationsTo(entry, factor),
        },
      ];
    });
  });
}
