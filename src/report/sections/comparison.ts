import type { MetricCell, MetricRow } from '../../comparison/comparison.js';
import type { Figure } from '../../evaluation/evaluation.js';
import { metricScale } from '../format/metric-scale.js';
import { headCell, numberCell, prose, row, table } from '../view/blocks.js';
import { type ReportContext, shownInterval } from '../view/context.js';
import type { BlockView, Cell, TableRow } from '../view/view.js';
import { sixNinesText, unknownCell } from './figures.js';
import { metricName } from './metric-names.js';
import { promises } from './year.js';

/** For the board; what the verdict page and the table of recoveries show already is left out. */
const boardMetrics = new Set([
  'outages-per-year',
  'promise-monthly',
  'longest-outage',
  'hosts-needed',
  'cost-over-five-years',
]);

/** In the review: what is not in a table or figure of its own elsewhere. */
const reviewMetrics = new Set([
  'service-availability',
  'nines',
  'downtime-minutes-per-year',
  'availability-excluding-planned',
  'outages-per-year',
  'mean-outage',
  'request-availability',
  'promise-monthly',
  'longest-outage',
  'error-budget-used',
  'probability-outage-within-rto',
  'failures-needing-people',
  'time-without-redundancy',
  'management-api-availability',
  'hosts-needed',
  'useful-share-cpu',
  'cost-per-year',
  'time-to-add-instance',
  'time-to-double',
  'release-duration',
  'cpu-overhead',
  'root-daemons',
  'shared-kernels',
  'kernels',
  'open-ports',
]);

/** All metrics side by side, grouped, with differences against the baseline. */
export function comparisonSection(context: ReportContext): readonly BlockView[] {
  const { words, comparison } = context;
  const groups = comparison.groups.map((group) => ({
    name: context.detail === 'board' ? '' : words.metricGroups[group.group],
    rows: group.rows.filter((entry) => isShown(entry, context)).map((entry) => metricRow(entry, context)),
  }));
  const all = comparison.groups.flatMap((group) => group.rows).length;
  const hidden = all - groups.flatMap((group) => group.rows).length;
  const legend = comparisonLegend(context);
  return [
    table({
      anchor: 'comparison-table',
      caption: '',
      className: 'comparison',
      heads: [
        context.services.length > 1 && context.detail !== 'full'
          ? `${words.label.metric}${words.openBracket}${context.mainService}${words.closeBracket}`
          : words.label.metric,
        ...comparison.candidates.map((id) => `#${context.nameOf(id)}`),
      ],
      groups,
      note: hidden > 0 ? `${legend} ${words.sentences.moreRows(hidden)}` : legend,
      filter: context.detail === 'board' ? '' : words.label.filter,
    }),
    // Elsewhere it stands beside the years it is read from.
    ...(context.detail === 'board' ? [prose(promises(context.mainService, context), 'promise')] : []),
  ];
}

/** What the signs in the table mean. */
export function comparisonLegend({ words, alone, nameOf, comparison }: ReportContext): string {
  return words.sentences.comparisonLegend(alone ? null : nameOf(comparison.baseline));
}

function isShown(entry: MetricRow, context: ReportContext): boolean {
  if (context.detail === 'full') return true;
  const chosen = context.detail === 'board' ? boardMetrics : reviewMetrics;
  const known = entry.cells.some((cell) => !('unknown' in cell.figure));
  return known && chosen.has(entry.metric) && (entry.service === null || entry.service === context.mainService);
}

/**
 * Candidates are compared in joint draws, which can tell apart what each one's own interval rounds to the same digits:
 * then the row is written with a digit more.
 */
export function bestIsHidden(entry: MetricRow, scale: ReturnType<typeof metricScale>): boolean {
  const texts = entry.cells.map(({ figure }) =>
    'unknown' in figure ? '' : scale.value(figure.value, shownInterval(figure)),
  );
  const best = entry.cells.findIndex((cell) => cell.best);
  return best >= 0 && texts.filter((text) => text === texts[best]).length > 1;
}

/** The metric's id; further services have their place behind it. */
function rowAnchor({ metric, service }: MetricRow, context: ReportContext): string {
  const first = service === null || service === context.mainService;
  return first ? metric : `${metric}--${context.serviceSlug(service)}`;
}

function metricRow(entry: MetricRow, context: ReportContext): TableRow {
  const known = entry.cells.map((cell) => cell.figure).filter((figure): figure is Figure => !('unknown' in figure));
  const values = known.map((figure) => figure.value);
  const services = context.detail === 'full' && context.services.length > 1;
  const scale = metricScale(entry.unit, values, context.words, context.evaluation.scenario.currency);
  const service = entry.service !== null && services ? entry.service : '';
  const head = headCell(metricName(entry.metric, context), {
    sub: [scale.unit.replace(/^\/.*/, ''), service].filter((part) => part !== '').join(' · '),
  });
  const finer = bestIsHidden(entry, scale);
  const cells = entry.cells.map((cell) => metricCell(cell, entry, scale, finer, context));
  return row([head, ...cells], '', rowAnchor(entry, context));
}

function metricCell(
  entry: MetricCell,
  { service, unit }: MetricRow,
  scale: ReturnType<typeof metricScale>,
  finer: boolean,
  context: ReportContext,
): Cell {
  const { figure } = entry;
  if ('unknown' in figure) return unknownCell(figure.unknown, context);
  const best = entry.best
    ? { mark: '◆', markTitle: context.words.label.best, className: 'best' }
    : { mark: '', markTitle: '', className: '' };
  if (unit === 'availability' || unit === 'nines') {
    const unavailability = unit === 'nines' ? 10 ** -figure.value : 1 - figure.value;
    if (context.onlySixNines(entry.candidate, service, unavailability))
      return numberCell(sixNinesText(unit), figure.value, best);
  }
  const interval = shownInterval(figure);
  const difference = entry.delta === null || entry.delta === 0 ? '' : scale.delta(entry.delta, figure.value);
  const unsure = entry.significant === false && difference !== '' ? '≈ ' : '';
  const lines = [interval === null ? '' : scale.interval(figure.value, interval), unsure + difference];
  return numberCell(scale.value(figure.value, finer ? null : interval), figure.value, {
    sub: lines.filter((line) => line !== '').join('\n'),
    ...best,
  });
}
