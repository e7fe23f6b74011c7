import { scaleLinear, scaleLog } from 'd3-scale';
import { curveStepAfter, line as path } from 'd3-shape';
import { bottomAxis } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { legend } from './legend.js';
import { lineCount, marker } from './series.js';
import { element, label, line, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface DistributionCurves {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Quantiles at levels (i + 0.5)/n, ascending. */
  readonly lines: readonly { readonly name: string; readonly series: number; readonly quantiles: readonly number[] }[];
  /** Values of the grid lines, ascending; the axis begins and ends at two of them. */
  readonly grid: readonly number[];
  readonly mark: { readonly at: number; readonly text: string } | null;
  readonly axis: string;
  readonly side: string;
  readonly tickText: (value: number) => string;
  readonly table: Chart['table'];
}

const plotHeight = 150;
/** Between the words of the axis and those of the mark. */
const wordGap = 12;

/** Distribution functions on a logarithmic axis; what is zero stands at its left end. */
export function distributionCurves(chart: DistributionCurves): Chart {
  return drawnChart(chart, (width) => {
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
      bottomAxis(gridLines(x, chart), frame, chart.axis, width),
      chart.lines.map((entry) => curveOf(entry, x, y, frame)).join(''),
      markOf(chart, x, frame, width),
    ];
    return { height: frame.bottom + 32, body };
  });
}

/** From the last grid line below everything to the first above it. */
function domainOf({ lines, mark, grid }: DistributionCurves): [number, number] {
  const positive = lines.flatMap((entry) => entry.quantiles.filter((value) => value > 0));
  const most = Math.max(...positive, mark?.at ?? 0);
  const end = grid.find((value) => value >= most * (1 - 1e-9)) ?? grid.at(-1)!;
  const least = positive.length === 0 ? end / 100 : Math.min(...positive);
  const start = grid.findLast((value) => value <= least && value < end) ?? grid[0]!;
  return [start, end];
}

function gridLines(x: { (value: number): number; domain(): number[] }, { grid, tickText }: DistributionCurves) {
  const [low, high] = x.domain() as [number, number];
  return grid
    .filter((value) => value >= low && value <= high)
    .map((value) => ({ at: x(value), text: tickText(value) }));
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
  entry: DistributionCurves['lines'][number],
  x: (value: number) => number,
  y: (value: number) => number,
  frame: { left: number; right: number },
): string {
  const n = entry.quantiles.length;
  if (n === 0) return '';
  const points: [number, number][] = entry.quantiles.map((value, i) => [
    value > 0 ? x(value) : frame.left,
    y((i + 1) / n),
  ]);
  const start: [number, number] = [points[0]![0], y(0)];
  const shape = path<[number, number]>(
    ([a]) => a,
    ([, b]) => b,
  )
    .curve(curveStepAfter)
    .digits(1);
  const at = points[Math.min(n - 1, Math.floor(n * (0.35 + 0.12 * (entry.series % lineCount))))]!;
  return (
    element('path', {
      d: shape([start, ...points, [frame.right, y(1)]]) ?? '',
      class: `l${entry.series % lineCount}`,
    }) + marker(entry.series, at[0], at[1], 3.6)
  );
}

/** The line of the mark; its words stand over it, but beside those of the axis. */
function markOf(
  { mark, side }: DistributionCurves,
  x: (value: number) => number,
  frame: { top: number; bottom: number },
  width: number,
): string {
  if (mark === null) return '';
  const at = x(mark.at);
  const half = textWidth(mark.text, textSize) / 2;
  const first = textWidth(side, textSize) + wordGap + half;
  return (
    line(at, frame.top - 4, at, frame.bottom, 'target') +
    label(Math.min(Math.max(at, first), width - half), frame.top - 8, mark.text, {
      anchor: 'middle',
      className: 'target-text',
    })
  );
}
