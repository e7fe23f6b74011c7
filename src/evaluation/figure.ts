import { sampleQuantile } from '../maths/sample-quantile.js';
import type { Accuracy, Figure, MaybeFigure, Uncertainty } from './evaluation.js';

/** Two ends with low ≤ high. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

export function isKnown(figure: MaybeFigure): figure is Figure {
  return !('unknown' in figure);
}

/** No figure, and why: a words key such as `not-modelled`. */
export function unknownBecause(reason: string): MaybeFigure {
  return { unknown: reason };
}

/**
 * A figure that is counted or added up: no error and, as far as the model goes, no doubt about its inputs.
 *
 * @param method one phrase: how it was counted
 */
export function exactFigure(value: number, method: string): Figure {
  return { value, accuracy: { kind: 'exact', low: value, high: value, method }, uncertainty: null };
}

/**
 * The figure f(x) for a monotone f: both its intervals go through f end by end, swapped where f falls. The parameters its
 * uncertainty comes from stay with it as they were found for x.
 *
 * @param f monotone on the figure's intervals
 */
export function mapped(figure: Figure, f: (value: number) => number): Figure {
  const value = f(figure.value);
  const accuracy: Accuracy = { ...figure.accuracy, ...mappedEnds(figure.accuracy, f) };
  const uncertainty: Uncertainty | null =
    figure.uncertainty === null ? null : { ...figure.uncertainty, ...mappedEnds(figure.uncertainty, f) };
  return { value, accuracy, uncertainty };
}

/** `mapped`, where what is not known stays so. */
export function mappedMaybe(figure: MaybeFigure, f: (value: number) => number): MaybeFigure {
  return isKnown(figure) ? mapped(figure, f) : figure;
}

/**
 * The figure with the uncertainty its joint draws show: the central interval of the draws.
 *
 * @param draws the value in each world, in any order; none: no uncertainty is stated
 * @param level share of the draws inside the interval
 */
export function withDraws(figure: Figure, draws: readonly number[] | null, level: number): Figure {
  if (draws === null || draws.length === 0) return { ...figure, uncertainty: null };
  const sorted = [...draws].sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  const ends = { low: sampleQuantile(sorted, tail), high: sampleQuantile(sorted, 1 - tail) };
  return { ...figure, uncertainty: { ...ends, level, draws: draws.length, from: [] } };
}

/** Everything the figure may be, by what is not known of its inputs and by how it was computed. */
export function doubtOf(figure: Figure): Ends {
  const { accuracy, uncertainty } = figure;
  if (uncertainty === null) return { low: accuracy.low, high: accuracy.high };
  return { low: Math.min(accuracy.low, uncertainty.low), high: Math.max(accuracy.high, uncertainty.high) };
}

function mappedEnds(ends: Ends, f: (value: number) => number): Ends {
  const [a, b] = [f(ends.low), f(ends.high)];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}
