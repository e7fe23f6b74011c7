import type { Evaluation, Figure, ServiceEvaluation, UncertaintyRecord } from './evaluation.js';

/** Level of the intervals in an Evaluation without any. */
const usualLevel = 0.9;

/** Unavailability in each joint draw, in draw order; null when there are no draws. */
export function unavailabilityDraws(
  uncertainty: UncertaintyRecord,
  candidate: string,
  service: string,
): readonly number[] | null {
  return drawsIn(uncertainty.unavailability, candidate, service);
}

/**
 * Unavailability without planned work in each joint draw. Where the Evaluation carries only the whole, every draw is
 * reduced by the nominal share of planned work.
 */
export function unplannedDraws(
  uncertainty: UncertaintyRecord,
  candidate: string,
  service: ServiceEvaluation,
): readonly number[] | null {
  const own = drawsIn(uncertainty.unavailabilityExcludingPlanned ?? {}, candidate, service.id);
  if (own !== null) return own;
  const whole = service.unavailability.value;
  const share = whole > 0 ? service.unavailabilityExcludingPlanned.value / whole : 1;
  return unavailabilityDraws(uncertainty, candidate, service.id)?.map((value) => value * share) ?? null;
}

/** The unavailability as the service's target counts it: with or without planned work. */
export function countedUnavailability(service: ServiceEvaluation): Figure {
  return service.target?.excludingPlanned === true ? service.unavailabilityExcludingPlanned : service.unavailability;
}

/** The same in each joint draw. */
export function countedDraws(
  uncertainty: UncertaintyRecord,
  candidate: string,
  service: ServiceEvaluation,
): readonly number[] | null {
  return service.target?.excludingPlanned === true
    ? unplannedDraws(uncertainty, candidate, service)
    : unavailabilityDraws(uncertainty, candidate, service.id);
}

/** Level at which the Evaluation states its uncertainty. */
export function uncertaintyLevel(evaluation: Evaluation): number {
  const services = evaluation.candidates.flatMap((candidate) => candidate.services);
  return (
    services.find((service) => service.unavailability.uncertainty !== null)?.unavailability.uncertainty?.level ??
    usualLevel
  );
}

function drawsIn(
  record: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>,
  candidate: string,
  service: string,
): readonly number[] | null {
  const draws = Object.hasOwn(record, candidate) ? record[candidate]![service] : undefined;
  return draws === undefined || draws.length === 0 ? null : draws;
}
