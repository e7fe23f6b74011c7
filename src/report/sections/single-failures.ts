import type { SingleFailureRecord } from '../../evaluation/evaluation.js';
import { percent, significant } from '../format/number.js';
import { cell, headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';

/** How often each cause takes away an instance or the service, and how often nobody has to act; none: not known. */
export function singleFailuresTable(service: string, context: ReportContext): readonly TableBlock[] {
  const { words } = context;
  const found = context.candidates.map((candidate) => serviceOf(candidate, service)?.singleFailures ?? []);
  const most = new Map<string, number>();
  for (const { cause, timesPerYear } of found.flat()) most.set(cause, Math.max(most.get(cause) ?? 0, timesPerYear));
  if (most.size === 0) return [];
  const causes = [...most].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([cause]) => cause);
  return [
    table({
      anchor: `single-failures-${context.serviceSlug(service)}`,
      caption: words.label.singleFailures,
      heads: [words.label.cause, ...context.candidates.map((candidate) => `#${context.nameOf(candidate.id)}`)],
      rows: causes.map((cause) =>
        row([
          headCell(wordFor(words.causes, cause)),
          ...found.map((rows) =>
            failureCell(
              rows.find((one) => one.cause === cause),
              context,
            ),
          ),
        ]),
      ),
      note: words.sentences.singleFailuresNote,
    }),
  ];
}

function failureCell(found: SingleFailureRecord | undefined, { words }: ReportContext) {
  if (found === undefined) return cell('–', { className: 'num' });
  const { timesPerYear, withoutPeople } = found;
  return numberCell(significant(timesPerYear, 3, true), timesPerYear, {
    sub: words.sentences.withoutPeople(percent(withoutPeople)),
  });
}
