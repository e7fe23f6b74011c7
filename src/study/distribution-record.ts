import type { DistributionRecord, Figure, ServiceEvaluation } from '../evaluation/evaluation.js';
import { hoursPerMonth, hoursPerYear } from '../maths/calendar-hours.js';
import { binomialInterval } from '../maths/confidence-interval.js';
import { normalQuantile } from '../maths/normal-quantile.js';
import { sampleQuantile } from '../maths/sample-quantile.js';
import type { SimulatedService } from '../simulation/merged-statistics.js';
import { simulationLevel } from './study-options.js';

const quantiles = 200;
const method = 'simulation, true distributions';

/** What only the simulation knows: how downtime differs from year to year, and what may be promised. */
export function distributionRecord(
  simulated: SimulatedService,
  years: number,
  target: ServiceEvaluation['target'],
): DistributionRecord {
  const counted = target?.excludingPlanned === true;
  const months = simulated.monthDownHours.map(
    (hours, m) => hours - (counted ? simulated.monthPlannedDownHours[m]! : 0),
  );
  const perYear = yearly(months);
  const met = (hours: Float64Array, period: number): Figure | null => {
    if (target?.availability == null) return null;
    const allowed = (1 - target.availability) * period;
    return shareFigure(
      hours.reduce((count, value) => count + (value <= allowed ? 1 : 0), 0),
      hours.length,
    );
  };
  return {
    years,
    downtimeMinutesPerYear: thinned(yearly(simulated.monthDownHours)),
    outageMinutes: thinned(simulated.outageHours),
    probabilityTargetMetInMonth: target?.per === 'month' ? met(months, hoursPerMonth) : null,
    probabilityTargetMetInYear: target?.per === 'year' ? met(perYear, hoursPerYear) : null,
    promiseMonthly: quantileFigure(months, 0.95, (hours) => 1 - hours / hoursPerMonth),
    longestOutageMinutes: quantileFigure(simulated.longestOfYear, 0.5, (hours) => 60 * hours),
    probabilityOutageWithinRto: withinFigure(simulated.outageHours, target?.rtoHours ?? null),
  };
}

function yearly(months: Float64Array): Float64Array {
  const years = new Float64Array(Math.floor(months.length / 12));
  for (let m = 0; m < years.length * 12; m++) years[Math.floor(m / 12)]! += months[m]!;
  return years;
}

const sorted = (values: ArrayLike<number>): number[] => Array.from(values).sort((a, b) => a - b);

/** Minutes at levels (i + 0.5)/n. */
function thinned(hours: Float64Array): number[] {
  if (hours.length === 0) return [];
  const values = sorted(hours);
  const n = Math.min(quantiles, values.length);
  return Array.from({ length: n }, (_, i) => 60 * sampleQuantile(values, (i + 0.5) / n));
}

/** Share of the outages that last no longer; null without an objective or an outage. */
function withinFigure(outageHours: Float64Array, rtoHours: number | null): Figure | null {
  if (rtoHours === null || outageHours.length === 0) return null;
  return shareFigure(
    outageHours.reduce((count, hours) => count + (hours <= rtoHours ? 1 : 0), 0),
    outageHours.length,
  );
}

function shareFigure(count: number, of: number): Figure {
  const { low, high } = binomialInterval(count, of, simulationLevel);
  return {
    value: count / of,
    accuracy: { kind: 'interval', low, high, level: simulationLevel, method },
    uncertainty: null,
  };
}

/**
 * A quantile of a sample with the interval its order statistics give, whatever the distribution: the ranks between which
 * a binomial count of values below the true quantile lies (David & Nagaraja, Order Statistics, 2003, section 7.1).
 */
function quantileFigure(values: Float64Array, level: number, f: (hours: number) => number): Figure {
  const ordered = sorted(values);
  const n = ordered.length;
  const spread = normalQuantile(0.5 + simulationLevel / 2) * Math.sqrt(n * level * (1 - level));
  const atRank = (rank: number): number => f(ordered[Math.min(n - 1, Math.max(0, Math.round(rank)))]!);
  const ends = [atRank(n * level - spread - 0.5), atRank(n * level + spread + 0.5)];
  const interval = { low: Math.min(...ends), high: Math.max(...ends) };
  const value = f(sampleQuantile(ordered, level));
  return { value, accuracy: { kind: 'interval', ...interval, level: simulationLevel, method }, uncertainty: null };
}
