import { hoursPerYear } from '../maths/calendar-hours.js';
import { type Estimate, meanEstimate } from './merged-statistics.js';
import type { ServiceRecord } from './outage-recorder.js';
import type { ReplicationRecord } from './replication.js';

/** One cause in two forms of a model: what the first has more, per hour. */
export interface CauseDifference {
  readonly unavailability: Estimate;
  readonly outagesPerHour: Estimate;
  /** Of the unavailability, by phase; adds up to it. */
  readonly byPhase: readonly number[];
  /** Replications in which the two forms had unlike downtimes from this cause. */
  readonly unlike: number;
}

export interface ServiceDifference {
  readonly unavailability: Estimate;
  readonly unplannedUnavailability: Estimate;
  readonly requestUnavailability: Estimate;
  readonly outagesPerHour: Estimate;
  /** By cause index. */
  readonly causes: readonly CauseDifference[];
}

export interface PairedDifferences {
  readonly services: readonly ServiceDifference[];
  /** Unavailability of the probes. */
  readonly probes: readonly Estimate[];
}

/**
 * What one form of a model has more than another, from replications that meet the same failures: the keyed streams give
 * both the same draws, so that what is common to them drops out and the difference has a far narrower interval than either
 * figure (common random numbers: Law & Kelton, Simulation Modeling and Analysis).
 *
 * @param first replications 0 … n − 1
 * @param second the same replications in the other form
 * @param level two-sided, of each interval
 */
export function pairedDifferences(
  first: readonly ReplicationRecord[],
  second: readonly ReplicationRecord[],
  level: number,
): PairedDifferences {
  const pairs = first.map((record, r) => [record, second[r]!] as const);
  const difference = (hours: (record: ReplicationRecord) => number): Estimate =>
    perHour(
      pairs.map(([a, b]) => hours(a) - hours(b)),
      pairs,
      level,
    );
  return {
    services: (first[0]?.services ?? []).map((_, s) => serviceDifference(pairs, s, difference, level)),
    probes: (first[0]?.probeDownHours ?? []).map((_, p) => difference(({ probeDownHours }) => probeDownHours[p]!)),
  };
}

type Pairs = readonly (readonly [ReplicationRecord, ReplicationRecord])[];

function serviceDifference(
  pairs: Pairs,
  s: number,
  difference: (hours: (record: ReplicationRecord) => number) => Estimate,
  level: number,
): ServiceDifference {
  const of = (pick: (service: ServiceRecord) => number): Estimate => difference(({ services }) => pick(services[s]!));
  return {
    unavailability: of(({ downHours }) => downHours),
    unplannedUnavailability: of(({ downHours, plannedDownHours }) => downHours - plannedDownHours),
    requestUnavailability: of(({ lostRequestHours }) => lostRequestHours),
    outagesPerHour: of(({ outages }) => outages),
    causes: pairs[0]![0].services[s]!.causeHours.map((phases, c) => {
      const hours = pairs.map(([a, b]) => total(a.services[s]!.causeHours[c]!) - total(b.services[s]!.causeHours[c]!));
      return {
        unavailability: perHour(hours, pairs, level),
        outagesPerHour: of(({ causeOutages }) => causeOutages[c]!),
        byPhase: phases.map((_, p) => of(({ causeHours }) => causeHours[c]![p]!).value),
        unlike: hours.filter((value) => value !== 0).length,
      };
    }),
  };
}

/** Mean per hour of amounts by replication. */
function perHour(amounts: readonly number[], pairs: Pairs, level: number): Estimate {
  return meanEstimate(
    amounts.map((amount, r) => amount / (pairs[r]![0].years * hoursPerYear)),
    level,
  );
}

const total = (hours: readonly number[]): number => hours.reduce((sum, value) => sum + value, 0);
