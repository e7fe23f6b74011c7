import type { CandidateEvaluation, MaybeFigure } from '../../evaluation/evaluation.js';
import { downtimeCost, fiveYearCost, hostEnergy, platformCost, totalCost } from '../../metrics/cost-figure.js';
import type { Chart } from '../charts/chart.js';
import { paretoChart } from '../charts/pareto.js';
import { plainTick } from '../charts/stacked-bars.js';
import { minutes } from '../format/duration.js';
import { metricScale } from '../format/metric-scale.js';
import { fixed } from '../format/number.js';
import { figure, headCell, numberCell, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf, shownInterval } from '../view/context.js';
import type { BlockView, Cell, TableBlock } from '../view/view.js';
import { unknownCell } from './figures.js';

/** What each candidate costs, over five years too, and its cost against its downtime; without prices, against hosts. */
export function costBlocks(context: ReportContext): readonly BlockView[] {
  const priced = context.candidates.some((candidate) => !('unknown' in platformCost(candidate, context.evaluation)));
  const pareto = context.detail === 'full' ? paretoOf(context, priced) : null;
  return [...(priced ? [costTable(context)] : []), ...(pareto === null ? [] : [figure(pareto, context)])];
}

function costTable(context: ReportContext): TableBlock {
  const { evaluation, words } = context;
  const { label } = words;
  const each = (read: (candidate: CandidateEvaluation) => MaybeFigure) =>
    context.candidates.map((candidate) => moneyCell(read(candidate), context));
  const plain = (read: (candidate: CandidateEvaluation) => number | null) =>
    context.candidates.map((candidate) => {
      const value = read(candidate);
      return value === null ? unknownCell('no-price', context) : numberCell(fixed(value, 0), value);
    });
  const full = context.detail === 'full';
  const parts = [
    row([headCell(label.hostsCost), ...plain(({ prices, placement }) => times(prices.hostPerYear, placement.hosts))]),
    row([
      headCell(label.licences),
      ...plain((candidate) => times(candidate.prices.licencesPerCorePerYear, coresOf(candidate))),
    ]),
    row([
      headCell(label.energy),
      ...plain((candidate) => {
        const energy = hostEnergy(candidate, evaluation);
        return 'unknown' in energy ? null : times(candidate.prices.energyPerKWh, energy.value);
      }),
    ]),
  ];
  return table({
    anchor: 'costs',
    caption: `${label.costs}${words.openBracket}${evaluation.scenario.currency ?? ''}${words.closeBracket}`.replace(
      ` ()`,
      '',
    ),
    heads: [context.words.label.costs, ...context.candidates.map(({ id }) => `#${context.nameOf(id)}`)],
    rows: [
      ...(full ? parts : []),
      row([headCell(label.platformCost), ...each((candidate) => platformCost(candidate, evaluation))]),
      row([headCell(label.downtimeLoss), ...each((candidate) => downtimeCost(candidate, evaluation))]),
      row([headCell(label.totalCost), ...each((candidate) => totalCost(candidate, evaluation))], 'total'),
      row([headCell(label.fiveYears), ...each((candidate) => fiveYearCost(candidate, evaluation))]),
    ],
    note: words.sentences.costNote,
  });
}

export function moneyCell(value: MaybeFigure, context: ReportContext): Cell {
  if ('unknown' in value) return unknownCell(value.unknown, context);
  const scale = metricScale('money-per-year', [], context.words, null);
  const interval = shownInterval(value);
  return numberCell(scale.value(value.value, interval), value.value, {
    sub: interval === null ? '' : scale.interval(value.value, interval),
  });
}

export function times(price: number | null, count: number): number | null {
  return price === null ? null : price * count;
}

export function coresOf(candidate: CandidateEvaluation): number {
  const hosts = candidate.topology.sites.flatMap((site) => site.racks).flatMap((rack) => rack.hosts);
  return hosts.reduce((sum, host) => sum + host.cpu, 0);
}

function paretoOf(context: ReportContext, priced: boolean): Chart | null {
  const { words, evaluation, mainService } = context;
  const perYear = minutesPerYear(context);
  const points = context.candidates.flatMap((candidate) => {
    const service = serviceOf(candidate, mainService);
    const cost = priced ? platformCost(candidate, evaluation) : { value: candidate.placement.hosts };
    if (service === undefined || 'unknown' in cost) return [];
    const { value } = service.unavailability;
    const interval = shownInterval(service.unavailability) ?? { low: value, high: value };
    return [
      {
        name: context.nameOf(candidate.id),
        series: context.seriesOf(candidate.id),
        cost: cost.value,
        minutes: value * perYear,
        low: interval.low * perYear,
        high: interval.high * perYear,
      },
    ];
  });
  if (points.length < 2) return null;
  const currency = evaluation.scenario.currency ?? '';
  const axis = priced
    ? [words.label.platformCost, currency].filter((part) => part !== '').join(words.comma)
    : words.charts.axisHosts;
  return paretoChart({
    id: 'pareto',
    ...words.charts.pareto(mainService),
    points,
    axis,
    side: words.charts.axisMinutes,
    costText: (value) => fixed(value, 0),
    minutesText: plainTick,
    table: {
      head: [words.label.candidate, axis, words.label.minutesPerYear],
      rows: points.map((point) => [point.name, fixed(point.cost, 0), minutes(point.minutes, words)]),
    },
  });
}
