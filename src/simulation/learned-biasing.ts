import { type Biasing, evenBiasing } from './biasing.js';

/** What forced cycles taught. */
export interface Lesson {
  readonly hits: number;
  readonly steps: number;
  /** By side (reference, off it) and class of failures: down hours of the cycles in which it was forced. */
  readonly credit: readonly (readonly number[])[];
  /** Σ down hours of the cycles of each failure forced off the reference, and Σ down hours × ln(failures expected there). */
  readonly creditedDown: number;
  readonly creditedLogs: number;
}

export const learningRounds = 3;
/** Part of the choice among failure classes that stays even: more of it while little is known. */
const evenWhileLearning = 0.5;
const evenPart = 0.25;

/**
 * Shares of the failure classes from forced cycles: each as often as its part in the down hours (cross-entropy method:
 * Rubinstein & Kroese 2004), mixed with an even choice, which bounds the weights. The usual window is the geometric mean
 * of those in which failures were forced that led to down hours; of all of them before any is known.
 *
 * @param pilot hours off the reference and Σ hours × ln(failures expected in the window) over them
 * @param round runs the cycles of a round of learning
 */
export async function learnedBiasing(
  pilot: { readonly offHours: number; readonly offLogHours: number },
  round: (biasing: Biasing, number: number) => Promise<Lesson>,
): Promise<{ readonly biasing: Biasing; readonly steps: number }> {
  let usualRatio = pilot.offHours === 0 ? evenBiasing.usualRatio : Math.exp(pilot.offLogHours / pilot.offHours);
  let biasing: Biasing = { usualRatio, shares: [] };
  let credit: number[][] | null = null;
  let steps = 0;
  let creditedDown = 0;
  let creditedLogs = 0;
  for (let number = 0; number < learningRounds; number++) {
    const seen = await round(biasing, number);
    steps += seen.steps;
    creditedDown += seen.creditedDown;
    creditedLogs += seen.creditedLogs;
    if (creditedDown > 0) usualRatio = Math.exp(creditedLogs / creditedDown);
    // What each round says is without bias, so all of them count.
    credit = seen.credit.map((side, s) => side.map((value, c) => value + (credit?.[s]?.[c] ?? 0)));
    const even = number < learningRounds - 1 ? evenWhileLearning : evenPart;
    if (seen.hits > 0) biasing = { usualRatio, shares: credit.map((side) => mixedShares(side, even)) };
  }
  return { biasing, steps };
}

function mixedShares(credit: readonly number[], even: number): number[] {
  const total = credit.reduce((sum, value) => sum + value, 0);
  return credit.map((value) => even / credit.length + (total > 0 ? (1 - even) * (value / total) : 0));
}
