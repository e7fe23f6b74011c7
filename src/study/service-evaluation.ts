import type { BudgetRow, Figure, ServiceEvaluation, SingleFailureRecord } from '../evaluation/evaluation.js';
import type { ServiceFigures } from '../markov/chain-figures.js';
import type { Bounded } from '../markov/reference-cycle.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { phases } from '../model/service-rewards.js';
import type { ServiceModel } from '../model/system-model.js';
import type { Service } from '../scenario/scenario.js';
import type { Estimate, SimulatedService } from '../simulation/merged-statistics.js';
import type { ServiceDifference } from '../simulation/paired-differences.js';
import { assessedFigure, exactChainFigure } from './assessed-figure.js';
import { distributionRecord } from './distribution-record.js';
import { type SimulationMethod, simulatedFigure } from './simulated-figure.js';
import type { StructuralRecord } from './structural-floor.js';
import { type CorrectedDowntime, type TrueFormValues, trueFormValues } from './true-form.js';

/** Everything found about one service of a candidate, before uncertainty. */
export interface ServiceFindings {
  readonly service: Service;
  readonly singleFailures: readonly SingleFailureRecord[] | null;
  readonly withoutRedundancy: Figure | null;
  readonly model: ServiceModel;
  readonly chain: ServiceFigures;
  /** True distributions. */
  readonly simulated: SimulatedService;
  readonly simulatedYears: number;
  readonly method: SimulationMethod;
  /** What the true form has more than the solved one; null: not known from replications. */
  readonly difference: ServiceDifference | null;
  /** Names of the simulation's causes, by index. */
  readonly causes: readonly string[];
  readonly structural: StructuralRecord;
  readonly plannedCauses: ReadonlySet<string>;
  /** The chain is the model itself (`isExactChain`). */
  readonly isExact: boolean;
}

export function serviceEvaluation(findings: ServiceFindings): ServiceEvaluation {
  const { service, model, chain, simulated, structural, difference, method } = findings;
  const values =
    difference === null
      ? chainValues(chain)
      : trueFormValues(chain, difference, findings.causes, findings.plannedCauses);
  const figure = (value: number, bounds: Bounded, seen: Estimate, added: Estimate | undefined, by = method): Figure =>
    findings.isExact ? exactChainFigure(bounds) : assessedFigure(value, bounds, seen, added ?? null, by);
  const outages = figure(
    values.outagesPerHour * hoursPerYear,
    scaledBounds(chain.outagesPerHour, hoursPerYear),
    simulated.outagesPerYear,
    difference === null ? undefined : scaledEstimate(difference.outagesPerHour, hoursPerYear),
  );
  const unavailability = figure(
    values.unavailability,
    chain.unavailability,
    simulated.unavailability,
    difference?.unavailability,
  );
  return {
    id: service.id,
    target: service.target,
    upSet: model.upSet,
    unavailability,
    unavailabilityExcludingPlanned: figure(
      values.unplannedUnavailability,
      unplannedBounds(chain),
      simulated.unplannedUnavailability,
      difference?.unplannedUnavailability,
    ),
    // Forced cycles say nothing of the requests lost while the service is up.
    requestUnavailability: figure(
      values.requestUnavailability,
      chain.requestUnavailability,
      simulated.requestUnavailability,
      difference?.requestUnavailability,
      'replications',
    ),
    outagesPerYear: outages,
    meanOutageHours: meanOutage(unavailability, outages),
    structuralFloor: structural.structuralFloor,
    budget: budgetRows(findings, values.budget),
    minimalCutSets: structural.minimalCutSets,
    importance: structural.importance,
    distributions: distributionRecord(simulated, findings.simulatedYears, service.target),
    ...(findings.withoutRedundancy === null ? {} : { withoutRedundancy: findings.withoutRedundancy }),
    ...(findings.singleFailures === null ? {} : { singleFailures: findings.singleFailures }),
  };
}

function chainValues(chain: ServiceFigures): TrueFormValues {
  return {
    unavailability: chain.unavailability.value,
    unplannedUnavailability: unplannedBounds(chain).value,
    requestUnavailability: chain.requestUnavailability.value,
    outagesPerHour: chain.outagesPerHour.value,
    budget: chain.budget,
  };
}

function scaledBounds({ value, low, high }: Bounded, factor: number): Bounded {
  return { value: value * factor, low: low * factor, high: high * factor };
}

function scaledEstimate({ value, halfWidth, level }: Estimate, factor: number): Estimate {
  return { value: value * factor, halfWidth: halfWidth * factor, level };
}

/** All downtime less that of planned work: figures from one chain, with bounds that hold in any case. */
function unplannedBounds({ unavailability: all, plannedUnavailability: planned }: ServiceFigures): Bounded {
  return {
    value: Math.max(0, all.value - planned.value),
    low: Math.max(0, all.low - planned.high),
    high: all.high - planned.low,
  };
}

/** What both leave out is the same: outages of what is missing have at least no length below none. */
function meanOutage(unavailability: Figure, { value: outages, accuracy: { low, high } }: Figure): Figure {
  const { accuracy } = unavailability;
  const hours = (share: number, perYear: number, otherwise: number): number =>
    perYear === 0 ? otherwise : (share * hoursPerYear) / perYear;
  return {
    value: hours(unavailability.value, outages, 0),
    accuracy: {
      ...accuracy,
      low: hours(accuracy.low, high, 0),
      high: hours(accuracy.high, low, Number.MAX_VALUE),
    },
    uncertainty: null,
  };
}

function budgetRows(
  { simulated, causes, method, plannedCauses }: ServiceFindings,
  charged: readonly CorrectedDowntime[],
): BudgetRow[] {
  const perYear = (hours: number): number => hours * hoursPerYear * 60;
  return charged
    .map(({ cause, outagesPerHour, byPhase, added }): BudgetRow => {
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
        ...(added === undefined ? {} : { trueFormAdds: addedMinutes(scaledEstimate(added, perYear(1))) }),
      };
    })
    .sort((a, b) => b.minutesPerYear - a.minutesPerYear || (a.cause < b.cause ? -1 : 1));
}

/** Of either sign. */
function addedMinutes({ value, halfWidth, level }: Estimate): Figure {
  const interval = { low: value - halfWidth, high: value + halfWidth, level };
  return { value, accuracy: { kind: 'interval', ...interval, method: 'paired simulation' }, uncertainty: null };
}
