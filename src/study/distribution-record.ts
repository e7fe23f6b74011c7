import type { DistributionRecord, Figure, ServiceEvaluation } from '../evaluation/evaluation.js';
import { sampleQuantile } from '../evaluation/figure.js';
import { binomialInterval, studentInterval } from '../maths/confidence-interval.js';
import type { SimulatedService } from '../simulation/merged-statistics.js';
import { hoursPerMonth, hoursPerYear } from '../simulation/outage-recorder.js';
import { simulationLevel } from './study-options.js';

const quantiles = 200;
const method = 'simulation, true distributions';
/** Groups of years whose statistics are taken as independent, for intervals of quantiles. */
const groups = 20;

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
    promiseMonthly: groupedFigure(months, (part) => 1 - sampleQuantile(sorted(part), 0.95) / hoursPerMonth),
    longestOutageMinutes: groupedFigure(simulated.longestOfYear, (part) => 60 * sampleQuantile(sorted(part), 0.5)),
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

function shareFigure(count: number, of: number): Figure {
  const { low, high } = binomialInterval(count, of, simulationLevel);
  return {
    value: count / of,
    accuracy: { kind: 'interval', low, high, level: simulationLevel, method },
    uncertainty: null,
  };
}

/** A statistic of all values, its interval from the spread of the same statistic over groups of consecutive values. */
function groupedFigure(values: Float64Array, statistic: (part: Float64Array) => number): Figure {
  const size = Math.floor(values.length / groups);
  const value = statistic(values);
  const parts = Array.from({ length: groups }, (_, g) => statistic(values.slice(g * size, (g + 1) * size)));
  const { halfWidth } = studentInterval(parts, simulationLevel);
  const interval = { low: value - halfWidth, high: value + halfWidth };
  return { value, accuracy: { kind: 'interval', ...interval, level: simulationLevel, method }, uncertainty: null };
}
