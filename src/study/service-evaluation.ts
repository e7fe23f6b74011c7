import type { Accuracy, BudgetRow, Figure, ServiceEvaluation, SingleFailureRecord } from '../evaluation/evaluation.js';
import type { ServiceFigures } from '../markov/chain-figures.js';
import type { Bounded } from '../markov/reference-cycle.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { phases } from '../model/service-rewards.js';
import type { ServiceModel } from '../model/system-model.js';
import type { Service } from '../scenario/scenario.js';
import type { Estimate, SimulatedService } from '../simulation/merged-statistics.js';
import { distributionRecord } from './distribution-record.js';
import { type SimulationMethod, simulatedFigure } from './simulated-figure.js';
import type { StructuralRecord } from './structural-floor.js';

/** Everything found about one service of a candidate, before uncertainty. */
export interface ServiceFindings {
  readonly service: Service;
  readonly singleFailures: readonly SingleFailureRecord[] | null;
  readonly model: ServiceModel;
  readonly chain: ServiceFigures;
  /** True distributions. */
  readonly simulated: SimulatedService;
  readonly simulatedYears: number;
  readonly method: SimulationMethod;
  /** Names of the simulation's causes, by index. */
  readonly causes: readonly string[];
  readonly structural: StructuralRecord;
  readonly plannedCauses: ReadonlySet<string>;
  /** The chain is the model itself (`isExactChain`). */
  readonly isExact: boolean;
}

export function serviceEvaluation(findings: ServiceFindings): ServiceEvaluation {
  const { service, model, chain, simulated, structural } = findings;
  const outages = scaledBounds(chain.outagesPerHour, hoursPerYear);
  const figure = (bounds: Bounded, seen: Estimate, by = findings.method): Figure =>
    assessedFigure(bounds, seen, by, findings.isExact);
  return {
    id: service.id,
    target: service.target,
    upSet: model.upSet,
    unavailability: figure(chain.unavailability, simulated.unavailability),
    unavailabilityExcludingPlanned: figure(
      difference(chain.unavailability, chain.plannedUnavailability),
      simulated.unplannedUnavailability,
    ),
    // Forced cycles say nothing of the requests lost while the service is up.
    requestUnavailability: figure(chain.requestUnavailability, simulated.requestUnavailability, 'replications'),
    outagesPerYear: figure(outages, simulated.outagesPerYear),
    meanOutageHours: meanOutage(chain, findings.isExact),
    structuralFloor: structural.structuralFloor,
    budget: budgetRows(findings),
    minimalCutSets: structural.minimalCutSets,
    importance: structural.importance,
    distributions: distributionRecord(simulated, findings.simulatedYears, service.target),
    ...(findings.singleFailures === null ? {} : { singleFailures: findings.singleFailures }),
  };
}

const exactMethod = 'Markov chain, truncated; all delays are exponential';
const truncated = 'Markov chain with exponential delays, truncated';
const bySimulation = {
  replications: 'simulation',
  'a-cycles': 'A-cycles with proportional-hazard biasing',
  'balanced-failure-biasing': 'balanced failure biasing',
} as const;

/** A bound wider than this share of the value says less than the simulation does. */
const widestBound = 0.25;

/**
 * The chain's figure with what is known of its error: the bound of what was not explored, and the difference between its
 * exponential delays and the true ones as far as the simulation shows one: if its interval lies apart, the error reaches
 * to its nearer end. Where the chain is too large for a narrow bound, the simulation's interval stands in its place; the
 * value stays the chain's, so that it is the sum of its budget.
 *
 * @param isExact the chain is the model itself: nothing but its own bound is left
 */
export function assessedFigure(
  { value, low, high }: Bounded,
  seen: Estimate,
  by: SimulationMethod,
  isExact: boolean,
): Figure {
  const nearest = { low: Math.max(0, seen.value - seen.halfWidth), high: seen.value + seen.halfWidth };
  if (high - low > widestBound * value && nearest.high - nearest.low < high - low) {
    const interval = { low: Math.min(value, nearest.low), high: Math.max(value, nearest.high) };
    const method = `value of the Markov chain, interval with true distributions by ${bySimulation[by]}`;
    const accuracy: Accuracy = { kind: 'interval', ...interval, level: seen.level, method };
    return { value, accuracy, uncertainty: null };
  }
  if (isExact) return { value, accuracy: { kind: 'exact', low, high, method: exactMethod }, uncertainty: null };
  const accuracy: Accuracy = {
    kind: 'approximation',
    low: Math.max(0, Math.min(low, nearest.high)),
    high: Math.max(high, nearest.low),
    method: `${truncated}; difference to the true distributions by ${bySimulation[by]}`,
  };
  return { value, accuracy, uncertainty: null };
}

function scaledBounds({ value, low, high }: Bounded, factor: number): Bounded {
  return { value: value * factor, low: low * factor, high: high * factor };
}

/** a − b of figures from one chain, with bounds that hold in any case. */
function difference(a: Bounded, b: Bounded): Bounded {
  return { value: Math.max(0, a.value - b.value), low: Math.max(0, a.low - b.high), high: a.high - b.low };
}

function meanOutage({ unavailability, outagesPerHour }: ServiceFigures, isExact: boolean): Figure {
  const value = outagesPerHour.value === 0 ? 0 : unavailability.value / outagesPerHour.value;
  // Both leave out the same states: what is missing has at least no shorter outages than none.
  const low = outagesPerHour.high === 0 ? 0 : unavailability.low / outagesPerHour.high;
  const high = outagesPerHour.low === 0 ? Number.MAX_VALUE : unavailability.high / outagesPerHour.low;
  const accuracy: Accuracy = isExact
    ? { kind: 'exact', low, high, method: exactMethod }
    : { kind: 'approximation', low, high, method: truncated };
  return { value, accuracy, uncertainty: null };
}

function budgetRows({ chain, simulated, causes, method, plannedCauses }: ServiceFindings): BudgetRow[] {
  return chain.budget
    .map(({ cause, outagesPerHour, byPhase }): BudgetRow => {
      const perYear = (hours: number): number => hours * hoursPerYear * 60;
      const minutesPerYear = perYear(byPhase.reduce((sum, hours) => sum + hours, 0));
      const timesPerYear = outagesPerHour * hoursPerYear;
      const share = simulated.causes[causes.indexOf(cause)]?.share ?? null;
      return {
        cause,
        planned: plannedCauses.has(cause),
        timesPerYear,
        meanMinutes: minutesPerYear / timesPerYear,
        minutesPerYear,
        phases: phases.flatMap((phase, p) =>
          byPhase[p]! > 0 ? [{ phase, minutesPerYear: perYear(byPhase[p]!) }] : [],
        ),
        ...(share === null ? {} : { simulatedShare: simulatedFigure(share, method) }),
      };
    })
    .sort((a, b) => b.minutesPerYear - a.minutesPerYear || (a.cause < b.cause ? -1 : 1));
}
