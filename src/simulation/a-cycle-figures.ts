import { studentTQuantile } from '../maths/beta-distribution.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { studentRatioInterval } from '../maths/confidence-interval.js';
import { type CycleBatch, cyclesPerReplication, type RareEventTask } from './a-cycles.js';
import { evenBiasing } from './biasing.js';
import type { CycleRunner } from './cycle-runner.js';
import { addedLessons, type ForcedLesson } from './forced-lessons.js';
import { learnedBiasing, learningRounds } from './learned-biasing.js';
import { type Estimate, shareEstimate } from './merged-statistics.js';
import type { RareEventFigures, RareEventOptions } from './rare-event-figures.js';
import { fewestHits, isScatterKnown, notRare, rareUpTo } from './rare-event-limits.js';

const pilotBatches = 8;
const learningBatches = 8;
const roundBatches = 32;
/** Below this many batches Student's t does not make up for the skewness of downtimes. */
const fewestBatches = 40;
/** While one unbiased cycle has a larger share of the down hours, the scatter is not known. */
const worstOfPlain = 0.05;

/**
 * Unavailability and outages of one service with true distributions, from batches of A-cycles: weighted down hours of
 * forced cycles ÷ hours of the unbiased cycles they begin with; not forced where a pilot run shows outages often enough.
 * Batches are independent replications, so the interval of the ratio is Student's over their residuals.
 */
export async function aCycleFigures(
  sought: Omit<RareEventTask, 'biasing'>,
  options: RareEventOptions,
  runner: CycleRunner,
): Promise<RareEventFigures> {
  const first = await runner.batches({ ...sought, biasing: evenBiasing }, 0, pilotBatches, true);
  const isForced = sum(first, 'hits') < notRare * sum(first, 'cycles');
  if (!isForced && options.leavesCommon === true) return figuresOf(first, false, options, 0);
  let learningSteps = sum(first, 'steps') + sum(first, 'forcedSteps');
  let biasing = evenBiasing;
  if (isForced && sum(first, 'cycles') > 0) {
    const learned = await learnedBiasing(lessonOf(first), async (tried, round) => {
      const task = { ...sought, biasing: tried };
      const batches = await runner.batches(task, pilotBatches + round * learningBatches, learningBatches, true);
      return {
        hits: sum(batches, 'forcedHits'),
        steps: sum(batches, 'steps') + sum(batches, 'forcedSteps'),
        ...lessonOf(batches),
      };
    });
    biasing = learned.biasing;
    learningSteps += learned.steps;
  }
  const task = { ...sought, biasing };
  const taught = pilotBatches + learningRounds * learningBatches;
  const batches: CycleBatch[] = [];
  for (;;) {
    const count = Math.max(roundBatches, Math.ceil(batches.length / 2));
    const share = Math.ceil(count / 8);
    const parts: Promise<CycleBatch[]>[] = [];
    for (let at = 0; at < count; at += share) {
      parts.push(runner.batches(task, taught + batches.length + at, Math.min(share, count - at), isForced));
    }
    batches.push(...(await Promise.all(parts)).flat());
    const figures = figuresOf(batches, isForced, options, learningSteps);
    const hits = sum(batches, isForced ? 'forcedHits' : 'hits');
    const isDone = figures.isPrecise && batches.length >= fewestBatches && hits >= fewestHits;
    const isSpent = figures.steps >= options.maximumSteps || sum(batches, 'cycles') === 0;
    if (isDone || isSpent) return figures;
  }
}

type Amount = { [K in keyof CycleBatch]: CycleBatch[K] extends number ? K : never }[keyof CycleBatch];

function sum(batches: readonly CycleBatch[], of: Amount): number {
  return batches.reduce((total, batch) => total + batch[of], 0);
}

function lessonOf(batches: readonly CycleBatch[]): ForcedLesson {
  return addedLessons(batches.map(({ lesson }) => lesson));
}

