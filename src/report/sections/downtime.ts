import type { BudgetRow, Phase } from '../../evaluation/evaluation.js';
import type { Chart } from '../charts/chart.js';
import { plainTick, stackedBars } from '../charts/stacked-bars.js';
import { minutes } from '../format/duration.js';
import { atPlace, type Interval, noBreakSpace, percent, roundingPlace, signed, significant } from '../format/number.js';
import { cell, figure, headCell, heading, numberCell, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { phaseFills } from './phases.js';
import { structureBlocks } from './structure.js';

const othersFill = 8;
const namedCauses = 7;

/** Minutes by cause and by phase, the same as a table with times and means, and what could not be better. */
export function downtimeSection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  return services.flatMap((id) => {
    const blocks: BlockView[] =
      context.services.length > 1 && context.detail === 'full' ? [heading(`downtime-${id}`, id)] : [];
    blocks.push(figure(causesChart(id, context), context));
    if (context.detail === 'full') blocks.push(figure(phasesChart(id, context), context));
    if (context.detail !== 'board') blocks.push(budgetTable(id, context));
    if (context.detail === 'full') blocks.push(...structureBlocks(id, context));
    return blocks;
  });
}

interface Budget {
  readonly name: string;
  readonly series: number;
  readonly rows: readonly BudgetRow[];
  readonly total: number;
}

function budgetsOf(id: string, context: ReportContext): readonly Budget[] {
  return context.candidates.flatMap((candidate) => {
    const service = serviceOf(candidate, id);
    if (service === undefined) return [];
    const total = service.budget.reduce((sum, entry) => sum + entry.minutesPerYear, 0);
    return [
      { name: context.nameOf(candidate.id), series: context.seriesOf(candidate.id), rows: service.budget, total },
    ];
  });
}

/** Causes over all candidates, costliest first. */
export function rankedCauses(budgets: readonly { readonly rows: readonly BudgetRow[] }[]): readonly string[] {
  const totals = new Map<string, number>();
  for (const entry of budgets.flatMap((budget) => budget.rows)) {
    totals.set(entry.cause, (totals.get(entry.cause) ?? 0) + entry.minutesPerYear);
  }
  return [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([cause]) => cause);
}

const minutesOf = (budget: Budget, cause: string) =>
  budget.rows.filter((entry) => entry.cause === cause).reduce((sum, entry) => sum + entry.minutesPerYear, 0);

export function causesChart(id: string, context: ReportContext): Chart {
  const { words } = context;
  const budgets = budgetsOf(id, context);
  const ranked = rankedCauses(budgets);
  const named = ranked.length <= namedCauses + 1 ? ranked : ranked.slice(0, namedCauses);
  const rest = ranked.slice(named.length);
  const series = named.map((cause, fill) => ({
    name: wordFor(words.causes, cause),
    fill: fill === namedCauses ? 7 : fill,
    values: budgets.map((budget) => minutesOf(budget, cause)),
  }));
  if (rest.length > 0) {
    const values = budgets.map((budget) => rest.reduce((sum, cause) => sum + minutesOf(budget, cause), 0));
    series.push({ name: words.label.others, fill: othersFill, values });
  }
  return barsOf(
    `budget-${context.serviceSlug(id)}`,
    words.charts.budget(id),
    budgets,
    series,
    allowedMark(id, context),
    context,
  );
}

function phasesChart(id: string, context: ReportContext): Chart {
  const { words } = context;
  const budgets = budgetsOf(id, context);
  const phases = Object.keys(phaseFills) as Phase[];
  const series = phases.map((phase) => ({
    name: words.phases[phase],
    fill: phaseFills[phase],
    values: budgets.map((budget) =>
      budget.rows
        .flatMap((entry) => entry.phases)
        .filter((part) => part.phase === phase)
        .reduce((sum, part) => sum + part.minutesPerYear, 0),
    ),
  }));
  const used = series.filter((entry) => entry.values.some((value) => value > 0));
  return barsOf(`phases-${context.serviceSlug(id)}`, words.charts.budgetPhases(id), budgets, used, null, context);
}

function barsOf(
  id: string,
  text: { title: string; description: string },
  budgets: readonly Budget[],
  series: readonly { name: string; fill: number; values: readonly number[] }[],
  mark: { at: number; text: string } | null,
  context: ReportContext,
): Chart {
  const { words } = context;
  return stackedBars({
    id,
    ...text,
    names: budgets.map((budget) => budget.name),
    series,
    totals: budgets.map((budget) => minutes(budget.total, words)),
    inside: (value) => (value >= 0.95 ? atPlace(value, 0) : ''),
    axis: words.charts.axisMinutes,
    tickText: plainTick,
    upTo: null,
    mark,
    table: {
      head: [words.label.cause, ...budgets.map((budget) => budget.name)],
      rows: series.map((entry) => [entry.name, ...entry.values.map((value) => significant(value, 3))]),
    },
  });
}

