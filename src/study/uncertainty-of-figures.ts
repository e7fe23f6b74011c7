import type { CandidateEvaluation, Figure, ServiceEvaluation, UncertaintyRecord } from '../evaluation/evaluation.js';
import { withDraws } from '../evaluation/figure.js';
import { varianceShares } from './sensitivity.js';
import { uncertaintyLevel } from './study-options.js';

/** Puts the interval over the joint draws, and the parameters it comes from, to the figures of a candidate. */
export function withUncertainty(candidate: CandidateEvaluation, record: UncertaintyRecord): CandidateEvaluation {
  return {
    ...candidate,
    services: candidate.services.map((service) => serviceWithUncertainty(candidate.id, service, record)),
  };
}

function serviceWithUncertainty(
  candidate: string,
  service: ServiceEvaluation,
  record: UncertaintyRecord,
): ServiceEvaluation {
  const from = varianceShares(
    record.tornado.filter((row) => row.candidate === candidate && row.service === service.id),
  );
  // The swings are those of the figure the target counts; of the other nothing is said.
  const countsUnplanned = service.target?.excludingPlanned === true;
  const drawn = (figure: Figure, draws: readonly number[] | undefined, isCounted: boolean): Figure => {
    const result = withDraws(figure, draws ?? null, uncertaintyLevel);
    if (result.uncertainty === null) return result;
    return { ...result, uncertainty: { ...result.uncertainty, from: isCounted ? from : [] } };
  };
  return {
    ...service,
    unavailability: drawn(service.unavailability, record.unavailability[candidate]?.[service.id], !countsUnplanned),
    unavailabilityExcludingPlanned: drawn(
      service.unavailabilityExcludingPlanned,
      record.unavailabilityExcludingPlanned?.[candidate]?.[service.id],
      countsUnplanned,
    ),
  };
}
