import type { CycleSums, RareEventTask } from './cycle-sums.js';
import type { Biasing } from './regenerative-cycles.js';

/** Runs shares of cycles somewhere (threads, or here). */
export interface CycleRunner {
  cycles(task: RareEventTask, from: number, count: number, isBiased: boolean): Promise<CycleSums>;
}

/** Before anything is known: all classes of failures evenly. */
export const evenBiasing: Biasing = { usualRatio: 1, shares: [] };
const learningRounds = 3;
const learningCycles = 5000;
/** Cycles run to learn from; those counted have numbers from here on. */
export const learningCount = learningRounds * learningCycles;
/** Part of the choice among failure classes that stays even. */
const evenPart = 0.3;

/**
 * Shares of the failure classes from biased cycles: each as often as its part in the down hours (cross-entropy method:
 * Rubinstein & Kroese 2004), mixed with an even choice, which bounds the weights.
 */
export async function learnedBiasing(
  sought: Omit<RareEventTask, 'biasing'>,
  pilot: CycleSums,
  runner: CycleRunner,
): Promise<{ readonly biasing: Biasing; readonly steps: number }> {
  let biasing: Biasing = {
    usualRatio: pilot.offHours === 0 ? evenBiasing.usualRatio : pilot.offRatioHours / pilot.offHours,
    shares: [],
  };
  let steps = 0;
  for (let round = 0; round < learningRounds; round++) {
    const seen = await runner.cycles({ ...sought, biasing }, round * learningCycles, learningCycles, true);
    steps += seen.steps;
    if (seen.hits > 0) biasing = { ...biasing, shares: seen.credit.map(mixedShares) };
  }
  return { biasing, steps };
}

function mixedShares(credit: readonly number[]): number[] {
  const total = credit.reduce((sum, value) => sum + value, 0);
  return credit.map((value) => evenPart / credit.length + (total > 0 ? (1 - evenPart) * (value / total) : 0));
}
