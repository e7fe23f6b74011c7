import type { Figure } from '../evaluation/evaluation.js';
import { doubtOf, type Ends } from '../evaluation/figure.js';
import { sampleQuantile } from '../maths/sample-quantile.js';

/** A figure with its value in each joint draw, where the Evaluation carries them. */
export interface DrawnFigure {
  readonly figure: Figure;
  readonly draws: readonly number[] | null;
}

/**
 * Which of two figures is larger, where that exceeds what is not known.
 *
 * With joint draws of both, the central interval of their difference must leave out zero: what is shared cancels, as the
 * same draw is the same world for both. The error of the computation must not be able to turn the sign either. Without
 * draws, all either figure may be (accuracy and uncertainty) must lie apart.
 *
 * @param level share of the draws inside the interval
 * @returns 1: a is larger, −1: b is larger, 0: they cannot be told apart
 */
export function provenSign(a: DrawnFigure, b: DrawnFigure, level: number): -1 | 0 | 1 {
  const differences = jointDifferences(a.draws, b.draws);
  if (differences === null) return signApart(doubtOf(a.figure), doubtOf(b.figure));
  const computed = signApart(a.figure.accuracy, b.figure.accuracy);
  return computed === signOf(differences, level) ? computed : 0;
}

function jointDifferences(a: readonly number[] | null, b: readonly number[] | null): number[] | null {
  if (a === null || b === null || a.length === 0 || a.length !== b.length) return null;
  return a.map((value, i) => value - b[i]!);
}

function signOf(differences: readonly number[], level: number): -1 | 0 | 1 {
  const sorted = [...differences].sort((x, y) => x - y);
  const tail = (1 - level) / 2;
  if (sampleQuantile(sorted, tail) > 0) return 1;
  return sampleQuantile(sorted, 1 - tail) < 0 ? -1 : 0;
}

function signApart(a: Ends, b: Ends): -1 | 0 | 1 {
  if (a.low > b.high) return 1;
  return a.high < b.low ? -1 : 0;
}
