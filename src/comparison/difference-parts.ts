import type { BudgetRow, CandidateEvaluation, Phase } from '../evaluation/evaluation.js';
import { commonName, type DifferenceFactor, differenceFactors, factorOfCause, isBought } from './cause-factors.js';

export interface DifferencePart {
  readonly factor: DifferenceFactor;
  /** Of the second candidate less the first. */
  readonly minutesPerYear: number;
}

/** What one candidate's downtime of a service is made of. */
export interface DifferenceSide extends Pick<CandidateEvaluation, 'eventsPerYear'> {
  readonly budget: readonly BudgetRow[];
  readonly parameters: CandidateEvaluation['parameters'];
}

/** Minutes of an outage that belong to how the platform recovers; repair belongs to what broke. */
const factorOfPhase: Readonly<Record<Phase, DifferenceFactor | null>> = {
  detect: 'failover',
  decide: 'failover',
  act: 'failover',
  restart: 'failover',
  repair: null,
  planned: 'planned',
};

/**
 * The difference of two downtime budgets, taken apart by factor; the parts add up to it.
 *
 * A cause costs λ × d minutes a year: how often it strikes, felt or not, times what is lost each time. Its change is split
 * at the midpoint: Δ(λ·d) = Δλ·d̄ + λ̄·Δd, which leaves no rest and depends on no order (Marshall and Edgeworth's weights;
 * the Shapley value of a product of two). How often something breaks belongs to what broke: hosts, their surroundings,
 * storage, layers, application. What is lost each time belongs to failover (whether the platform rides it out; detect,
 * decide, act, restart), but the repair itself to what broke, and all of it to a storage that does its own failover.
 *
 * What is the same on both sides explains no difference: its parameters are equal and, of hosts, surroundings and storage,
 * it strikes as often (there are as many). Then all of the change is how the platform takes it. So nobody is credited with
 * hosts or a storage that the other has too. A cause only one candidate has is wholly of its own factor; planned work is
 * one factor with all it costs.
 *
 * @returns every factor with a part, in a fixed order
 */
export function differenceParts(a: DifferenceSide, b: DifferenceSide): DifferencePart[] {
  const sums = new Map<DifferenceFactor, number>();
  const add = (factor: DifferenceFactor, minutes: number): void => {
    sums.set(factor, (sums.get(factor) ?? 0) + minutes);
  };
  for (const row of a.budget) if (row.planned) add('planned', -row.minutesPerYear);
  for (const row of b.budget) if (row.planned) add('planned', row.minutesPerYear);
  const [before, after] = [causesOf(a), causesOf(b)];
  for (const cause of new Set([...before.keys(), ...after.keys()])) {
    const own = factorOfCause(cause).factor;
    const [x, y] = comparable(before.get(cause), after.get(cause));
    const isAsOften = Math.abs(x.times - y.times) <= 1e-9 * x.times;
    const isSame = (isAsOften || !isBought(cause)) && sameParameters(cause, a, b);
    for (const phase of new Set([...x.yearly.keys(), ...y.yearly.keys()])) {
      const [m, n] = [eachTime(x, phase, y), eachTime(y, phase, x)];
      const oftener = ((y.times - x.times) * (m + n)) / 2;
      const longer = ((x.times + y.times) / 2) * (n - m);
      add(own, isSame ? 0 : oftener);
      add(isSame ? takenBy(phase) : belongsTo(phase, own), isSame ? oftener + longer : longer);
    }
  }
  return differenceFactors.flatMap((factor) =>
    sums.has(factor) ? [{ factor, minutesPerYear: sums.get(factor)! }] : [],
  );
}

/** A cause's minutes a year by the factor they belong to (null: the cause's own). */
interface Cause {
  readonly outages: number;
  /** Null: not known. */
  readonly events: number | null;
  readonly yearly: Map<DifferenceFactor | null, number>;
}

type Counted = Pick<Cause, 'yearly'> & { readonly times: number };

const never: Cause = { outages: 0, events: 0, yearly: new Map() };

/** Minutes by the factor they belong to: null, what broke itself. */
const takenBy = (phase: DifferenceFactor | null): DifferenceFactor => (phase === 'planned' ? 'planned' : 'failover');

function belongsTo(phase: DifferenceFactor | null, own: DifferenceFactor): DifferenceFactor {
  if (phase === null) return own;
  return own === 'storage' && phase === 'failover' ? own : phase;
}

/** Counted by what strikes where that is known of both, else by outages. */
function comparable(a: Cause = never, b: Cause = never): [Counted, Counted] {
  const isKnown = [a, b].every(({ outages, events }) => events !== null && (outages === 0 || events > 0));
  const counted = ({ outages, events, yearly }: Cause): Counted => ({ times: isKnown ? events! : outages, yearly });
  return [counted(a), counted(b)];
}

/** Minutes lost each time; what never strikes would cost as much as where it does. */
function eachTime({ times, yearly }: Counted, phase: DifferenceFactor | null, other: Counted): number {
  if (times > 0) return (yearly.get(phase) ?? 0) / times;
  return other.times > 0 ? (other.yearly.get(phase) ?? 0) / other.times : 0;
}

function causesOf({ budget, eventsPerYear }: DifferenceSide): Map<string, Cause> {
  const found = new Map<string, Cause>();
  // In the order of the names: sums come out the same from a saved record, whose keys are sorted.
  const named = Object.entries(eventsPerYear ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [cause, perYear] of named) {
    const name = commonName(cause);
    found.set(name, { outages: 0, events: (found.get(name)?.events ?? 0) + perYear, yearly: new Map() });
  }
  for (const { cause, planned, timesPerYear, minutesPerYear, phases } of budget) {
    if (planned || timesPerYear === 0) continue;
    const name = commonName(cause);
    const { outages, events, yearly } = found.get(name) ?? { outages: 0, events: null, yearly: new Map() };
    const inPhases = phases.reduce((sum, phase) => sum + phase.minutesPerYear, 0);
    const parts = [...phases, { phase: 'repair' as const, minutesPerYear: minutesPerYear - inPhases }];
    for (const part of parts) {
      const factor = factorOfPhase[part.phase];
      yearly.set(factor, (yearly.get(factor) ?? 0) + part.minutesPerYear);
    }
    found.set(name, { outages: outages + timesPerYear, events, yearly });
  }
  return found;
}

/** Whether both candidates mean the same by what describes a cause. */
function sameParameters(cause: string, a: DifferenceSide, b: DifferenceSide): boolean {
  const { parameters: prefixes } = factorOfCause(cause);
  const described = ({ parameters }: DifferenceSide): string =>
    JSON.stringify(
      parameters
        .filter(({ name }) => prefixes.includes(name.slice(0, name.indexOf('.'))))
        .map(({ name, distribution }) => [name, distribution])
        .sort(([x], [y]) => (x! < y! ? -1 : 1)),
    );
  return described(a) === described(b);
}
