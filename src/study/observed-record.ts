import type { CandidateEvaluation, UncertaintyRecord } from '../evaluation/evaluation.js';
import { parameterFactors } from '../evaluation/parameter-factors.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { compatibility, type ObservedOutages } from '../measurements/observed-outages.js';
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
      return { ...service, observed: { ...seen, compatibility: compatibility(seen, rates) } };
    }),
  };
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
