import type { Figure } from '../../evaluation/evaluation.js';
import { metricScale } from '../format/metric-scale.js';
import { percent } from '../format/number.js';
import { cell, headCell, list, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, Cell, TableBlock } from '../view/view.js';
import { unknownCell } from './figures.js';
import { metricName } from './metric-names.js';

/** Groups whose figures are computed; counts and shares of capacity are what they are. */
const computedGroups = new Set(['availability', 'failover']);
const parametersNamed = 3;

/** Per figure: by which method, within which error; and which inputs its uncertainty comes from. */
export function provenanceTables(context: ReportContext): readonly BlockView[] {
  const { label } = context.words;
  const methods = new Map<string, string>();
  const tables = [accuracyTable(methods, context), uncertaintyTable(context)];
  const [accuracy, uncertainty] = tables.map((block) => (block.groups.length > 0 ? [block] : []));
  const key = [...methods].map(([method, letter]) => `${letter}${context.words.colon}${method}`);
  return [...accuracy!, ...(key.length > 0 ? [list(label.methods, key, 'columns plain')] : []), ...uncertainty!];
}

/** @param methods letters by method, which the cells refer to; those met here are added */
function accuracyTable(methods: Map<string, string>, context: ReportContext): TableBlock {
  const { comparison, words } = context;
  const groups = comparison.groups
    .filter(({ group }) => computedGroups.has(group))
    .map(({ group, rows }) => ({
      name: words.metricGroups[group],
      rows: rows
        .filter((entry) => entry.cells.some(({ figure }) => !('unknown' in figure)))
        .map((entry) => {
          const values = entry.cells.flatMap(({ figure }) => ('unknown' in figure ? [] : [figure.value]));
          const scale = metricScale(entry.unit, values, words, null);
          const service = context.services.length > 1 ? entry.service : null;
          return row([
            headCell(metricName(entry.metric, context), {
              sub: [scale.unit, service ?? ''].filter((part) => part !== '').join(' · '),
            }),
            ...entry.cells.map(({ figure }) =>
              'unknown' in figure
                ? unknownCell(figure.unknown, context)
                : accuracyCell(figure, scale, methods, context),
            ),
          ]);
        }),
    }));
  return table({
    anchor: 'accuracy',
    caption: words.label.accuracy,
    className: 'provenance',
    heads: [words.label.computedAs, ...comparison.candidates.map((id) => context.nameOf(id))],
    groups,
    note: words.sentences.accuracyNote,
  });
}

function accuracyCell(
  { value, accuracy }: Figure,
  scale: ReturnType<typeof metricScale>,
  methods: Map<string, string>,
  { words }: ReportContext,
): Cell {
  const level = accuracy.kind === 'interval' ? ` ${percent(accuracy.level)}` : '';
  const kind = `${words.accuracies[accuracy.kind]}${level}`;
  const method = `${kind}${words.comma}${words.phrase(accuracy.method)}`;
  const letter = methods.get(method) ?? letterOf(methods.size);
  methods.set(method, letter);
  const exactly = accuracy.low === accuracy.high;
  return cell(exactly ? words.accuracies[accuracy.kind] : scale.interval(value, accuracy), { mark: letter });
}

/** a, b, … z, a1, b1, … */
function letterOf(place: number): string {
  const round = Math.floor(place / 26);
  return String.fromCharCode(97 + (place % 26)) + (round === 0 ? '' : round);
}

function uncertaintyTable(context: ReportContext): TableBlock {
  const { words } = context;
  const rows = context.services.flatMap((id) => {
    const cells = context.candidates.map((candidate) => {
      const from = serviceOf(candidate, id)?.unavailability.uncertainty?.from ?? [];
      if (from.length === 0) return unknownCell('not-stated', context);
      const parts = from
        .slice(0, parametersNamed)
        .map(({ parameter, share }) => `${context.parameterName(parameter)} ${percent(share)}`);
      return cell(words.sentences.sourcesOfUncertainty(parts));
    });
    return cells.every((entry) => entry.className.includes('unknown')) ? [] : [row([headCell(id), ...cells])];
  });
  return table({
    anchor: 'uncertainty',
    caption: words.label.uncertainFrom,
    className: 'provenance',
    heads: [words.label.service, ...context.candidates.map(({ id }) => context.nameOf(id))],
    rows,
  });
}
