import type { Parameter } from '../catalog/parameter.js';
import type { RareEventRecord } from '../evaluation/evaluation.js';
import type { SystemModel } from '../model/system-model.js';
import type { CycleRunner } from '../simulation/cycle-runner.js';
import type { Estimate, SimulatedFigures, SimulatedService } from '../simulation/merged-statistics.js';
import { type Precondition, type RareEventFigures, rareEventFigures } from '../simulation/rare-event-figures.js';
import { notRare } from '../simulation/rare-event-limits.js';
import type { SimulatedForm } from '../simulation/simulator.js';
import { type SimulationMethod, simulatedFigure } from './simulated-figure.js';

/** Wanted of an unavailability: half-width ÷ value. Where replications do not reach it, forced failures are tried. */
const wantedPrecision = 0.05;
/** Without these the estimate is wrong; the others only make its interval wide. */
const necessary: readonly Precondition[] = ['reference-state', 'comes-to-rest', 'up-at-rest', 'hazards-continuous'];

/** What a simulation found: figures by service, from replications or, where outages are rare, from forced cycles. */
export interface SimulatedCandidate extends SimulatedFigures {
  /** By service. */
  readonly methods: readonly SimulationMethod[];
  readonly rareEvents: readonly RareEventRecord[];
}

/**
 * Figures of replications, made more precise where a service's outages are too rare for them: those of cycles with forced
 * failures stand in their place if the method's preconditions hold and its interval is narrower.
 *
 * @param maximumSteps events the cycles of all services may take, about
 */
export async function withRareOutages(
  plain: SimulatedFigures,
  runner: CycleRunner,
  sought: {
    readonly model: SystemModel;
    readonly parameters: readonly Parameter[];
    readonly form: SimulatedForm;
    readonly seed: number;
  },
  effort: { readonly level: number; readonly maximumSteps: number },
): Promise<SimulatedCandidate> {
  const tried = plain.services.flatMap((service, s) => (isWorthTrying(service, plain.events) ? [s] : []));
  const options = {
    level: effort.level,
    relativePrecision: wantedPrecision,
    maximumSteps: effort.maximumSteps / tried.length,
    leavesCommon: true,
  };
  const services = [...plain.services];
  const methods = services.map((): SimulationMethod => 'replications');
  const rareEvents: RareEventRecord[] = [];
  for (const s of tried) {
    const found = await rareEventFigures({ ...sought, service: s }, options, runner);
    const { method, unavailability } = found;
    if (method === 'naive' || method === 'regenerative-cycles' || !(unavailability.value > 0)) continue;
    const isUsed = isBelieved(found) && found.relativePrecision < precisionOf(services[s]!.unavailability);
    if (isUsed) {
      services[s] = withForcedCycles(services[s]!, found);
      methods[s] = method;
    }
    rareEvents.push({
      service: sought.model.services[s]!.id,
      form: sought.form,
      method,
      isUsed,
      unavailability: simulatedFigure(unavailability, method),
      cycles: found.cycles,
      events: found.steps,
      effectiveSampleSize: found.effectiveSampleSize,
      largestShare: found.largestShare,
      plainYears: found.naive.years,
      plainEvents: found.naive.steps,
      preconditions: found.preconditions,
    });
  }
  return { ...plain, services, methods, rareEvents };
}

/** A cycle takes two events at least: with more outages than that an event they are common among cycles, or precise. */
function isWorthTrying({ unavailability, outageHours }: SimulatedService, events: number): boolean {
  return precisionOf(unavailability) > wantedPrecision && 2 * outageHours.length < notRare * events;
}

function precisionOf({ value, halfWidth }: Estimate): number {
  return value > 0 ? halfWidth / value : Number.POSITIVE_INFINITY;
}

function isBelieved({ preconditions, isIntervalKnown }: RareEventFigures): boolean {
  return isIntervalKnown && preconditions.every(({ name, holds }) => holds || !necessary.includes(name));
}

function withForcedCycles(plain: SimulatedService, found: RareEventFigures): SimulatedService {
  const { unavailability, outagesPerYear, unplannedUnavailability, causeShares } = found;
  const causes = plain.causes.map((cause, c) => ({ ...cause, share: causeShares[c] ?? cause.share }));
  return {
    ...plain,
    unavailability,
    outagesPerYear,
    unplannedUnavailability: unplannedUnavailability ?? plain.unplannedUnavailability,
    causes,
  };
}
