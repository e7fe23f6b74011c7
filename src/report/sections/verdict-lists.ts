import type { Finding } from '../../comparison/comparison.js';
import { nearestFirst } from '../../evaluation/nearest-first.js';
import { targetPercent } from '../format/availability.js';
import { likelihood, range } from '../format/number.js';
import { list } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { ListBlock } from '../view/view.js';
import { sentence } from './findings.js';
import { limitNotes } from './limits.js';
import { measurements } from './settling.js';
import { nearestTargetBreakEvens, targetBreakEvenSentence } from './target-break-evens.js';
import { beyondObjective, namedCandidate, objectivesMissed } from './verdict-text.js';

const reasonsShown = 6;
const changesShown = 2;

/**
 * What speaks for and against, targets first: a few sentences, about the named candidate where there is one, else about
 * the one the report goes into.
 */
export function reasons(context: ReportContext): ListBlock {
  const { findings, verdict } = context.comparison;
  const named = namedCandidate(verdict);
  const about = named ?? context.focus.id;
  const ofMain = findings.filter((finding) => !('service' in finding) || finding.service === context.mainService);
  const missing = ofMain.flatMap((finding) => (finding.kind === 'misses-target' ? [finding] : []));
  const shared = named === null && missing.length > 1 && missing.length === context.candidates.length;
  const kinds = ['misses-target', 'difference', 'largest-cause', 'hosts', 'rests-on-assumptions', 'common-cause-bound'];
  const ranked = ofMain
    .filter((finding) => kinds.includes(finding.kind) && !(shared && finding.kind === 'misses-target'))
    .filter((finding) => !('candidate' in finding) || finding.candidate === about)
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const items = [
    ...(shared ? [allMiss(missing, context)] : []),
    ...ranked.map((finding) => sentence(finding, context)),
  ];
  const others = ['recommended', 'indistinguishable'].includes(context.comparison.verdict.kind)
    ? othersBeyond(context)
    : [];
  const own = items.slice(0, reasonsShown - others.length);
  return list(context.words.label.whyThis, [...own, ...others]);
}

/** What keeps candidates from their recovery objective, once for those it is the same for; at most two sentences. */
function othersBeyond(context: ReportContext): readonly string[] {
  const named = namedCandidate(context.comparison.verdict);
  const others = context.candidates.filter(({ id }) => id !== named);
  return objectivesMissed(others, context)
    .slice(0, 2)
    .map((missed) => beyondObjective(missed, context));
}

/** One sentence where every candidate falls short of the same target. */
function allMiss(missing: readonly Extract<Finding, { target: number }>[], { words }: ReportContext): string {
  const shares = missing.map(({ probability }) => probability ?? 0);
  const ends = [Math.min(...shares), Math.max(...shares)].map(likelihood);
  const { service, target } = missing[0]!;
  const onAverage = missing.every(({ availability }) => availability >= target);
  return words.sentences.allMissTarget(service, targetPercent(target), range(ends[0]!, ends[1]!, words.to), onAverage);
}

/**
 * The nearest values of single inputs at which the named candidate, or any without one, is level with another or misses
 * its target, and the measurements that would settle it.
 */
export function changes(context: ReportContext): ListBlock {
  const { sentences, label } = context.words;
  const named = namedCandidate(context.comparison.verdict);
  const nearest = context.comparison.findings
    .flatMap((finding) => (finding.kind === 'break-even' ? [finding] : []))
    .filter(({ candidates }) => named === null || candidates.includes(named))
    .sort(nearestFirst)
    .slice(0, changesShown);
  const none = named === null ? sentences.noBreakEven : sentences.noBreakEvenFor(context.nameOf(named));
  const within = nearest.some(({ deviations }) => deviations !== null && deviations <= rangeInDeviations);
  const items = nearest.map((finding) => sentence(finding, context));
  const alreadyLevel = context.comparison.verdict.kind === 'indistinguishable' && items.length > 0;
  const others = [...targetLimit(context), ...worthMeasuring(context)];
  return list(label.whatWouldChange, [
    ...(within || alreadyLevel || context.alone ? items : [none, ...items]),
    ...others,
  ]);
}

/** The input nearest to taking its target from, or giving it to, the candidate the report goes into. */
function targetLimit(context: ReportContext): readonly string[] {
  const [nearest] = nearestTargetBreakEvens(context.focus.id, context).filter(
    ({ service }) => service === context.mainService,
  );
  return nearest === undefined ? [] : [targetBreakEvenSentence(nearest, context)];
}

function worthMeasuring(context: ReportContext): readonly string[] {
  const value = context.alone ? null : (context.comparison.valueOfInformation ?? null);
  const told = value === null ? null : measurements(value, context);
  return told === null ? [] : [told];
}

/** Half the width of a 90 % range, in standard deviations. */
const rangeInDeviations = 1.645;

const limitsShown = 6;

export function leftOut(context: ReportContext): ListBlock {
  const notes = limitNotes(context);
  const more = notes.length - limitsShown;
  const items = more > 0 ? [...notes.slice(0, limitsShown), context.words.sentences.otherLimits(more)] : notes;
  return list(context.words.label.leftOut, items.length > 0 ? items : [`${context.words.sentences.nothingHere}`]);
}
