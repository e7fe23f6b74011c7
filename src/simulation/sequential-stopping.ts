import { merged, type SimulatedFigures } from './merged-statistics.js';
import type { ReplicationRecord } from './replication.js';

export interface StoppingRule {
  readonly level: number;
  /** Stop when every service's half-width is this share of its unavailability… */
  readonly relativePrecision: number;
  /** …or when this many events have been run… */
  readonly maximumEvents: number;
  /** …or this many years, where hardly anything ever happens. */
  readonly maximumYears: number;
  /** Replications of the first round; at least `fewestReplications` are run. */
  readonly batch: number;
}

/** How far a simulation got. */
export interface ReachedPrecision {
  /** Largest half-width ÷ unavailability over the services; infinite when one has had no outage. */
  readonly relativePrecision: number;
  /** Index of that service. */
  readonly service: number;
  readonly isPrecise: boolean;
}

/** Below this many values Student's t does not make up for the skewness of downtimes. */
const fewestReplications = 40;
/** And below this many outages the scatter of their lengths is not known. */
const fewestOutages = 50;

/**
 * Replications in rounds until the precision or the effort is reached. Rounds grow by half: fewer looks at the running
 * interval, since stopping where it happens to look narrow makes it too narrow (Law & Kelton). Decided on whole rounds in
 * the order of their numbers: the same on any number of threads.
 *
 * @param replicate runs replications `from` … `from + count − 1`
 */
export async function simulatedUntilPrecise(
  replicate: (from: number, count: number) => Promise<readonly ReplicationRecord[]>,
  rule: StoppingRule,
): Promise<{
  readonly records: readonly ReplicationRecord[];
  readonly figures: SimulatedFigures;
  readonly reached: ReachedPrecision;
}> {
  const records: ReplicationRecord[] = [];
  for (;;) {
    const count = Math.max(rule.batch, Math.ceil(records.length / 2));
    records.push(...(await replicate(records.length, count)));
    const figures = merged(records, rule.level);
    const reached = reachedPrecision(figures, rule);
    const isSpent = figures.events >= rule.maximumEvents || figures.years >= rule.maximumYears;
    if (reached.isPrecise || isSpent) return { records, figures, reached };
  }
}

function reachedPrecision(figures: SimulatedFigures, rule: StoppingRule): ReachedPrecision {
  let relativePrecision = 0;
  let service = 0;
  figures.services.forEach(({ unavailability: { value, halfWidth } }, s) => {
    const of = value > 0 ? halfWidth / value : Number.POSITIVE_INFINITY;
    if (of <= relativePrecision) return;
    relativePrecision = of;
    service = s;
  });
  const isEnough =
    figures.replications >= fewestReplications &&
    figures.services.every(({ outageHours }) => outageHours.length >= fewestOutages);
  return { relativePrecision, service, isPrecise: isEnough && relativePrecision <= rule.relativePrecision };
}
