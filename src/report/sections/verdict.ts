import { countedUnavailability, uncertaintyLevel } from '../../evaluation/unavailability-draws.js';
import { ninesChart } from '../charts/nines.js';
import { availabilityPercent, nines, targetPercent } from '../format/availability.js';
import { enDash, percent } from '../format/number.js';
import { figure } from '../view/blocks.js';
import { type ReportContext, serviceOf, shownInterval } from '../view/context.js';
import type { FigureBlock, VerdictView } from '../view/view.js';
import { sixNinesText } from './figures.js';
import { keyFigures, servicesShown } from './key-figures.js';
import { changes, leftOut, reasons } from './verdict-lists.js';
import { verdictText } from './verdict-text.js';

/** One page: what is recommended, how sure, the key figures, what would change it, what is left out. */
export function verdictView(context: ReportContext): VerdictView {
  const { words, comparison, evaluation } = context;
  const { headline, sentences } = verdictText(comparison.verdict, context);
  const level = percent(uncertaintyLevel(evaluation));
  return {
    anchor: 'verdict',
    title: words.sections.verdict.title,
    kind: comparison.verdict.kind,
    headline,
    sentences,
    key: keyFigures(context),
    chart: hasRoom(context) ? availabilityChart(context, context.mainService, level) : null,
    lists: [reasons(context), changes(context), leftOut(context)].filter(({ items }) => items.length > 0),
    note:
      evaluation.uncertainty.draws > 0
        ? words.sentences.intervals(level, evaluation.uncertainty.draws, !context.alone)
        : '',
  };
}

/** On paper the verdict is one page: where the table of key figures is long, or the board's two pages, the chart gives way. */
function hasRoom(context: ReportContext): boolean {
  if (context.purpose === 'screen') return true;
  const rows = servicesShown(context).length * context.candidates.length;
  return context.detail !== 'board' && rows <= rowsBesideChart;
}

const rowsBesideChart = 4;

export function availabilityChart(context: ReportContext, id: string, level: string): FigureBlock | null {
  const { words } = context;
  const entries = context.candidates.flatMap((candidate) => {
    const service = serviceOf(candidate, id);
    return service === undefined ? [] : [{ candidate, service, figure: countedUnavailability(service) }];
  });
  if (entries.length === 0) return null;
  const target = entries.map(({ service }) => service.target?.availability ?? null).find((value) => value !== null);
  const { title, description } = words.charts.nines(id, level);
  const rows = entries.map(({ candidate, figure: shown }) => {
    const capped = context.onlySixNines(candidate.id, id, shown.value);
    const least = capped ? 1e-6 : 0;
    const interval = shownInterval(shown) ?? { low: shown.value, high: shown.value };
    return {
      name: context.nameOf(candidate.id),
      series: context.seriesOf(candidate.id),
      unavailability: Math.max(least, shown.value),
      low: Math.max(least, interval.low),
      high: Math.max(least, interval.high),
      text: capped ? sixNinesText('availability') : availabilityPercent(shown.value, shownInterval(shown)),
    };
  });
  const chart = ninesChart({
    id: `nines-${context.serviceSlug(id)}`,
    title,
    description,
    rows,
    target:
      target == null ? null : { unavailability: 1 - target, text: `${words.charts.target} ${targetPercent(target)}` },
    axis: words.charts.axisNines,
    table: {
      head: [words.label.candidate, words.label.availability, words.label.nines, words.label.interval],
      rows: rows.map((entry) => [
        entry.name,
        entry.text,
        nines(entry.unavailability),
        `${nines(entry.high)}${enDash}${nines(entry.low)}`,
      ]),
    },
  });
  return figure(chart, context, 'plain');
}
