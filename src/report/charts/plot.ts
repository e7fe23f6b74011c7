import { scaleLinear, scaleLog } from 'd3-scale';
import { area, curveLinear, curveStepAfter, line as path } from 'd3-shape';
import { bottomAxis, bottomAxisHeight } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { type LegendItem, legend } from './legend.js';
import { timeTicks } from './round-times.js';
import { element, label, line } from './svg.js';

export interface PlotAxis {
  readonly domain: readonly [number, number];
  /** Logarithmic; what is not above zero stands at its low end. */
  readonly log: boolean;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** Above the side axis, below the right end of the bottom axis; empty: it needs no name. */
  readonly name: string;
}

/** Points joined by a line, or by steps that hold until the next point, or marked one by one. */
export interface PlotSeries {
  /** Empty: not in the legend. */
  readonly name: string;
  readonly series: number;
  readonly drawn: 'line' | 'steps' | 'marks';
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A ground between two curves: an interval. */
export interface PlotBand {
  readonly series: number;
  readonly drawn: 'line' | 'steps';
  readonly points: readonly (readonly [x: number, low: number, high: number])[];
}

export interface Plot extends Omit<Chart, 'draw'> {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly bands: readonly PlotBand[];
  readonly series: readonly PlotSeries[];
  /** Between the axes; left out: that of a chart as wide as the page. */
  readonly height?: number;
}

const plotHeight = 150;
const markRadius = 1.7;
/** Between the base lines of two labels at the side. */
const lineHeight = 11;

/** Curves and points over two axes. */
export function plot(chart: Plot): Chart {
  return drawnChart(chart, (width) => {
    const named = chart.series.filter(({ name }) => name !== '').map(legendItem);
    const key = named.length === 0 ? null : legend(named, width);
    const top = (key?.height ?? 0) + 24;
    const frame = { left: 44, right: width - 16, top, bottom: top + (chart.height ?? plotHeight) };
    const x = scaleOf(chart.x, frame.left, frame.right);
    const y = scaleOf(chart.y, frame.bottom, frame.top);
    const body = [
      key?.draw(4, 0) ?? '',
      label(0, top - 10, chart.y.name, { className: 'muted' }),
      ...sideTicks(chart.y, y).map(
        ({ at, text }) =>
          line(frame.left, at, frame.right, at, 'grid') +
          label(frame.left - 6, at + 4, text, { anchor: 'end', className: 'muted' }),
      ),
      bottomAxis(
        chart.x.ticks.map(({ value, text }) => ({ at: x(value), text })),
        frame,
        chart.x.name,
        width,
      ),
      ...chart.bands.map((band) => bandShape(band, x, y)),
      ...chart.series.map((series) => seriesShape(series, x, y)),
    ];
    const height = frame.bottom + (chart.x.name === '' ? 20 : bottomAxisHeight);
    return { height, body };
  });
}

function legendItem({ name, series, drawn }: PlotSeries): LegendItem {
  return { name, series, kind: drawn === 'marks' ? 'mark' : 'line' };
}

/** Those whose labels do not overlap, from the bottom. */
function sideTicks({ ticks }: PlotAxis, y: Scale): readonly { readonly at: number; readonly text: string }[] {
  let last = Number.POSITIVE_INFINITY;
  return ticks.flatMap(({ value, text }) => {
    const at = y(value);
    if (last - at < lineHeight) return [];
    last = at;
    return [{ at, text }];
  });
}

type Scale = (value: number) => number;

function scaleOf({ domain, log }: PlotAxis, from: number, to: number): Scale {
  const scale = (log ? scaleLog() : scaleLinear()).domain(domain).range([from, to]).clamp(true);
  return log ? (value) => scale(Math.max(value, domain[0])) : scale;
}

function seriesShape({ points, series, drawn }: PlotSeries, x: Scale, y: Scale): string {
  if (drawn === 'marks') {
    return points
      .map(([a, b]) => element('circle', { cx: x(a), cy: y(b), r: markRadius, class: `d${series}` }))
      .join('');
  }
  const shape = path<readonly [number, number]>(
    ([a]) => x(a),
    ([, b]) => y(b),
  ).digits(1);
  const d = shape.curve(drawn === 'steps' ? curveStepAfter : curveLinear)(points);
  return element('path', { d: d ?? '', class: `l${series}` });
}

function bandShape({ points, series, drawn }: PlotBand, x: Scale, y: Scale): string {
  const shape = area<readonly [number, number, number]>()
    .x(([a]) => x(a))
    .y0(([, low]) => y(low))
    .y1(([, , high]) => y(high))
    .digits(1);
  const d = shape.curve(drawn === 'steps' ? curveStepAfter : curveLinear)(points);
  return element('path', { d: d ?? '', class: `band${series}` });
}

/** A logarithmic axis of times (hours) with ticks a reader knows. */
export function timeAxis(domain: readonly [number, number], text: (hours: number) => string): PlotAxis {
  return { domain, log: true, ticks: timeTicks(domain).map((value) => ({ value, text: text(value) })), name: '' };
}

/** A side axis of shares from nothing to all. */
export function shareAxis(name: string): PlotAxis {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, text: `${value * 100} %` }));
  return { domain: [0, 1], log: false, ticks, name };
}

/** The least and the most of these times above zero; something to draw on where there is none. */
export function timeDomain(times: readonly number[]): readonly [number, number] {
  const seen = times.filter((hours) => hours > 0 && Number.isFinite(hours));
  if (seen.length === 0) return [1, 10];
  const least = seen.reduce((a, b) => Math.min(a, b));
  const most = seen.reduce((a, b) => Math.max(a, b));
  return [least, most > least ? most : least * 10];
}
