import { type Biasing, evenBiasing } from './biasing.js';

/** What cycles with forced failures taught; down hours are weighted. */
export interface Lesson {
  readonly hits: number;
  readonly steps: number;
  /** By side (reference, off it) and class of failures: down hours of the cycles in which it was forced. */
  readonly credit: readonly (readonly number[])[];
  /** Σ down hours of the cycles of each failure forced off the reference, and Σ down hours × ln(failures expected there). */
  readonly creditedDown: number;
  readonly creditedLogs: number;
  /** By kind of window: Σ down hours of the cycle × hours in it; and by class, × failures in it. None: all are alike. */
  readonly windowHours?: readonly number[];
  readonly windowFailures?: readonly (readonly number[])[];
}

export const learningRounds = 3;
/** Part of the choice among failure classes that stays even: more of it while little is known. */
const evenWhileLearning = 0.5;
const evenPart = 0.25;

/**
 * How to force failures, from cycles in which they were, by the cross-entropy method (Rubinstein & Kroese 2004): of each
 * family of laws the one nearest to that of the cycles with an outage, weighted by their down hours. Shares of the failure
 * classes are their parts in the down hours, mixed with an even choice, which bounds the weights. The usual window is the
 * geometric mean of those in which failures were forced that led to down hours; of all of them before any is known. Rates by
 * kind of window are the failures there ÷ the hours there.
 *
 * @param pilot hours off the reference and Σ hours × ln(failures expected in the window) over them
 * @param round runs the cycles of a round of learning
 */
export async function learnedBiasing(
  pilot: { readonly offHours: number; readonly offLogHours: number },
  round: (biasing: Biasing, number: number) => Promise<Lesson>,
): Promise<{ readonly biasing: Biasing; readonly steps: number }> {
  const first = pilot.offHours === 0 ? evenBiasing.usualRatio : Math.exp(pilot.offLogHours / pilot.offHours);
  let biasing: Biasing = { ...evenBiasing, usualRatio: first };
  // What each round says is without bias, so all of them count.
  const lessons: Lesson[] = [];
  for (let number = 0; number < learningRounds; number++) {
    lessons.push(await round(biasing, number));
    const even = number < learningRounds - 1 ? evenWhileLearning : evenPart;
    if (lessons.some(({ hits }) => hits > 0)) biasing = taughtBiasing(lessons, even, first);
  }
  return { biasing, steps: total(lessons.map(({ steps }) => steps)) };
}

function taughtBiasing(lessons: readonly Lesson[], even: number, first: number): Biasing {
  const creditedDown = total(lessons.map((lesson) => lesson.creditedDown));
  const creditedLogs = total(lessons.map((lesson) => lesson.creditedLogs));
  const hours = sums(lessons.map(({ windowHours }) => windowHours ?? []));
  const failures = (kind: number) => sums(lessons.map(({ windowFailures }) => windowFailures![kind]!));
  return {
    usualRatio: creditedDown > 0 ? Math.exp(creditedLogs / creditedDown) : first,
    shares: [0, 1].map((side) => mixedShares(sums(lessons.map(({ credit }) => credit[side]!)), even)),
    rates: hours.map((spent, kind) => (spent > 0 ? failures(kind).map((count) => count / spent) : [])),
  };
}

function mixedShares(credit: readonly number[], even: number): number[] {
  const all = total(credit);
  return credit.map((value) => even / credit.length + (all > 0 ? (1 - even) * (value / all) : 0));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function sums(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, i) => total(rows.map((row) => row[i]!)));
}
