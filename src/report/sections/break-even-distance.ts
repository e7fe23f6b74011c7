import { significant } from '../format/number.js';
import { cell, numberCell } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';

interface Distance {
  readonly deviations: number | null;
}

/** How far a break-even is from today's value, in a sentence. */
export function distanceText({ deviations }: Distance, { words }: ReportContext): string {
  return words.sentences.distance(deviations === null ? null : significant(deviations, 2));
}

/** The same in a table. */
export function distanceCell({ deviations }: Distance, { words }: ReportContext) {
  return deviations === null
    ? cell(words.sentences.distance(null), { className: 'num' })
    : numberCell(`${significant(deviations, 2)} σ`, deviations);
}
