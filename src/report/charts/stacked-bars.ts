import { scaleLinear } from 'd3-scale';
import { significant } from '../format/number.js';
import { bottomAxis, bottomAxisHeight } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { type LegendItem, legend } from './legend.js';
import { type RowFrame, rowFrame } from './rows.js';
import { ground, swatch } from './series.js';
import { label, rectangle, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface StackedBars {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly fill: number; readonly values: readonly number[] }[];
  /** Text at the end of each bar. */
  readonly totals: readonly string[];
  /** Text inside a segment, shown where it fits. */
  readonly inside: (value: number) => string;
  readonly axis: string;
  readonly tickText: (value: number) => string;
  /** Upper end of the axis; null: the longest bar. */
  readonly upTo: number | null;
  /** A vertical mark with its words, e.g. the downtime a target allows. */
  readonly mark: { readonly at: number; readonly text: string } | null;
  readonly barHeight?: number;
  readonly table: Chart['table'];
}

/** Horizontal bars divided by series, with a legend, totals at the ends and an optional mark. */
export function stackedBars(bars: StackedBars): Chart {
  return drawnChart(bars, (width) => {
    const key = legend(
      bars.series.map((series): LegendItem => ({ name: series.name, series: series.fill, kind: 'fill' })),
      width,
    );
    const top = key.height + (bars.mark === null ? 8 : 24);
    const reserve = Math.max(...bars.totals.map((total) => textWidth(total, textSize, true)), 12) + 10;
    const barHeight = bars.barHeight ?? 22;
    const frame = rowFrame(bars.names, width, { barHeight, reserve, top, gap: barHeight > 15 ? 9 : 5 });
    const longest = bars.upTo ?? Math.max(1e-9, ...bars.names.map((_, row) => lengthOf(bars, row)));
    const x = scaleLinear().domain([0, longest]).range([frame.left, frame.right]);
    const ticks = x.ticks(Math.max(2, Math.round((frame.right - frame.left) / 90)));
    const body = [
      key.draw(0, 0),
      bottomAxis(
        ticks.map((value) => ({ at: x(value), text: bars.tickText(value) })),
        { ...frame, top: top - 4 },
        bars.axis,
        width,
      ),
      frame.labels,
      bars.names.map((_, row) => rowOf(bars, row, x, frame.bar(row), frame.barHeight)).join(''),
      markOf(bars, x, frame, width),
      totalsOf(bars, x, frame),
    ];
    return { height: frame.bottom + bottomAxisHeight, body };
  });
}

function lengthOf(bars: StackedBars, row: number): number {
  return bars.series.reduce((sum, series) => sum + series.values[row]!, 0);
}

function rowOf(bars: StackedBars, row: number, x: (value: number) => number, top: number, height: number): string {
  let from = 0;
  const parts: string[] = [];
  for (const series of bars.series) {
    const value = series.values[row]!;
    const left = x(from);
    from += value;
    const width = x(from) - left;
    if (width <= 0.05) continue;
    parts.push(swatch(series.fill, left, top, Math.max(0.4, width - 0.6), height));
    const text = bars.inside(value);
    const wide = textWidth(text, 10, true);
    if (text !== '' && wide + 8 < width) {
      const baseline = top + height / 2 + 3.6;
      parts.push(
        ground(series.fill, left + (width - wide) / 2 - 0.3, baseline, wide, 10),
        label(left + width / 2 - 0.3, baseline, text, {
          anchor: 'middle',
          size: 10,
          bold: true,
          className: `on${series.fill}`,
        }),
      );
    }
  }
  return parts.join('');
}

/** Sums at the ends of the bars; over the mark, which may stand there. */
function totalsOf(bars: StackedBars, x: (value: number) => number, frame: RowFrame): string {
  return bars.totals
    .map((total, row) => {
      const [left, baseline] = [x(lengthOf(bars, row)) + 6, frame.bar(row) + frame.barHeight / 2 + 4];
      const plate =
        bars.mark === null ? '' : rectangle(left - 2, baseline - 10, textWidth(total, textSize, true) + 4, 13, 'paper');
      return plate + label(left, baseline, total, { bold: true });
    })
    .join('');
}

function markOf({ mark }: StackedBars, x: (value: number) => number, frame: RowFrame, width: number): string {
  if (mark === null || x(mark.at) > width - 2) return '';
  const at = x(mark.at);
  const half = textWidth(mark.text, textSize) / 2;
  const middle = Math.min(Math.max(at, half + 1), width - half - 1);
  return (
    frame.upright(at, 'target') +
    label(middle, frame.top - 10, mark.text, { anchor: 'middle', className: 'target-text' })
  );
}

/** Axis numbers: no more digits than needed. */
export function plainTick(value: number): string {
  return value === 0 ? '0' : significant(value, 3, true);
}
