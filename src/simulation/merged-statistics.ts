import { hoursPerYear } from '../maths/calendar-hours.js';
import { studentInterval, studentRatioInterval } from '../maths/confidence-interval.js';
import { normalQuantile } from '../maths/normal-quantile.js';
import type { ReplicationRecord } from './replication.js';

/** Mean with the half-width of its interval. */
export interface Estimate {
  readonly value: number;
  readonly halfWidth: number;
  readonly level: number;
}

/** Figures of one service over all replications. */
export interface SimulatedService {
  readonly unavailability: Estimate;
  /** Without what is charged to planned work. */
  readonly unplannedUnavailability: Estimate;
  readonly requestUnavailability: Estimate;
  readonly outagesPerYear: Estimate;
  /** By cause index: outages and down hours by phase, per year, and its share of all down hours where that is known. */
  readonly causes: readonly {
    readonly outagesPerYear: number;
    readonly hoursPerYear: readonly number[];
    readonly share: Estimate | null;
  }[];
  /** Sorted. */
  readonly outageHours: Float64Array;
  readonly yearDownHours: Float64Array;
  readonly longestOfYear: Float64Array;
  /** In order of time, replication after replication. */
  readonly monthDownHours: Float64Array;
  readonly monthPlannedDownHours: Float64Array;
}

export interface SimulatedFigures {
  readonly services: readonly SimulatedService[];
  readonly probes: readonly Estimate[];
  readonly replications: number;
  readonly years: number;
  readonly events: number;
}

/** Student's t interval of the mean of independent replications. */
export function meanEstimate(values: readonly number[], level: number): Estimate {
  const { mean, halfWidth } = studentInterval(values, level);
  return { value: mean, halfWidth, level };
}

/** Half-width at another level: stretched as a normal interval is, by less than Student's would be. */
export function halfWidthAt(level: number, { halfWidth, level: own }: Estimate): number {
  return (halfWidth * normalQuantile(0.5 + level / 2)) / normalQuantile(0.5 + own / 2);
}

/** In fewer units than this a part was met too seldom to know its scatter. */
const fewestMet = 10;

/**
 * Share of a part in the down hours of independent units (replications, batches); null where it was met too seldom.
 *
 * @param parts by unit
 * @param downHours by unit, all of them
 */
export function shareEstimate(parts: readonly number[], downHours: readonly number[], level: number): Estimate | null {
  if (parts.filter((part) => part > 0).length < fewestMet) return null;
  const { ratio, halfWidth } = studentRatioInterval(parts, downHours, level);
  return { value: ratio, halfWidth, level };
}

/** Joins replications, in the order of their numbers whatever order the threads returned them in. */
export function merged(records: readonly ReplicationRecord[], level: number): SimulatedFigures {
  const ordered = [...records].sort((a, b) => a.replication - b.replication);
  const years = ordered.reduce((sum, record) => sum + record.years, 0);
  const first = ordered[0]!;
  return {
    services: first.services.map((_, s) => mergedService(ordered, s, level, years)),
    probes: first.probeDownHours.map((_, p) =>
      meanEstimate(
        ordered.map((r) => r.probeDownHours[p]! / (r.years * hoursPerYear)),
        level,
      ),
    ),
    replications: ordered.length,
    years,
    events: ordered.reduce((sum, record) => sum + record.events, 0),
  };
}

function mergedService(
  ordered: readonly ReplicationRecord[],
  s: number,
  level: number,
  years: number,
): SimulatedService {
  const rate = (pick: (service: ReplicationRecord['services'][number]) => number): Estimate =>
    meanEstimate(
      ordered.map((r) => pick(r.services[s]!) / (r.years * hoursPerYear)),
      level,
    );
  const outages = rate((service) => service.outages);
  const causes = ordered[0]!.services[s]!.causeOutages.map((_, c) => ({
    outagesPerYear: ordered.reduce((sum, r) => sum + r.services[s]!.causeOutages[c]!, 0) / years,
    hoursPerYear: ordered[0]!.services[s]!.causeHours[c]!.map(
      (_, p) => ordered.reduce((sum, r) => sum + r.services[s]!.causeHours[c]![p]!, 0) / years,
    ),
    share: shareEstimate(
      ordered.map((r) => r.services[s]!.causeHours[c]!.reduce((sum, hours) => sum + hours, 0)),
      ordered.map((r) => r.services[s]!.downHours),
      level,
    ),
  }));
  const months = (pick: (service: ReplicationRecord['services'][number]) => readonly number[]): Float64Array =>
    Float64Array.from(ordered.flatMap((r) => pick(r.services[s]!)));
  const monthDownHours = months((service) => service.monthDownHours);
  const yearDownHours = new Float64Array(monthDownHours.length / 12);
  monthDownHours.forEach((hours, m) => {
    yearDownHours[Math.floor(m / 12)]! += hours;
  });
  return {
    unavailability: rate((service) => service.downHours),
    unplannedUnavailability: rate((service) => service.downHours - service.plannedDownHours),
    requestUnavailability: rate((service) => service.lostRequestHours),
    outagesPerYear: { ...outages, value: outages.value * hoursPerYear, halfWidth: outages.halfWidth * hoursPerYear },
    causes,
    outageHours: Float64Array.from(ordered.flatMap((r) => r.services[s]!.outageHours)).sort(),
    yearDownHours: yearDownHours.sort(),
    longestOfYear: Float64Array.from(ordered.flatMap((r) => r.services[s]!.longestOfYear)).sort(),
    monthDownHours,
    monthPlannedDownHours: months((service) => service.monthPlannedDownHours),
  };
}
