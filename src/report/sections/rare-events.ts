import type { RareEventRecord } from '../../evaluation/evaluation.js';
import { atPlace, noBreakSpace, percent, scientific, significant } from '../format/number.js';
import { cell, headCell, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';

/** How services with rare outages were simulated, and whether the method holds for them; none: nothing to show. */
export function rareEventsTable(context: ReportContext): readonly TableBlock[] {
  const { label, sentences, forms } = context.words;
  const rows = context.candidates.flatMap((candidate) =>
    (candidate.solving.rareEvents ?? []).map((found) =>
      row([
        headCell(context.nameOf(candidate.id), { sub: context.services.length > 1 ? found.service : '' }),
        cell(wordFor(context.words.rareEventMethods, found.method), { sub: wordFor(forms, found.form) }),
        numberCell(precisionText(found), relativePrecision(found)),
        numberCell(atPlace(found.effectiveSampleSize, 0), found.effectiveSampleSize, {
          sub: percent(found.largestShare),
        }),
        numberCell(yearsText(found.plainYears), found.plainYears, { sub: scientific(found.plainEvents) }),
        cell(found.isUsed ? label.yes : label.no, { sub: unmetText(found, context) }),
      ]),
    ),
  );
  if (rows.length === 0) return [];
  const heads = [
    label.candidate,
    label.method,
    `#${label.reachedPrecision}`,
    `#${label.effectiveSample}`,
    `#${label.plainRun}`,
    label.forcedTaken,
  ];
  return [table({ anchor: 'rare-events', caption: label.rareEvents, heads, rows, note: sentences.rareEventsNote })];
}

/** The same with true distributions as sentences, for the terminal. */
export function rareEventLines(context: ReportContext): readonly string[] {
  return context.candidates.flatMap((candidate) =>
    (candidate.solving.rareEvents ?? [])
      .filter(({ form }) => form === 'true-distributions')
      .map((found) =>
        context.words.sentences.rareEvents({
          candidate: context.nameOf(candidate.id),
          service: found.service,
          method: wordFor(context.words.rareEventMethods, found.method),
          precision: precisionText(found),
          sample: atPlace(found.effectiveSampleSize, 0),
          largest: percent(found.largestShare),
          plainYears: yearsText(found.plainYears),
          isUsed: found.isUsed,
          unmet: unmetText(found, context),
        }),
      ),
  );
}

function relativePrecision({ unavailability: { value, accuracy } }: RareEventRecord): number {
  return (accuracy.high - value) / value;
}

function precisionText(found: RareEventRecord): string {
  return `±${noBreakSpace}${significant(100 * relativePrecision(found), 2)}${noBreakSpace}%`;
}

function yearsText(years: number): string {
  return years < 1e5 ? significant(years, 2) : scientific(years);
}

/** The preconditions that do not hold, with the number they were judged by. */
function unmetText({ preconditions, isUsed }: RareEventRecord, { words }: ReportContext): string {
  const unmet = preconditions
    .filter(({ holds }) => !holds)
    .map(({ name, value }) => {
      const said = wordFor(words.preconditions, name);
      return value === undefined ? said : `${said}${words.openBracket}${significant(value, 2)}${words.closeBracket}`;
    });
  return unmet.length === 0 ? words.sentences.preconditionsMet : words.sentences.preconditionsUnmet(unmet, isUsed);
}
