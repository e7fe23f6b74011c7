import type { Finding } from '../../comparison/comparison.js';
import { availabilityPercent, targetPercent } from '../format/availability.js';
import { minutes } from '../format/duration.js';
import { likelihood, noBreakSpace, percent } from '../format/number.js';
import type { ReportContext } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { distanceText } from './break-even-distance.js';
import { otherSide } from './break-even-side.js';
import { differenceOf, differenceText } from './differences.js';
import { sixNinesText } from './figures.js';
import { parameterText } from './parameter-text.js';

/** A finding as a sentence. */
export function sentence(finding: Finding, context: ReportContext): string {
  const { nameOf: name, words } = context;
  const say = words.sentences;
  const likely = (probability: number | null) => (probability === null ? null : likelihood(probability));
  switch (finding.kind) {
    case 'meets-target':
    case 'misses-target': {
      const unavailability = 1 - finding.availability;
      const availability = context.onlySixNines(finding.candidate, finding.service, unavailability)
        ? sixNinesText('availability')
        : availabilityPercent(unavailability);
      const parts = [
        name(finding.candidate),
        finding.service,
        targetPercent(finding.target),
        availability,
        likely(finding.probability),
      ] as const;
      return finding.kind === 'meets-target'
        ? say.meetsTarget(...parts)
        : say.missesTarget(...parts, finding.availability >= finding.target);
    }
    case 'largest-cause':
      return say.largestCause(
        name(finding.candidate),
        finding.service,
        wordFor(words.causes, finding.cause),
        percent(finding.share),
        minutes(finding.minutesPerYear, words),
      );
    case 'difference': {
      const amount = minutes(Math.abs(finding.minutesPerYear), words);
      const less = finding.minutesPerYear < 0;
      return say.difference(
        name(finding.candidate),
        name(finding.baseline),
        finding.service,
        amount,
        less,
        likely(finding.probabilityLess),
        largestParts(finding.candidate, finding.service, context),
      );
    }
    case 'hosts':
      return say.hosts(name(finding.candidate), name(finding.baseline), finding.difference);
    case 'break-even': {
      const { bound, less, more } = otherSide(finding, context);
      return say.breakEven(
        finding.service,
        context.parameterName(finding.parameter),
        bound,
        parameterText(finding.parameter, finding.today, context),
        distanceText(finding, context),
        name(less),
        name(more),
      );
    }
    case 'rests-on-assumptions':
      return say.restsOnAssumptions(name(finding.candidate), finding.service, percent(finding.share));
    case 'common-cause-bound':
      return say.commonCauseBound(name(finding.candidate), finding.service);
  }
}

const partsTold = 3;
/** Parts smaller than this share of all changes are left to the table. */
const toldFrom = 0.1;

/** What a difference mostly comes from: `planned work −52.9 min`. */
function largestParts(candidate: string, service: string, context: ReportContext): readonly string[] {
  const difference = differenceOf(candidate, service, context);
  if (difference === null) return [];
  const { factors, units } = context.words;
  const parts = [...difference.parts].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const moved = parts.reduce((sum, [, change]) => sum + Math.abs(change), 0);
  const write = differenceText([difference.minutesPerYear]);
  return parts
    .filter(([, change]) => Math.abs(change) >= toldFrom * moved)
    .slice(0, partsTold)
    .map(([factor, change]) => `${inSentence(factors[factor].name)} ${write(change)}${noBreakSpace}${units.minute}`);
}

/** Ordinary words lose their capital inside a sentence. */
const inSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
