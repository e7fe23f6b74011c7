import { survival as fittedSurvival } from '../maths/distribution-quantile.js';
import type { Fit } from './fit.js';
import { nelsonAalen, survivalInterval } from './kaplan-meier.js';
import type { DrawnCurve } from './survival-curve.js';

/** A survival curve as it is drawn, at one of its steps. */
export interface SurvivalPoint {
  readonly hours: number;
  /** Where the interval begins in whose middle the step is drawn, since no more is known; `hours` itself elsewhere. */
  readonly since: number;
  /** Watched and still running just before it, and how many ended then. */
  readonly atRisk: number;
  readonly ends: number;
  /** Still running just after it, with its pointwise interval (log-log, 95 %). */
  readonly survival: number;
  readonly low: number;
  readonly high: number;
  /** Standard error of the survival, by Greenwood's formula. */
  readonly error: number;
  /** Plotting position: half way up the step (Meeker & Escobar, Statistical Methods for Reliability Data, 1998, 6.4). */
  readonly position: number;
  /**
   * Cox–Snell residual of the best fit and the cumulative hazard observed there: equal, but for chance, where the fit is
   * right (Cox & Snell 1968). Null without a fit.
   */
  readonly residual: { readonly expected: number; readonly observed: number } | null;
}

const LEVEL = 0.95;
/** Curves of no more steps are drawn as they are. */
const MOST_STEPS = 400;
/** Steps of ln(p/(1 − p)) from one drawn point to the next: both tails are drawn as finely as the middle. */
const FINENESS = 0.08;

/** The curve thinned to what a picture can show. */
export function survivalPoints(
  { curve, since }: Pick<DrawnCurve, 'curve' | 'since'>,
  best: Fit | null,
): readonly SurvivalPoint[] {
  const { times, survival, variance, atRisk, ends } = curve;
  const { low, high } = survivalInterval(curve, LEVEL, 'log-log');
  const { hazard } = nelsonAalen(curve);
  return drawnSteps(survival).map((i) => {
    const before = i === 0 ? 1 : survival[i - 1];
    const left = best === null ? 1 : fittedSurvival(best.distribution, times[i]);
    return {
      hours: times[i],
      since: since[i],
      atRisk: atRisk[i],
      ends: ends[i],
      survival: survival[i],
      low: low[i],
      high: high[i],
      error: Math.sqrt(variance[i]),
      position: 1 - (before + survival[i]) / 2,
      residual: best === null || left === 0 ? null : { expected: -Math.log(left), observed: hazard[i] },
    };
  });
}

function drawnSteps(survival: Float64Array): number[] {
  if (survival.length <= MOST_STEPS) return Array.from(survival.keys());
  const drawn: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  survival.forEach((S, i) => {
    const before = i === 0 ? 1 : survival[i - 1];
    const middle = (before + S) / 2;
    const logit = Math.log((1 - middle) / middle);
    const isEnd = i === survival.length - 1;
    if (isEnd || !(logit - last < FINENESS)) {
      drawn.push(i);
      last = logit;
    }
  });
  return drawn;
}
