import type { Parameter } from '../catalog/parameter.js';
import type { Elasticities } from '../markov/elasticities.js';
import type { UnavailabilityShares } from '../markov/unavailability-shares.js';
import type { Candidate } from '../scenario/scenario.js';

/** How the downtime of a candidate answers to its parameters: all that draws, swings and break-evens ask of it. */
export interface CandidateResponse {
  readonly candidate: Pick<Candidate, 'id' | 'services'>;
  /** Ids of its services, in the order of what `withFactors` returns. */
  readonly services: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Unavailability by service when the means of parameters are multiplied by factors. */
  readonly withFactors: (factors: ReadonlyMap<string, number>) => readonly UnavailabilityShares[];
  /** By how many per cent that changes with one per cent of each parameter, known exactly or not, by service. */
  readonly elasticities: readonly Elasticities[];
  /** Outages per hour by service in the same way; costs many times as much. */
  readonly outagesWithFactors: (factors: ReadonlyMap<string, number>) => readonly number[];
}
