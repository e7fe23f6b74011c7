import { hoursPerYear } from '../maths/calendar-hours.js';
import { normalQuantile } from '../maths/normal-quantile.js';
import type { RareEventTask } from './a-cycles.js';
import { evenBiasing } from './biasing.js';
import type { CycleRunner } from './cycle-runner.js';
import { addedSums, type CycleSums } from './cycle-sums.js';
import { learnedBiasing, learningRounds } from './learned-biasing.js';
import type { Estimate } from './merged-statistics.js';
import type { RareEventFigures, RareEventOptions } from './rare-event-figures.js';
import { fewestHits, isScatterKnown, notRare, rareUpTo } from './rare-event-limits.js';

const block = 500;
const blocksPerRound = 8;
const pilotCycles = 2000;
const learningCycles = 5000;

/**
 * Unavailability and outages of one service in the as-solved form, from regenerative cycles around the reference state:
 * unbiased where outages are common among them, else with balanced failure biasing. Mean down hours per cycle ÷ mean
 * hours per cycle, the second from unbiased cycles of its own. Bounded relative error as outages grow rarer if the
 * preconditions hold. The same digits on any number of threads: whole rounds are decided on, sums are added in order.
 *
 * @throws Error the model names what is not there, or does not return to its reference state
 */
export async function regenerativeFigures(
  sought: Omit<RareEventTask, 'biasing'>,
  options: RareEventOptions,
  runner: CycleRunner,
): Promise<RareEventFigures> {
  const pilot = await runner.cycles({ ...sought, biasing: evenBiasing }, 0, pilotCycles, false);
  const isBiased = pilot.startsWell && pilot.hits < notRare * pilotCycles;
  const learn = () =>
    learnedBiasing(pilot, (biasing, round) =>
      runner.cycles({ ...sought, biasing }, round * learningCycles, learningCycles, true),
    );
  const learned = isBiased ? await learn() : { biasing: evenBiasing, steps: 0 };
  const task = { ...sought, biasing: learned.biasing };
  let unbiased = pilot;
  let biased = isBiased ? addedSums([]) : null;
  for (;;) {
    const figures = figuresOf(unbiased, biased, options, learned.steps);
    const hits = (biased ?? unbiased).hits;
    const isLeft = biased === null && options.leavesCommon === true;
    const isDone = isLeft || (figures.isPrecise && hits >= fewestHits);
    if (isDone || figures.steps >= options.maximumSteps || !unbiased.startsWell) return figures;
    // Cycles that taught the biasing are not among those counted.
    const from = biased === null ? unbiased.cycles : learningRounds * learningCycles + biased.cycles;
    // Rounds grow with what has been run, so that deciding costs little.
    const count = Math.max(block, Math.ceil((biased ?? unbiased).cycles / blocksPerRound / 2));
    const round = await Promise.all(
      Array.from({ length: blocksPerRound }, (_, b) => runner.cycles(task, from + b * count, count, isBiased)),
    );
    if (biased === null) unbiased = addedSums([unbiased, ...round]);
    else biased = addedSums([biased, ...round]);
    if (biased !== null && isHoursTheWeakSide(unbiased, biased)) {
      unbiased = addedSums([unbiased, await runner.cycles(task, unbiased.cycles, unbiased.cycles, false)]);
    }
  }
}

/** Relative variance of a mean from sums. */
function relativeVariance(sum: number, squares: number, n: number): number {
  return n === 0 || sum === 0 ? Number.POSITIVE_INFINITY : Math.max(0, squares / sum ** 2 - 1 / n);
}

function isHoursTheWeakSide(unbiased: CycleSums, biased: CycleSums): boolean {
  const hours = relativeVariance(unbiased.hours, unbiased.hoursSquared, unbiased.cycles);
  return hours > 0.1 * relativeVariance(biased.down, biased.downSquared, biased.cycles);
}

function figuresOf(
  unbiased: CycleSums,
  biased: CycleSums | null,
  options: RareEventOptions,
  learningSteps: number,
): RareEventFigures {
  const rare = biased ?? unbiased;
  const meanHours = unbiased.hours / unbiased.cycles;
  const z = normalQuantile(0.5 + options.level / 2);
  const estimate = (sum: number, squares: number, withHours: number): Estimate => {
    if (rare.cycles === 0 || sum === 0) return { value: 0, halfWidth: Number.POSITIVE_INFINITY, level: options.level };
    const value = sum / rare.cycles / meanHours;
    const hours = relativeVariance(unbiased.hours, unbiased.hoursSquared, unbiased.cycles);
    // In the same cycles the two go together; cycles of their own are independent.
    const together = biased === null ? withHours / sum / unbiased.hours - 1 / rare.cycles : 0;
    const variance = Math.max(0, relativeVariance(sum, squares, rare.cycles) + hours - 2 * together);
    return { value, halfWidth: z * value * Math.sqrt(variance), level: options.level };
  };
  const unavailability = estimate(rare.down, rare.downSquared, rare.downHours);
  const outages = estimate(rare.outages, rare.outagesSquared, rare.outagesHours);
  const relativePrecision = unavailability.halfWidth / unavailability.value;
  // Cycles that an unbiased run needs for the same: n = (z/precision)² × squared coefficient of variation per cycle.
  const scatter = (rare.plainDownSquared * rare.cycles) / rare.down ** 2 - 1;
  const naiveCycles = (z / relativePrecision) ** 2 * scatter;
  const effectiveSampleSize = rare.downSquared === 0 ? 0 : rare.down ** 2 / rare.downSquared;
  const largestShare = rare.down === 0 ? 1 : rare.largestDown / rare.down;
  const isIntervalKnown = biased === null || isScatterKnown(effectiveSampleSize, largestShare);
  const largestRatio = Math.max(unbiased.largestRateRatio, rare.largestRateRatio);
  return {
    method: biased === null ? 'regenerative-cycles' : 'balanced-failure-biasing',
    unavailability,
    outagesPerYear: { ...outages, value: outages.value * hoursPerYear, halfWidth: outages.halfWidth * hoursPerYear },
    unplannedUnavailability: null,
    causeShares: [],
    isIntervalKnown,
    relativePrecision,
    isPrecise: isIntervalKnown && relativePrecision <= options.relativePrecision,
    cycles: unbiased.cycles + (biased?.cycles ?? 0),
    steps: unbiased.steps + (biased?.steps ?? 0) + learningSteps,
    effectiveSampleSize,
    largestShare,
    naive: {
      years: (naiveCycles * meanHours) / hoursPerYear,
      steps: (naiveCycles * unbiased.steps) / unbiased.cycles,
    },
    preconditions: [
      { name: 'reference-state', holds: unbiased.startsWell },
      { name: 'failures-rare', holds: largestRatio <= rareUpTo, value: largestRatio },
      { name: 'recovery-under-way', holds: !unbiased.sawIdleState && !rare.sawIdleState },
    ],
  };
}
