import { aCycleFigures } from './a-cycle-figures.js';
import type { RareEventTask } from './a-cycles.js';
import { type CycleRunner, runnerHere } from './cycle-runner.js';
import type { Estimate } from './merged-statistics.js';
import { regenerativeFigures } from './regenerative-figures.js';

export interface RareEventOptions {
  readonly level: number;
  /** Stop when the half-width is this share of the unavailability… */
  readonly relativePrecision: number;
  /** …or when this many events have been run. */
  readonly maximumSteps: number;
  /** Whether to stop after the pilot run where outages are common: replications count them as well. */
  readonly leavesCommon?: boolean;
}

export type Precondition =
  | 'reference-state'
  | 'failures-rare'
  | 'recovery-under-way'
  | 'comes-to-rest'
  | 'up-at-rest'
  | 'hazards-continuous';

export type RareEventMethod = 'naive' | 'regenerative-cycles' | 'balanced-failure-biasing' | 'a-cycles';

export interface RareEventFigures {
  readonly method: RareEventMethod;
  readonly unavailability: Estimate;
  readonly outagesPerYear: Estimate;
  /** Without what planned work began; null where forced cycles do not say it. */
  readonly unplannedUnavailability: Estimate | null;
  /** By cause index (`causesOf`): its share of the downtime, null where it was met too seldom; empty: not asked for. */
  readonly causeShares: readonly (Estimate | null)[];
  /** Whether the intervals hold what they say: with forced failures, only if the effective sample is large enough. */
  readonly isIntervalKnown: boolean;
  /** Half-width ÷ value that was reached, and whether it is what was asked for and known. */
  readonly relativePrecision: number;
  readonly isPrecise: boolean;
  readonly cycles: number;
  readonly steps: number;
  /** (Σ weighted down hours)² ÷ Σ squares: the number of equal cycles that would say as much. */
  readonly effectiveSampleSize: number;
  /** Share of the largest cycle in the down hours: near 1, one cycle decides. */
  readonly largestShare: number;
  /** What an unbiased run would need for the same precision. */
  readonly naive: { readonly years: number; readonly steps: number };
  /** `value`: largest number of failures expected within a recovery, where it is asked for. */
  readonly preconditions: readonly { readonly name: Precondition; readonly holds: boolean; readonly value?: number }[];
}

/**
 * Unavailability and outages of one service however rare they are. The method is chosen by what is asked: the as-solved
 * form has exponential clocks only and regenerates in its reference state, so balanced failure biasing applies; the true
 * distributions remember ages, so A-cycles with proportional-hazard biasing do. Where a pilot run shows that outages are
 * not rare among the cycles, both are left unbiased. The same digits on any number of threads.
 *
 * @throws Error the model names what is not there, or does not return to its reference state
 */
export function rareEventFigures(
  sought: Omit<RareEventTask, 'biasing'>,
  options: RareEventOptions,
  runner: CycleRunner = runnerHere(),
): Promise<RareEventFigures> {
  return sought.form === 'as-solved'
    ? regenerativeFigures(sought, options, runner)
    : aCycleFigures(sought, options, runner);
}
