import { FaultTreeError } from './fault-tree-error.js';

export interface BasicEvent {
  /** Probability that the event is true (of a component: its unavailability). */
  readonly probability: number;
  /** 1 − probability; given separately where the difference would lose digits. */
  readonly complement: number;
  /** Failures per hour in the long run (unconditional); null when the event is not a repairable component. */
  readonly failureFrequency: number | null;
}

export interface BasicEventInput {
  readonly probability: number;
  readonly complement?: number;
  readonly failureFrequency?: number | null;
}

/** A basic event from what the user wrote. @throws FaultTreeError when out of range. */
export function basicEvent(name: string, value: number | BasicEventInput): BasicEvent {
  const given = typeof value === 'number' ? { probability: value } : value;
  const probability = given.probability;
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
    throw new FaultTreeError(`basic event "${name}": probability must be from 0 to 1, found ${probability}`);
  }
  const complement = given.complement ?? 1 - probability;
  // Both are rounded once: they may miss 1 by two roundings, not more.
  if (!(Math.abs(probability + complement - 1) <= 4 * Number.EPSILON)) {
    throw new FaultTreeError(`basic event "${name}": probability and complement must add up to 1, found ${complement}`);
  }
  const failureFrequency = given.failureFrequency ?? null;
  if (failureFrequency !== null && !(failureFrequency >= 0 && failureFrequency < Number.POSITIVE_INFINITY)) {
    throw new FaultTreeError(
      `basic event "${name}": failure frequency must be ≥ 0 per hour, found ${failureFrequency}`,
    );
  }
  return { probability, complement, failureFrequency };
}

/**
 * The basic event "component is down" of a component with exponential or any other times, in the long run.
 * @param mttf mean time to failure, hours @param mttr mean time to restore, hours
 */
export function repairableEvent(mttf: number, mttr: number): BasicEvent {
  if (!(mttf > 0) || !(mttr >= 0)) {
    throw new FaultTreeError(`expected a mean time to failure > 0 and to restore ≥ 0 hours, found ${mttf} and ${mttr}`);
  }
  if (mttf === Number.POSITIVE_INFINITY) return { probability: 0, complement: 1, failureFrequency: 0 };
  const cycle = mttf + mttr;
  return { probability: mttr / cycle, complement: mttf / cycle, failureFrequency: 1 / cycle };
}
