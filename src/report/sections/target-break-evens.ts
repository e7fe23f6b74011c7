import type { UncertaintyRecord } from '../../evaluation/evaluation.js';
import { nearestFirst } from '../../evaluation/nearest-first.js';
import { cell, headCell, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { distanceCell, distanceText } from './break-even-distance.js';
import { parameterText } from './parameter-text.js';

type TargetBreakEven = NonNullable<UncertaintyRecord['targetBreakEvens']>[number];

/** Rows in the short reports, and rows for each candidate in the full one. */
const rowsShown = { board: 0, review: 3, full: 6 } as const;

/** Where the expected availability just meets its target, nearest first. */
export function nearestTargetBreakEvens(candidate: string, context: ReportContext): readonly TargetBreakEven[] {
  return (context.evaluation.uncertainty.targetBreakEvens ?? [])
    .filter((entry) => entry.candidate === candidate)
    .sort(nearestFirst);
}

/** Whether the target is met at today's value. */
function isMetToday({ met, at, today }: TargetBreakEven): boolean {
  return met === 'above' ? today >= at : today <= at;
}

/** By candidate: how far single inputs may move before its availability target is missed, or has to be met. */
export function targetBreakEvenBlocks(context: ReportContext): readonly BlockView[] {
  const { words, detail } = context;
  const { label } = words;
  const candidates = detail === 'full' ? context.candidates : [context.focus];
  const groups = candidates.map(({ id }) => ({
    name: context.nameOf(id),
    rows: nearestTargetBreakEvens(id, context)
      .slice(0, rowsShown[detail])
      .map((entry) => breakEvenRow(entry, context)),
  }));
  if (groups.every(({ rows }) => rows.length === 0)) return [];
  return [
    table({
      anchor: 'target-break-evens',
      caption: label.targetBreakEvens,
      heads: [label.parameter, `#${label.today}`, `#${label.targetMet}`, `#${label.deviations}`],
      groups,
      note: words.sentences.targetBreakEvensNote,
    }),
  ];
}

export function targetBreakEvenSentence(entry: TargetBreakEven, context: ReportContext): string {
  return context.words.sentences.targetBreakEven(
    context.nameOf(entry.candidate),
    entry.service,
    context.parameterName(entry.parameter),
    boundText(entry, context),
    parameterText(entry.parameter, entry.today, context),
    distanceText(entry, context),
    isMetToday(entry),
  );
}

function boundText({ parameter, at, met }: TargetBreakEven, context: ReportContext): string {
  const { above, below } = context.words.sentences;
  return (met === 'above' ? above : below)(parameterText(parameter, at, context));
}

function breakEvenRow(entry: TargetBreakEven, context: ReportContext) {
  const { words } = context;
  const isMet = isMetToday(entry);
  return row([
    headCell(context.parameterName(entry.parameter), { sub: context.services.length > 1 ? entry.service : '' }),
    numberCell(parameterText(entry.parameter, entry.today, context), entry.today, {
      mark: isMet ? '✓' : '×',
      markTitle: isMet ? words.label.metTarget : words.label.missedTarget,
      className: isMet ? 'met' : 'missed',
    }),
    cell(boundText(entry, context), {
      className: 'num',
      sort: String(entry.at),
    }),
    distanceCell(entry, context),
  ]);
}
