import { scaleLinear, scaleLog } from 'd3-scale';
import { curveStepAfter, line as path } from 'd3-shape';
import { bottomAxis } from './axis.js';
import type { Chart } from './chart.js';
import { legend } from './legend.js';
import { lineCount, marker } from './series.js';
import { element, label, line, picture, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface YearDistribution {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Quantiles at levels (i + 0.5)/n, ascending, minutes. */
  readonly lines: readonly { readonly name: string; readonly series: number; readonly quantiles: readonly number[] }[];
  readonly allowed: { readonly minutes: number; readonly text: string } | null;
  readonly axis: string;
  readonly side: string;
  readonly tickText: (minutes: number) => string;
  readonly table: Chart['table'];
}

const plotHeight = 150;

/** Distribution functions on a logarithmic axis of minutes; years without an outage stand at its left end. */
export function yearDistribution(chart: YearDistribution): Chart {
  const draw = (width: number, id: string) => {
    const key = legend(
      chart.lines.map((entry) => ({ name: entry.name, series: entry.series, kind: 'line' as const })),
      width,
    );
    const top = key.height + 26;
    const frame = { left: 40, right: width - 14, top, bottom: top + plotHeight };
    const x = scaleLog().domain(domainOf(chart)).range([frame.left, frame.right]).clamp(true);
    const y = scaleLinear().domain([0, 1]).range([frame.bottom, frame.top]);
    const body = [
      key.draw(4, 0),
      label(0, top - 12, chart.side, { className: 'muted' }),
      sideAxis(y, frame),
      bottomAxis(decades(x, chart), frame, chart.axis, width),
      chart.lines.map((entry) => curveOf(entry, x, y, frame)).join(''),
      allowedMark(chart, x, frame, width),
    ];
    return picture({
      id,
      width,
      height: frame.bottom + 32,
      title: chart.title,
      description: chart.description,
      body: body.join(''),
    });
  };
  return { id: chart.id, title: chart.title, description: chart.description, draw, table: chart.table };
}

function domainOf(chart: YearDistribution): [number, number] {
  const positive = chart.lines.flatMap((entry) => entry.quantiles.filter((value) => value > 0));
  const most = Math.max(10, ...positive, chart.allowed?.minutes ?? 0);
  const least = positive.length === 0 ? 0.1 : Math.min(...positive);
  const top = 10 ** Math.ceil(Math.log10(most) - 1e-9);
  return [Math.min(top / 100, 10 ** Math.max(-1, Math.floor(Math.log10(least)))), top];
}

function decades(x: { (value: number): number; domain(): number[] }, chart: YearDistribution) {
  const [low, high] = x.domain() as [number, number];
  const ticks = [];
  for (let e = Math.round(Math.log10(low)); e <= Math.round(Math.log10(high)); e++) {
    const value = e < 0 ? 1 / 10 ** -e : 10 ** e;
    ticks.push({ at: x(value), text: chart.tickText(value) });
  }
  return ticks;
}

function sideAxis(y: (value: number) => number, frame: { left: number; right: number }): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map(
      (share) =>
        line(frame.left, y(share), frame.right, y(share), 'grid') +
        label(frame.left - 6, y(share) + 4, `${share * 100} %`, { anchor: 'end', className: 'muted' }),
    )
    .join('');
}

function curveOf(
  entry: YearDistribution['lines'][number],
  x: (value: number) => number,
  y: (value: number) => number,
  frame: { left: number; right: number },
): string {
  const n = entry.quantiles.length;
  if (n === 0) return '';
  const points: [number, number][] = entry.quantiles.map((minutes, i) => [
    minutes > 0 ? x(minutes) : frame.left,
    y((i + 1) / n),
  ]);
  const start: [number, number] = [points[0]![0], y(0)];
  const shape = path<[number, number]>(
    ([a]) => a,
    ([, b]) => b,
  )
    .curve(curveStepAfter)
    .digits(2);
  const at = points[Math.min(n - 1, Math.floor(n * (0.35 + 0.12 * (entry.series % lineCount))))]!;
  return (
    element('path', {
      d: shape([start, ...points, [frame.right, y(1)]]) ?? '',
      class: `l${entry.series % lineCount}`,
    }) + marker(entry.series, at[0], at[1], 3.6)
  );
}

function allowedMark(
  chart: YearDistribution,
  x: (value: number) => number,
  frame: { top: number; bottom: number },
  width: number,
): string {
  if (chart.allowed === null) return '';
  const at = x(chart.allowed.minutes);
  const half = textWidth(chart.allowed.text, textSize) / 2;
  return (
    line(at, frame.top - 4, at, frame.bottom, 'target') +
    label(Math.min(Math.max(at, half), width - half), frame.top - 8, chart.allowed.text, {
      anchor: 'middle',
      className: 'target-text',
    })
  );
}
