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
  const drawn = (figure: Figure, draws: readonly number[] | undefined): Figure => {
    const result = withDraws(figure, draws ?? null, uncertaintyLevel);
    return result.uncertainty === null ? result : { ...result, uncertainty: { ...result.uncertainty, from } };
  };
  return {
    ...service,
    unavailability: drawn(service.unavailability, record.unavailability[candidate]?.[service.id]),
    unavailabilityExcludingPlanned: drawn(
      service.unavailabilityExcludingPlanned,
      record.unavailabilityExcludingPlanned?.[candidate]?.[service.id],
    ),
  };
}
