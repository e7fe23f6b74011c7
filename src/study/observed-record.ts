import type { CandidateEvaluation, ServiceEvaluation, UncertaintyRecord } from '../evaluation/evaluation.js';
import { parameterFactors } from '../evaluation/parameter-factors.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { type Compatibility, compatibility, type ObservedOutages } from '../measurements/observed-outages.js';
import type { CandidateResponse } from './candidate-response.js';

/** Joint draws the predicted rate of outages is solved in: the first ones, which fill the space evenly by themselves. */
const mostDraws = 64;

/** Puts what was measured of a candidate's services beside what is predicted for them. */
export function withObserved(
  candidate: CandidateEvaluation,
  response: CandidateResponse,
  observed: ReadonlyMap<string, ObservedOutages>,
  record: UncertaintyRecord,
): CandidateEvaluation {
  const worlds = worldsOf(candidate, record).map((world) => response.outagesWithFactors(world));
  return {
    ...candidate,
    services: candidate.services.map((service) => {
      const seen = observed.get(service.id);
      const s = response.services.indexOf(service.id);
      if (seen === undefined || s < 0) return service;
      const rates = worlds.map((outagesPerHour) => outagesPerHour[s]! * hoursPerYear);
      const found = compatibility(seen, rates, shareOfLength(service, seen.shortestHours));
      return { ...service, observed: { ...seen, compatibility: found, warnings: warningsOf(service, seen, found) } };
    }),
  };
}

/** Share of a service's outages that last at least so long, as simulated; 1 where nothing was simulated. */
function shareOfLength({ distributions }: ServiceEvaluation, hours: number): number {
  const minutes = distributions?.outageMinutes ?? [];
  return hours === 0 || minutes.length === 0 ? 1 : minutes.filter((each) => each >= 60 * hours).length / minutes.length;
}

/** Too few outages may have been seen because most are shorter than any that was. */
function warningsOf(service: ServiceEvaluation, seen: ObservedOutages, found: Compatibility): readonly string[] {
  const { shortestSeenHours, warnings, outages } = seen;
  if (found.compatible || outages > found.expected || shortestSeenHours === null) return warnings;
  const longer = shareOfLength(service, shortestSeenHours) / found.seen;
  if (longer > 0.5) return warnings;
  const [seconds, percent] = [Math.round(3600 * shortestSeenHours), Math.round(100 * (1 - longer))];
  return [
    ...warnings,
    `the shortest outage observed lasted ${seconds} s, and ${percent} % of those predicted are shorter: if such are not seen, say so (shortest)`,
  ];
}

function worldsOf({ id, parameters }: CandidateEvaluation, { draws, factors }: UncertaintyRecord) {
  if (draws === 0) return [new Map<string, number>()];
  return Array.from({ length: Math.min(draws, mostDraws) }, (_, draw) => {
    const drawn = parameters.flatMap(({ name }) => {
      const factor = parameterFactors(factors, name, id)?.[draw];
      return factor === undefined ? [] : [[name, factor] as const];
    });
    return new Map(drawn);
  });
}
