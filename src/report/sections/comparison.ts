import type { MetricCell, MetricRow } from '../../comparison/comparison.js';
import type { Figure } from '../../evaluation/evaluation.js';
import { metricScale } from '../format/metric-scale.js';
import { headCell, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, shownInterval } from '../view/context.js';
import type { BlockView, Cell, TableRow } from '../view/view.js';
import { unknownCell } from './figures.js';
import { metricName } from './metric-names.js';

/** On the board's two pages. */
const boardMetrics = new Set([
  'availability',
  'downtime',
  'downtime-per-year',
  'outages-per-year',
  'mean-outage',
  'probability-target-met-in-month',
  'promise-monthly',
  'availability-to-promise',
  'longest-outage',
  'management-availability',
  'hosts',
  'hosts-needed',
  'useful-share',
  'rto-host',
  'time-to-serve-host-lost',
  'cost-per-year',
]);

/** All metrics side by side, grouped, with differences against the baseline. */
export function comparisonSection(context: ReportContext): readonly BlockView[] {
  const { words, comparison } = context;
  const groups = comparison.groups.map((group) => ({
    name: words.metricGroups[group.group],
    rows: group.rows.filter((entry) => isShown(entry, context)).map((entry) => metricRow(entry, context)),
  }));
  return [
    table({
      anchor: 'comparison-table',
      caption: '',
      className: 'comparison',
      heads: [words.label.metric, ...comparison.candidates.map((id) => `#${context.nameOf(id)}`)],
      groups,
      note: words.sentences.comparisonLegend(context.nameOf(comparison.baseline)),
      filter: words.label.filter,
    }),
  ];
}

function isShown(entry: MetricRow, context: ReportContext): boolean {
  if (context.detail === 'full') return true;
  const known = entry.cells.some((cell) => !('unknown' in cell.figure));
  if (context.detail === 'review') return known;
  return known && boardMetrics.has(entry.metric) && (entry.service === null || entry.service === context.mainService);
}

function metricRow(entry: MetricRow, context: ReportContext): TableRow {
  const known = entry.cells.map((cell) => cell.figure).filter((figure): figure is Figure => !('unknown' in figure));
  const values = known.map((figure) => figure.value);
  const scale = metricScale(entry.unit, values, context.words, context.evaluation.scenario.currency);
  const service = entry.service !== null && context.services.length > 1 ? entry.service : '';
  const head = headCell(metricName(entry.metric, context), {
    sub: [scale.unit, service].filter((part) => part !== '').join(' · '),
  });
  return row([head, ...entry.cells.map((cell) => metricCell(cell, scale, context))]);
}

function metricCell(entry: MetricCell, scale: ReturnType<typeof metricScale>, context: ReportContext): Cell {
  const { figure } = entry;
  if ('unknown' in figure) return unknownCell(figure.unknown, context);
  const interval = shownInterval(figure);
  const difference = entry.delta === null || entry.delta === 0 ? '' : scale.delta(entry.delta, figure.value);
  const unsure = entry.significant === false && difference !== '' ? '≈ ' : '';
  const lines = [interval === null ? '' : scale.interval(figure.value, interval), unsure + difference];
  return numberCell(scale.value(figure.value, interval), figure.value, {
    sub: lines.filter((line) => line !== '').join('\n'),
    mark: entry.best ? '◆' : '',
    markTitle: entry.best ? context.words.label.best : '',
    className: entry.best ? 'best' : '',
  });
}
