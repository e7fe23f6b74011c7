import { scaleLinear } from 'd3-scale';
import { bottomAxis, bottomAxisHeight } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { legend } from './legend.js';
import { type RowFrame, rowFrame } from './rows.js';
import { swatch } from './series.js';
import { label, line, textSize } from './svg.js';
import { textWidth } from './text-width.js';

interface Whole {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

export interface Waterfall {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where it starts and where it ends: the changes of the steps lead from one to the other. */
  readonly from: Whole;
  readonly to: Whole;
  readonly steps: readonly { readonly name: string; readonly change: number; readonly text: string }[];
  /** Words of the three fills. */
  readonly whole: string;
  readonly less: string;
  readonly more: string;
  readonly axis: string;
  readonly tickText: (value: number) => string;
  readonly table: Chart['table'];
}

const fills = { whole: 8, less: 2, more: 5 } as const;

interface Bar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly fill: number;
}

/** From one total to another, one bar a step; each begins where the one above it ended. */
export function waterfall(chart: Waterfall): Chart {
  const bars = barsOf(chart);
  return drawnChart(chart, (width) => {
    const key = legend(
      [
        { name: chart.whole, series: fills.whole, kind: 'fill' },
        { name: chart.less, series: fills.less, kind: 'fill' },
        { name: chart.more, series: fills.more, kind: 'fill' },
      ],
      width,
    );
    const reserve = Math.max(...bars.map(({ text }) => textWidth(text, textSize, true))) + 10;
    const frame = rowFrame(
      bars.map(({ name }) => name),
      width,
      { barHeight: 14, reserve, top: key.height + 8, gap: 4 },
    );
    const ends = bars.flatMap(({ from, to }) => [from, to]);
    const x = scaleLinear()
      .domain([Math.min(0, ...ends), Math.max(1e-9, ...ends)])
      .range([frame.left, frame.right]);
    const body = [
      key.draw(0, 0),
      bottomAxis(
        x
          .ticks(Math.max(2, Math.round((frame.right - frame.left) / 90)))
          .map((value) => ({ at: x(value), text: chart.tickText(value) })),
        { ...frame, top: frame.top - 4 },
        chart.axis,
        width,
      ),
      frame.labels,
      bars.map((bar, row) => barOf(bar, row, bars.length, x, frame)).join(''),
    ];
    return { height: frame.bottom + bottomAxisHeight, body };
  });
}

function barsOf({ from, to, steps }: Waterfall): readonly Bar[] {
  const bars: Bar[] = [{ ...from, from: 0, to: from.value, fill: fills.whole }];
  let reached = from.value;
  for (const { name, change, text } of steps) {
    bars.push({ name, from: reached, to: reached + change, text, fill: change < 0 ? fills.less : fills.more });
    reached += change;
  }
  return [...bars, { ...to, from: 0, to: to.value, fill: fills.whole }];
}

/** A step too small to be seen still leaves a stroke; a thin line leads to the next bar. */
function barOf(bar: Bar, row: number, rows: number, x: (value: number) => number, frame: RowFrame): string {
  const [left, right] = [x(Math.min(bar.from, bar.to)), x(Math.max(bar.from, bar.to))];
  const [top, bottom] = [frame.bar(row), frame.bar(row) + frame.barHeight];
  const on = x(bar.to);
  return [
    swatch(bar.fill, left, top, Math.max(0.8, right - left), frame.barHeight),
    row < rows - 1 ? line(on, bottom, on, frame.bar(row + 1), 'axis') : '',
    label(right + 6, top + frame.barHeight / 2 + 4, bar.text, { bold: bar.fill === fills.whole }),
  ].join('');
}
