import type { MetricCell, MetricRow } from '../../comparison/comparison.js';
import type { MetricUnit } from '../../metrics/metric.js';
import { metricName } from '../sections/metric-names.js';
import { type ReportContext, shownInterval } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { differenceFormat, metricFormat } from './number-format.js';
import { numberOr, type Sheet, type SheetCell } from './sheet.js';

/** All metrics, a row each: for every candidate the value, its interval and the difference against the baseline. */
export function comparisonSheet(context: ReportContext): Sheet {
  const { words, comparison } = context;
  const { label } = words;
  const columns = [label.value, label.low, label.high, label.difference];
  return {
    name: words.sections.comparison.title,
    widths: [14, 34, 14, 12, ...comparison.candidates.flatMap(() => [13, 12, 12, 13]), 24],
    heads: [
      [null, null, null, null, ...comparison.candidates.flatMap((id) => [context.nameOf(id), null, null, null]), null],
      [label.group, label.metric, label.service, label.unit, ...comparison.candidates.flatMap(() => columns)].concat(
        label.bestCandidate,
      ),
    ],
    stickyColumns: 4,
    rows: comparison.groups.flatMap(({ group, rows }) =>
      rows.map((entry): readonly SheetCell[] => [
        words.metricGroups[group],
        metricName(entry.metric, context),
        entry.service,
        unitText(entry.unit, context),
        ...entry.cells.flatMap((cell) => cellsOf(cell, entry, context)),
        words.list(entry.cells.filter((cell) => cell.best).map((cell) => context.nameOf(cell.candidate))),
      ]),
    ),
  };
}

function cellsOf({ figure, delta, best }: MetricCell, { unit }: MetricRow, context: ReportContext): SheetCell[] {
  if ('unknown' in figure) return [wordFor(context.words.unknownBecause, figure.unknown), null, null, null];
  const interval = shownInterval(figure);
  const format = metricFormat(unit, figure.value, interval);
  const value = numberOr(figure.value, format);
  const marked = best && value !== null && typeof value !== 'string' ? { ...value, bold: true } : value;
  const ends = [interval?.low ?? null, interval?.high ?? null];
  return [
    marked,
    ...ends.map((end) => numberOr(end, format)),
    numberOr(delta, differenceFormat(unit, delta ?? 0, format)),
  ];
}

/** What a cell counts; shares and availabilities are formatted as per cent and have none. */
function unitText(unit: MetricUnit, { words, evaluation }: ReportContext): string {
  const { units } = words;
  switch (unit) {
    case 'availability':
    case 'probability':
    case 'share':
      return '%';
    case 'nines':
    case 'count':
      return '';
    case 'seconds':
      return units.second;
    case 'minutes':
      return units.minute;
    case 'hours':
      return units.hour;
    case 'minutes-per-year':
      return units.minutesPerYear;
    case 'hours-per-year':
      return units.hoursPerYear;
    case 'per-year':
      return units.perYear;
    case 'money':
      return evaluation.scenario.currency ?? '';
    case 'money-per-year':
      return `${evaluation.scenario.currency ?? ''}${units.aYear}`;
    case 'kilowatt-hours-per-year':
      return units.kilowattHoursPerYear;
    case 'gibibytes':
      return units.gibibytes;
  }
}