/** Σ amount ÷ Σ hours over independent batches. */
function ratioEstimate(batches: readonly CycleBatch[], amount: (batch: CycleBatch) => number, level: number): Estimate {
  const hours = batches.map((batch) => batch.hours);
  const { ratio, halfWidth } = studentRatioInterval(batches.map(amount), hours, level);
  return { value: ratio, halfWidth, level };
}

/** What forced cycles say of the causes of outages. */
function causesFound(batches: readonly CycleBatch[], level: number) {
  const down = batches.map(({ forcedDown }) => forcedDown);
  return {
    unplannedUnavailability: ratioEstimate(batches, ({ forcedDown, plannedDown }) => forcedDown - plannedDown, level),
    causeShares: batches[0]!.causeDown.map((_, c) =>
      shareEstimate(
        batches.map(({ causeDown }) => causeDown[c]!),
        down,
        level,
      ),
    ),
  };
}

function figuresOf(
  batches: readonly CycleBatch[],
  isForced: boolean,
  options: RareEventOptions,
  learningSteps: number,
): RareEventFigures {
  const { level } = options;
  const none: Estimate = { value: 0, halfWidth: Number.POSITIVE_INFINITY, level };
  const down = sum(batches, isForced ? 'forcedDown' : 'downHours');
  const unavailability =
    down > 0 ? ratioEstimate(batches, (batch) => (isForced ? batch.forcedDown : batch.downHours), level) : none;
  const outages =
    down > 0 ? ratioEstimate(batches, (batch) => (isForced ? batch.forcedOutages : batch.outages), level) : none;
  const relativePrecision = down > 0 ? unavailability.halfWidth / unavailability.value : Number.POSITIVE_INFINITY;
  const cycles = sum(batches, 'cycles');
  const hours = sum(batches, 'hours');
  const steps = sum(batches, 'steps');
  const largestRatio = Math.max(...batches.map((batch) => batch.largestRatio));
  // Cycles that an unbiased run needs for the same: n = (z/precision)² × squared coefficient of variation per cycle.
  const scatter = (sum(batches, 'plainDownSquared') * cycles) / down ** 2 - 1;
  const z = studentTQuantile(0.5 + level / 2, Math.max(1, batches.length - 1));
  const naiveCycles = isForced ? (z / relativePrecision) ** 2 * scatter : cycles;
  const squares = isForced ? sum(batches, 'forcedDownSquared') : 0;
  const effectiveSampleSize = isForced ? (squares === 0 ? 0 : down ** 2 / squares) : sum(batches, 'hits');
  const largest = Math.max(...batches.map(({ largestDown, longestDown }) => (isForced ? largestDown : longestDown)));
  const largestShare = down > 0 ? largest / down : 1;
  const isIntervalKnown = isForced ? isScatterKnown(effectiveSampleSize, largestShare) : largestShare <= worstOfPlain;
  return {
    method: isForced ? 'a-cycles' : 'naive',
    unavailability,
    outagesPerYear: { ...outages, value: outages.value * hoursPerYear, halfWidth: outages.halfWidth * hoursPerYear },
    ...(isForced && down > 0 ? causesFound(batches, level) : { unplannedUnavailability: null, causeShares: [] }),
    isIntervalKnown,
    relativePrecision,
    isPrecise: isIntervalKnown && relativePrecision <= options.relativePrecision,
    cycles: cycles * (isForced ? 2 : 1),
    steps: steps + sum(batches, 'forcedSteps') + learningSteps,
    effectiveSampleSize,
    largestShare,
    naive: { years: (naiveCycles * hours) / cycles / hoursPerYear, steps: (naiveCycles * steps) / cycles },
    preconditions: [
      { name: 'comes-to-rest', holds: batches.every(({ cycles }) => cycles === cyclesPerReplication) },
      { name: 'up-at-rest', holds: batches.every(({ isUpAtRest }) => isUpAtRest) },
      { name: 'hazards-continuous', holds: batches.every(({ unforced }) => unforced === 0) },
      { name: 'failures-rare', holds: largestRatio <= rareUpTo, value: largestRatio },
    ],
  };
}
