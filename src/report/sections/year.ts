import type { DistributionRecord } from '../../evaluation/evaluation.js';
import { attainmentChart } from '../charts/attainment.js';
import type { Chart } from '../charts/chart.js';
import { distributionCurves } from '../charts/distribution-curves.js';
import { targetPercent } from '../format/availability.js';
import { minutes } from '../format/duration.js';
import { metricScale } from '../format/metric-scale.js';
import { atPlace, fixed, noBreakSpace, percent, significant } from '../format/number.js';
import { figure, headCell, heading, prose, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf, shownInterval } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { figureCell, unknownCell } from './figures.js';

const tableLevels = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** A single year: its distribution, how often the target is met, and what may be promised. */
export function yearSection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  return services.flatMap((id) => {
    const entries = entriesOf(id, context);
    if (entries.length === 0) return [];
    const attainment = attainmentOf(id, context);
    const several = context.services.length > 1 && context.detail === 'full';
    return [
      ...(several ? [heading(`years-${context.serviceSlug(id)}`, id)] : []),
      figure(distributionChart(id, context), context, 'with-data'),
      ...(attainment === null || context.detail !== 'full' ? [] : [figure(attainment, context)]),
      promiseTable(id, context),
      prose(promises(id, context), 'promise'),
    ];
  });
}

function entriesOf(id: string, context: ReportContext) {
  return context.candidates.flatMap((candidate) => {
    const distributions = serviceOf(candidate, id)?.distributions ?? null;
    return distributions === null ? [] : [{ candidate, distributions }];
  });
}

function distributionChart(id: string, context: ReportContext) {
  const { words } = context;
  const lines = entriesOf(id, context).map(({ candidate, distributions }) => ({
    name: context.nameOf(candidate.id),
    series: context.seriesOf(candidate.id),
    quantiles: distributions.downtimeMinutesPerYear,
  }));
  const target = targetOf(id, context);
  const allowed = target === null ? null : (1 - target) * minutesPerYear(context);
  return distributionCurves({
    id: `year-${context.serviceSlug(id)}`,
    ...words.charts.year(id),
    lines,
    grid: [0.1, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000],
    mark:
      allowed === null
        ? null
        : {
            at: allowed,
            text: `${words.charts.target} ${targetPercent(target!)}: ${minutes(allowed, words)}`,
          },
    axis: words.charts.axisMinutesLog,
    side: words.charts.axisYears,
    tickText: (value) => significant(value, 1, true),
    table: {
      head: [words.label.quantile, ...lines.map((line) => line.name)],
      rows: tableLevels.map((level) => [
        `${level * 100} %`,
        ...lines.map((line) =>
          minutes(
            line.quantiles[Math.min(line.quantiles.length - 1, Math.floor(level * line.quantiles.length))] ?? 0,
            words,
          ),
        ),
      ]),
    },
  });
}

/** How often single months or years meet the target; null where there is none. */
function attainmentOf(id: string, context: ReportContext): Chart | null {
  const { words } = context;
  const rows = entriesOf(id, context).flatMap(({ candidate, distributions }) => {
    const { probabilityTargetMetInMonth: month, probabilityTargetMetInYear: year } = distributions;
    if (month === null && year === null) return [];
    const text = [month, year]
      .flatMap((share) => (share === null ? [] : [percent(share.value, shownInterval(share))]))
      .join(' / ');
    return [{ name: context.nameOf(candidate.id), month: month?.value ?? null, year: year?.value ?? null, text }];
  });
  const target = targetOf(id, context);
  if (rows.length === 0 || target === null) return null;
  const { label } = words;
  return attainmentChart({
    id: `attainment-${context.serviceSlug(id)}`,
    ...words.charts.attainment(id, targetPercent(target)),
    rows,
    month: label.month,
    year: label.year,
    axis: words.charts.axisAttained,
    tickText: (share) => `${atPlace(share * 100, 0)}${noBreakSpace}%`,
    table: {
      head: [label.candidate, label.monthly, label.yearly],
      rows: rows.map((row) => [row.name, shareText(row.month), shareText(row.year)]),
    },
  });
}

const shareText = (share: number | null) => (share === null ? '–' : `${fixed(share * 100, 1)} %`);

function targetOf(id: string, context: ReportContext): number | null {
  const targets = context.candidates.map((candidate) => serviceOf(candidate, id)?.target?.availability ?? null);
  return targets.find((target) => target !== null) ?? null;
}

function promiseTable(id: string, context: ReportContext) {
  const { label } = context.words;
  const records = entriesOf(id, context).map((entry) => entry.distributions);
  const longest = records.map((record) => shownInterval(record.longestOutageMinutes)?.high ?? 0);
  const columns = [
    {
      head: label.monthly,
      unit: 'probability',
      of: (record: DistributionRecord) => record.probabilityTargetMetInMonth,
    },
    { head: label.yearly, unit: 'probability', of: (record: DistributionRecord) => record.probabilityTargetMetInYear },
    { head: label.promise, unit: 'availability', of: (record: DistributionRecord) => record.promiseMonthly },
    { head: label.longestOutage, unit: 'minutes', of: (record: DistributionRecord) => record.longestOutageMinutes },
  ] as const;
  const shown = columns.filter(({ of }) => records.some((record) => of(record) !== null));
  const rows = context.candidates.map((candidate) => {
    const record = serviceOf(candidate, id)?.distributions ?? null;
    const cells = shown.map(({ unit, of }) => {
      const found = record === null ? null : of(record);
      if (found === null) return unknownCell(record === null ? 'not-simulated' : 'no-target', context);
      return figureCell(found, unit, context, longest);
    });
    return row([headCell(context.nameOf(candidate.id)), ...cells]);
  });
  return table({
    anchor: `promise-${context.serviceSlug(id)}`,
    caption: '',
    heads: [label.candidate, ...shown.map(({ head }) => `#${head}`)],
    rows,
  });
}

export function promises(id: string, context: ReportContext): readonly string[] {
  const record = serviceOf(context.focus, id)?.distributions ?? null;
  if (record === null) return [];
  const scale = metricScale('availability', [], context.words, null);
  const text = scale.value(record.promiseMonthly.value, shownInterval(record.promiseMonthly));
  return [context.words.sentences.promise(context.nameOf(context.focus.id), id, text)];
}
