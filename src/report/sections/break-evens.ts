import type { UncertaintyRecord } from '../../evaluation/evaluation.js';
import { nearestFirst } from '../../evaluation/nearest-first.js';
import { breakEvenChart } from '../charts/break-even.js';
import type { Chart } from '../charts/chart.js';
import { plainTick } from '../charts/stacked-bars.js';
import { minutes } from '../format/duration.js';
import { cell, headCell, inPairs, numberCell, prose, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { distanceCell } from './break-even-distance.js';
import { otherSide } from './break-even-side.js';
import { parameterText, parameterUnit } from './parameter-text.js';

const breakEvenCharts = { board: 0, review: 0, full: 3 } as const;

/** Where candidates change places: a table, in the full report the nearest ones as pictures too. */
export function breakEvenBlocks(context: ReportContext): readonly BlockView[] {
  if (context.alone) return [];
  const charts = nearestBreakEvens(context).flatMap((entry, i) => breakEvenOf(entry, i, context) ?? []);
  const shown = charts.slice(0, breakEvenCharts[context.detail]);
  return [breakEvenTable(context), ...inPairs(shown, context)];
}

type BreakEven = UncertaintyRecord['breakEvens'][number];

function nearestBreakEvens(context: ReportContext): readonly BreakEven[] {
  return [...context.evaluation.uncertainty.breakEvens].sort(nearestFirst);
}

const breakEvensInReview = 5;

/** Those with the candidate the report goes into, where there are any, and of each parameter the nearest. */
function nearestOfFocus(all: readonly BreakEven[], { focus }: ReportContext): readonly BreakEven[] {
  const own = all.filter(({ candidates }) => candidates.includes(focus.id));
  const nearest = new Map<string, BreakEven>();
  for (const entry of own.length > 0 ? own : all) {
    if (!nearest.has(entry.parameter)) nearest.set(entry.parameter, entry);
  }
  return [...nearest.values()];
}

function breakEvenTable(context: ReportContext): BlockView {
  const { words } = context;
  const { label } = words;
  const all = nearestBreakEvens(context);
  if (all.length === 0) return prose([words.sentences.noBreakEven]);
  const shown =
    context.detail === 'full' ? all : nearestOfFocus(all, context).slice(0, context.crowded ? 3 : breakEvensInReview);
  const rows = shown.map((entry) => {
    const { bound, less, more } = otherSide(entry, context);
    return row([
      headCell(context.parameterName(entry.parameter), { sub: context.services.length > 1 ? entry.service : '' }),
      numberCell(parameterText(entry.parameter, entry.today, context), entry.today),
      cell(bound, { className: 'num', sort: String(entry.at) }),
      distanceCell(entry, context),
      cell(context.nameOf(less), { sub: `${label.than} ${context.nameOf(more)}` }),
    ]);
  });
  return table({
    anchor: 'break-evens',
    caption: label.breakEvens,
    heads: [
      label.parameter,
      `#${label.today}`,
      `#${label.breakEvenAt}`,
      `#${label.deviations}`,
      label.lessDowntimeThen,
    ],
    rows,
    note: all.length > shown.length ? words.sentences.moreRows(all.length - shown.length) : '',
  });
}

/** Lines through the three points known of each candidate and the crossing itself. */
function breakEvenOf(entry: BreakEven, place: number, context: ReportContext): Chart | null {
  const { words } = context;
  const lines = entry.candidates.flatMap((id) => {
    const points = pointsOf(id, entry, context);
    return points === null ? [] : [{ name: context.nameOf(id), series: context.seriesOf(id), points }];
  });
  if (lines.length < 2 || entry.today <= 0 || entry.at <= 0) return null;
  // Beyond the solved points nothing is known of the lines, and the height of a crossing takes one that goes through it:
  // else the table names the crossing, no picture does.
  if (lines.every((line) => line.points.length === 1)) return null;
  const solved = lines.flatMap((line) => line.points.map(([at]) => at));
  if (entry.at < Math.min(...solved) || entry.at > Math.max(...solved)) return null;
  const [a, b] = entry.candidates.map(context.nameOf) as [string, string];
  const name = context.parameterName(entry.parameter);
  const text = (value: number) => parameterText(entry.parameter, value, context);
  return breakEvenChart({
    id: `break-even-${place}`,
    ...words.charts.breakEven(name, a, b),
    lines,
    today: { at: entry.today, text: `${words.label.today}: ${text(entry.today)}` },
    equal: {
      at: entry.at,
      minutes: heightAt(entry.at, lines),
      text: `${words.label.breakEvenAt}: ${text(entry.at)}`,
    },
    axis: name,
    side: words.charts.axisMinutes,
    isTime: parameterUnit(entry.parameter, context) === 'duration',
    parameterText: text,
    minutesText: plainTick,
    table: {
      head: [words.label.candidate, words.label.parameter, words.label.minutesPerYear],
      rows: lines.flatMap((line) => line.points.map(([at, value]) => [line.name, text(at), minutes(value, words)])),
    },
  });
}

/** Where the lines meet: between those that go through it, as each is drawn straight between its solved points. */
function heightAt(at: number, lines: readonly { readonly points: readonly (readonly [number, number])[] }[]): number {
  const through = lines.filter(({ points }) => points.length > 1);
  return through.reduce((sum, { points }) => sum + interpolated(points, at), 0) / through.length;
}

/** On the straight line over the logarithm of the parameter, beyond the ends as at the ends. */
function interpolated(points: readonly (readonly [number, number])[], at: number): number {
  const after = Math.min(
    points.length - 1,
    Math.max(
      1,
      points.findIndex(([p]) => p >= at),
    ),
  );
  const [from, to] = [points[after - 1], points[after]];
  if (from === undefined || to === undefined || from[0] === to[0]) return points[0]?.[1] ?? 0;
  const share = Math.min(1, Math.max(0, Math.log(at / from[0]) / Math.log(to[0] / from[0])));
  return from[1] + share * (to[1] - from[1]);
}

function pointsOf(id: string, entry: BreakEven, context: ReportContext): readonly (readonly [number, number])[] | null {
  const { tornado: swings } = context.evaluation.uncertainty;
  const swing = swings.find(
    (found) => found.candidate === id && found.service === entry.service && found.parameter === entry.parameter,
  );
  const candidate = context.candidate(id);
  const service = candidate === undefined ? undefined : serviceOf(candidate, entry.service);
  if (service === undefined) return null;
  const perYear = minutesPerYear(context);
  const nominal = service.unavailability.value * perYear;
  if (swing === undefined) {
    // Where it is used but known exactly, only today's value is solved: the line to the crossing begins there.
    if (candidate!.parameters.some(({ name }) => name === entry.parameter)) return [[entry.today, nominal]];
    const ends = [entry.at, entry.today].sort((a, b) => a - b) as [number, number];
    return ends.map((at) => [at, nominal] as const);
  }
  const points: (readonly [number, number])[] = [
    [swing.low, swing.atLow * perYear],
    [entry.today, nominal],
    [swing.high, swing.atHigh * perYear],
  ];
  return points.filter(([at]) => at > 0).sort((p, q) => p[0] - q[0]);
}
