import type { Parameter } from '../../catalog/parameter.js';
import { assumptionsOf } from '../sections/assumptions.js';
import { parameterMean, parameterRange } from '../sections/parameter-text.js';
import type { ReportContext } from '../view/context.js';
import type { Words } from '../words/words.js';
import { decimalFormat, percentFormat } from './number-format.js';
import { numberOr, type Sheet, type SheetCell } from './sheet.js';

/** Every parameter with its mean, the range of the mean, how it is known and where it comes from. */
export function assumptionSheet(context: ReportContext): Sheet {
  const { words } = context;
  const { label } = words;
  return {
    name: words.sections.assumptions.title,
    widths: [40, 34, 30, 10, 13, 13, 13, 12, 90],
    heads: [
      [
        label.parameter,
        'ID',
        label.candidates,
        label.unit,
        label.mean,
        label.low,
        label.high,
        label.knowledge,
        label.source,
      ],
    ],
    stickyColumns: 1,
    rows: assumptionsOf(context).map(({ parameter, candidates }): readonly SheetCell[] => {
      const range = parameterRange(parameter);
      const mean = parameterMean(parameter);
      const format = (parameter.unit === 'probability' ? percentFormat : decimalFormat)(mean, null);
      return [
        context.parameterName(parameter.name),
        parameter.name,
        candidates.length === context.candidates.length
          ? label.everyCandidate
          : words.list(candidates.map(context.nameOf)),
        unitText(parameter, words),
        numberOr(mean, format),
        numberOr(range?.low ?? null, format),
        numberOr(range?.high ?? null, format),
        words.knowledge[parameter.knowledge],
        words.phrase(parameter.source),
      ];
    }),
  };
}

/** Durations are in hours, as in the saved Evaluation. */
function unitText({ unit }: Parameter, { units }: Words): string {
  return unit === 'duration' ? units.hour : unit === 'probability' ? '%' : '';
}
