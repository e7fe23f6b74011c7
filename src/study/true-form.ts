import type { ServiceFigures } from '../markov/chain-figures.js';
import type { ChargedDowntime } from '../markov/downtime-budget.js';
import type { Bounded } from '../markov/reference-cycle.js';
import { type Estimate, halfWidthAt } from '../simulation/merged-statistics.js';
import type { CauseDifference, ServiceDifference } from '../simulation/paired-differences.js';

/** A cause's row is put right only where the forms differ for sure: one in a thousand is put right by chance. */
const shownLevel = 0.999;
/** And where it was met in so many replications at least: of fewer the scatter is not known. */
const fewestUnlike = 10;

/** What the chain found of a service, and the values put right by what its form leaves out. */
export interface TrueFormValues {
  readonly unavailability: number;
  readonly unplannedUnavailability: number;
  readonly requestUnavailability: number;
  readonly outagesPerHour: number;
  /** Rows add up to the unavailability. */
  readonly budget: readonly CorrectedDowntime[];
}

export interface CorrectedDowntime extends ChargedDowntime {
  /** What the true form adds to the chain's hours per hour; absent: no difference is shown. */
  readonly added?: Estimate;
}

/**
 * Values of a service in the true form: those of the chain, plus, cause by cause, what true times and layouts that stay
 * add to it as far as paired replications show a difference. The chain is the control variate of the simulation (Law &
 * Kelton, Simulation Modeling and Analysis): what both forms share is known from it without error.
 *
 * @param causes names of the simulation's causes, by index
 */
export function trueFormValues(
  chain: ServiceFigures,
  difference: ServiceDifference,
  causes: readonly string[],
  plannedCauses: ReadonlySet<string>,
): TrueFormValues {
  const own = new Map(chain.budget.map((row) => [row.cause, row]));
  const budget = [...new Set([...own.keys(), ...causes])].flatMap((cause): CorrectedDowntime[] => {
    const row = own.get(cause);
    const added = difference.causes[causes.indexOf(cause)];
    if (added === undefined || !isShown(added)) return row === undefined ? [] : [row];
    return correctedRow(row ?? { cause, outagesPerHour: 0, byPhase: added.byPhase.map(() => 0) }, added);
  });
  const change = (rows: (cause: string) => boolean, amount: (row: ChargedDowntime) => number): number =>
    sum(budget.filter(({ cause }) => rows(cause)).map(amount)) -
    sum(chain.budget.filter(({ cause }) => rows(cause)).map(amount));
  const all = () => true;
  const unplanned = (cause: string) => !plannedCauses.has(cause);
  return {
    unavailability: chain.unavailability.value + change(all, hours),
    unplannedUnavailability: chain.unavailability.value - chain.plannedUnavailability.value + change(unplanned, hours),
    requestUnavailability: putRight(chain.requestUnavailability.value, difference.requestUnavailability),
    outagesPerHour: chain.outagesPerHour.value + change(all, ({ outagesPerHour }) => outagesPerHour),
    budget,
  };
}

/** A share of time with the difference added, if one is shown. */
export function putRight(chain: number, difference: Estimate): number {
  return differsFromZero(difference) ? Math.max(0, chain + difference.value) : chain;
}

/**
 * Interval of a figure in the true form: the chain's bounds moved by the difference and its half-width, or the
 * simulation's own interval where that is narrower (a chain too large for a narrow bound).
 */
export function trueFormInterval(
  value: number,
  chain: Bounded,
  difference: Estimate,
  seen: Estimate,
): { readonly low: number; readonly high: number; readonly isSimulated: boolean } {
  const moved = around(chain.low + difference.value, chain.high + difference.value, difference.halfWidth);
  const simulated = around(seen.value, seen.value, seen.halfWidth);
  const isSimulated = simulated.high - simulated.low < moved.high - moved.low;
  const { low, high } = isSimulated ? simulated : moved;
  return { low: Math.min(value, low), high: Math.max(value, high), isSimulated };
}

function around(low: number, high: number, halfWidth: number): { readonly low: number; readonly high: number } {
  return { low: Math.max(0, low - halfWidth), high: high + halfWidth };
}

function isShown({ unavailability, unlike }: CauseDifference): boolean {
  return unlike >= fewestUnlike && differsFromZero(unavailability);
}

function differsFromZero(difference: Estimate): boolean {
  return Math.abs(difference.value) > halfWidthAt(shownLevel, difference);
}

/** A row with the difference added phase by phase; none where the true form has no such downtime. */
function correctedRow(row: ChargedDowntime, added: CauseDifference): CorrectedDowntime[] {
  const total = hours(row) + added.unavailability.value;
  const outagesPerHour = row.outagesPerHour + added.outagesPerHour.value;
  if (!(total > 0 && outagesPerHour > 0)) return [];
  const phases = row.byPhase.map((own, p) => Math.max(0, own + added.byPhase[p]!));
  // A phase that chance took below nothing is paid for by the others.
  const scale = total / sum(phases);
  return [
    { cause: row.cause, outagesPerHour, byPhase: phases.map((phase) => phase * scale), added: added.unavailability },
  ];
}

const hours = ({ byPhase }: ChargedDowntime): number => sum(byPhase);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
