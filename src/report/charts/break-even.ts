import { scaleLinear, scaleLog } from 'd3-scale';
import { line as path } from 'd3-shape';
import { bottomAxis, type Tick } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { legend } from './legend.js';
import { roundTimes } from './round-times.js';
import { lineCount, marker } from './series.js';
import { element, label, line, textSize } from './svg.js';
import { fitted, textWidth } from './text-width.js';

export interface BreakEvenChart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Points that were solved, ascending in the parameter; all values positive. */
  readonly lines: readonly {
    readonly name: string;
    readonly series: number;
    readonly points: readonly (readonly [parameter: number, minutes: number])[];
  }[];
  readonly today: { readonly at: number; readonly text: string };
  /** Where the lines meet; the minutes there are interpolated. */
  readonly equal: { readonly at: number; readonly minutes: number; readonly text: string };
  readonly axis: string;
  readonly side: string;
  /** Whether the parameter is a time in hours, which has ticks of its own. */
  readonly isTime: boolean;
  readonly parameterText: (value: number) => string;
  readonly minutesText: (value: number) => string;
  readonly table: Chart['table'];
}

const plotHeight = 150;

/** Downtime of two candidates against one parameter on a logarithmic axis, with today's value and the crossing. */
export function breakEvenChart(chart: BreakEvenChart): Chart {
  return drawnChart(chart, (width) => {
    const key = legend(
      chart.lines.map((entry) => ({ name: entry.name, series: entry.series, kind: 'line' as const })),
      width,
    );
    const top = key.height + 50;
    const frame = { left: 48, right: width - 16, top, bottom: top + plotHeight };
    const parameters = [
      ...chart.lines.flatMap((entry) => entry.points.map(([p]) => p)),
      chart.today.at,
      chart.equal.at,
    ];
    const x = scaleLog()
      .domain(withRoom(Math.min(...parameters), Math.max(...parameters)))
      .range([frame.left, frame.right]);
    const minutes = [chart.equal.minutes, ...chart.lines.flatMap((entry) => entry.points.map(([, m]) => m))];
    const y = scaleLinear().domain(besideLines(minutes)).nice(4).range([frame.bottom, frame.top]);
    const body = [
      key.draw(4, 0),
      y
        .ticks(4)
        .map(
          (value) =>
            line(frame.left, y(value), frame.right, y(value), 'grid') +
            label(frame.left - 6, y(value) + 4, chart.minutesText(value), { anchor: 'end', className: 'muted' }),
        )
        .join(''),
      label(0, key.height + 12, chart.side, { className: 'muted' }),
      bottomAxis(parameterTicks(x, chart), frame, fitted(chart.axis, width - 20, textSize), width),
      verticals(chart, x, frame, width),
      chart.lines.map((entry) => curveOf(entry, chart.equal, x, y)).join(''),
    ];
    return { height: frame.bottom + 32, body };
  });
}

/** Zero is shown where it costs little; else the lines would lie on each other and their crossing could not be seen. */
function besideLines(minutes: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...minutes), Math.max(1e-9, ...minutes)];
  const room = Math.max((most - least) * 0.15, most * 0.01);
  return [least < most * 0.4 ? 0 : Math.max(0, least - room), most + room];
}

/** A crossing at the end of what was solved is not drawn on the frame. */
function withRoom(low: number, high: number): [number, number] {
  const room = (high / low) ** roomAtEnds;
  return [low / room, high * room];
}

const roomAtEnds = 0.07;

/** Round values, or where a short axis holds none, its ends and middle. */
function parameterTicks(
  x: { (value: number): number; domain(): number[]; ticks(count: number): number[] },
  chart: BreakEvenChart,
): readonly Tick[] {
  const [low, high] = x.domain() as [number, number];
  const round = chart.isTime
    ? roundTimes.filter((hours) => hours >= low && hours <= high)
    : x.ticks(4).filter((value) => /^[125]/.test(value.toExponential()));
  const values = round.length >= 2 ? round : [low, Math.sqrt(low * high), high];
  return values.map((value) => ({ at: x(value), text: chart.parameterText(value) }));
}

function curveOf(
  entry: BreakEvenChart['lines'][number],
  equal: BreakEvenChart['equal'],
  x: (v: number) => number,
  y: (v: number) => number,
): string {
  const through = [...entry.points, [equal.at, equal.minutes] as const].sort((a, b) => a[0] - b[0]);
  const shape = path<readonly [number, number]>(
    ([p]) => x(p),
    ([, m]) => y(m),
  ).digits(1);
  const marks = entry.points.map(([p, m]) => marker(entry.series, x(p), y(m), 3.2)).join('');
  return element('path', { d: shape(through) ?? '', class: `l${entry.series % lineCount}` }) + marks;
}

function verticals(
  chart: BreakEvenChart,
  x: (v: number) => number,
  frame: { top: number; bottom: number },
  width: number,
): string {
  const placed = [chart.today, chart.equal].map((mark) => ({ ...mark, x: x(mark.at) }));
  return placed
    .map((mark, i) => {
      const half = textWidth(mark.text, textSize) / 2;
      const middle = Math.min(Math.max(mark.x, half), width - half);
      const level = frame.top - (i === 0 ? 6 : 19);
      return (
        line(mark.x, level + 3, mark.x, frame.bottom, i === 0 ? 'today' : 'target') +
        label(middle, level, mark.text, { anchor: 'middle', className: i === 0 ? 'muted' : 'target-text' })
      );
    })
    .join('');
}