/** The downtime a target leaves, where planned work counts as the bars count it. */
function allowedMark(id: string, context: ReportContext): { at: number; text: string } | null {
  const target = context.candidates
    .map((candidate) => serviceOf(candidate, id)?.target)
    .find((entry) => entry?.availability != null);
  if (target?.availability == null || target.excludingPlanned) return null;
  const at = (1 - target.availability) * minutesPerYear(context);
  return { at, text: `${context.words.charts.allowed} ${minutes(at, context.words)}` };
}

const causesInReview = 10;
/** Of a candidate's downtime: what is less everywhere is left to the full report. */
const leastShare = 0.001;

function budgetTable(id: string, context: ReportContext): TableBlock {
  const { words } = context;
  const { label } = words;
  const budgets = budgetsOf(id, context);
  const ranked = rankedCauses(budgets);
  const felt = ranked.filter((cause) =>
    budgets.some((budget) => minutesOf(budget, cause) >= leastShare * budget.total),
  );
  const shown = context.detail === 'full' ? ranked : felt.slice(0, context.crowded ? 8 : causesInReview);
  const rows = shown.map((cause) =>
    row([headCell(wordFor(words.causes, cause)), ...budgets.map((budget) => budgetCell(budget, cause, context))]),
  );
  const totals = row(
    [
      headCell(label.total),
      ...budgets.map((budget) => numberCell(significant(budget.total, 3), budget.total, { className: 'strong' })),
    ],
    'total',
  );
  const floor = row([
    headCell(label.structuralFloor),
    ...context.candidates.flatMap((candidate) => floorCell(serviceOf(candidate, id), context)),
  ]);
  return table({
    anchor: `minutes-${context.serviceSlug(id)}`,
    caption: `${label.minutesPerYear}${words.openBracket}${label.timesPerYear} × ${label.meanMinutes}${words.closeBracket}`,
    className: 'budget',
    heads: [label.cause, ...budgets.map((budget) => `#${budget.name}`)],
    rows: [...rows, totals, floor],
    note: ranked.length > shown.length ? words.sentences.moreRows(ranked.length - shown.length) : '',
  });
}

/** Below a thousandth only that it is: a once in a thousand years has no third digit. */
function small(value: number, digits: number): string {
  return value > 0 && value < 0.001 ? `<${noBreakSpace}0.001` : significant(value, digits);
}

function budgetCell(budget: Budget, cause: string, context: ReportContext) {
  const entries = budget.rows.filter((entry) => entry.cause === cause);
  if (entries.length === 0) return cell('–', { className: 'num muted' });
  const value = minutesOf(budget, cause);
  const times = entries.reduce((sum, entry) => sum + entry.timesPerYear, 0);
  const mean = times === 0 ? 0 : value / times;
  const share = budget.total > 0 ? percent(value / budget.total) : '';
  const sub = `${small(times, 2)} × ${significant(mean, 3, true)}`;
  return numberCell(small(value, 3), value, {
    sub: context.detail === 'full' ? `${sub} (${share})\n${fromSimulation(entries, context)}` : sub,
  });
}

/** What the true form adds to the cause, and its share of all downtime as the simulation saw it. */
function fromSimulation(entries: readonly BudgetRow[], { words }: ReportContext): string {
  const added = entries
    .flatMap(({ trueFormAdds }) => trueFormAdds ?? [])
    .map(({ value }) => words.sentences.trueFormAdds(signed(significant(value, 2))));
  const shares = entries
    .flatMap(({ simulatedShare }) => simulatedShare ?? [])
    .map(({ value, accuracy }) => words.sentences.simulatedShare(intervalOfShare(value, accuracy)));
  return [...added, ...shares].join('\n');
}

function intervalOfShare(value: number, interval: Interval): string {
  const place = Math.min(
    0,
    Math.max(-2, roundingPlace(100 * value, { low: 100 * interval.low, high: 100 * interval.high })),
  );
  const end = (share: number) => atPlace(100 * share, place);
  return `${end(interval.low)}–${end(Math.min(1, interval.high))}${noBreakSpace}%`;
}

function floorCell(service: ReturnType<typeof serviceOf>, context: ReportContext) {
  if (service === undefined) return [];
  const floor = service.structuralFloor;
  if ('unknown' in floor)
    return [cell('–', { className: 'num unknown', sub: wordFor(context.words.unknownBecause, floor.unknown) })];
  const value = floor.value * minutesPerYear(context);
  return [numberCell(significant(value, 3), value)];
}
