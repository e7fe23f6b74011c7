import { fixed, signed } from '../format/number.js';
import { headCell, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { parameterMean, valueText } from './parameter-text.js';

const rowsShown = 16;

/** By how many per cent the downtime changes with one per cent of each input, known exactly or not: the steepest inputs. */
export function elasticityBlocks(context: ReportContext): readonly BlockView[] {
  const { words, candidates, evaluation } = context;
  const found = (evaluation.uncertainty.elasticities ?? []).filter(({ service }) => service === context.mainService);
  const steepest = new Map<string, number>();
  for (const { parameter, elasticity } of found) {
    steepest.set(parameter, Math.max(steepest.get(parameter) ?? 0, Math.abs(elasticity)));
  }
  const shown = [...steepest].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1)).slice(0, rowsShown);
  if (shown.length === 0) return [];
  const cellOf = (candidate: string, parameter: string) => {
    const own = found.find((entry) => entry.candidate === candidate && entry.parameter === parameter);
    return own === undefined ? numberCell('–', null) : numberCell(signed(fixed(own.elasticity, 2)), own.elasticity);
  };
  return [
    table({
      anchor: 'elasticities',
      caption: words.sentences.elasticitiesCaption(context.mainService),
      heads: [words.label.parameter, ...candidates.map(({ id }) => `#${context.nameOf(id)}`)],
      rows: shown.map(([parameter]) =>
        row([
          headCell(context.parameterName(parameter), { sub: todayText(parameter, context) }),
          ...candidates.map(({ id }) => cellOf(id, parameter)),
        ]),
      ),
      note: words.sentences.elasticitiesNote,
    }),
  ];
}

/** The value all candidates mean by it, and whether it is a setting; empty: they differ. */
function todayText(name: string, context: ReportContext): string {
  const found = context.candidates.flatMap(({ parameters }) => parameters.filter((each) => each.name === name));
  const texts = new Set(found.map((each) => valueText(each.unit, parameterMean(each), context)));
  const exact = found.every(({ uncertainty }) => uncertainty.kind === 'none');
  const told = [...(texts.size === 1 ? texts : []), ...(exact ? [context.words.sentences.distance(null)] : [])];
  return told.join(context.words.semicolon);
}
