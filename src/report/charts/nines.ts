import { scaleLinear } from 'd3-scale';
import { bottomAxis } from './axis.js';
import { type Chart, drawnChart, narrowWidth } from './chart.js';
import { type RowFrame, rowFrame } from './rows.js';
import { marker } from './series.js';
import { label, rectangle, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface NinesChart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly {
    readonly name: string;
    readonly series: number;
    readonly unavailability: number;
    readonly low: number;
    readonly high: number;
    readonly text: string;
  }[];
  readonly target: { readonly unavailability: number; readonly text: string } | null;
  readonly axis: string;
  readonly table: Chart['table'];
}

/** Nothing meaningful is drawn beyond twelve nines. */
const smallest = 1e-12;
const ninesOf = (unavailability: number) => -Math.log10(Math.min(1, Math.max(smallest, unavailability)));

/** Point and interval of each candidate on a scale of nines: logarithmic in unavailability, better to the right. */
export function ninesChart(chart: NinesChart): Chart {
  return drawnChart(chart, (width) => {
    const reserve = Math.max(...chart.rows.map((row) => textWidth(row.text, textSize, true)), 0) + 12;
    const top = chart.target === null ? 4 : 20;
    const frame = rowFrame(
      chart.rows.map((row) => row.name),
      width,
      { barHeight: 14, reserve, top, gap: 10 },
    );
    const x = scaleLinear()
      .domain(domainOf(chart))
      .range([frame.left + 6, frame.right - 6]);
    const body = [
      bottomAxis(axisTicks(x, width), { ...frame, top: top - 2 }, chart.axis, width),
      targetOf(chart, x, frame, width),
      frame.labels,
      chart.rows.map((row, i) => intervalOf(row, x, frame.bar(i) + 7, width)).join(''),
    ];
    return { height: frame.bottom + 32, body };
  });
}

function domainOf(chart: NinesChart): [number, number] {
  const all = chart.rows.flatMap((row) => [row.low, row.high, row.unavailability]);
  if (chart.target !== null) all.push(chart.target.unavailability);
  const low = Math.floor(Math.min(...all.map(ninesOf)) * 2) / 2;
  const high = Math.ceil(Math.max(...all.map(ninesOf)) * 2) / 2;
  return [low, Math.max(high, low + 1)];
}

function axisTicks(x: { (value: number): number; domain(): number[] }, width: number) {
  const [low, high] = x.domain() as [number, number];
  const step = high - low > 3 || width <= narrowWidth ? 1 : 0.5;
  const ticks = [];
  for (let n = Math.ceil(low / step) * step; n <= high + 1e-9; n += step) {
    ticks.push({ at: x(n), text: Number.isInteger(n) ? `${n} (${percentOf(n)} %)` : n.toFixed(1) });
  }
  return ticks;
}

/** 3 → 99.9, 1 → 90: whole counts of nines need no arithmetic. */
function percentOf(count: number): string {
  if (count === 0) return '0';
  if (count === 1) return '90';
  return count === 2 ? '99' : `99.${'9'.repeat(count - 2)}`;
}

function intervalOf(row: NinesChart['rows'][number], x: (value: number) => number, y: number, width: number): string {
  const from = x(ninesOf(row.high));
  const to = x(ninesOf(row.low));
  const at = x(ninesOf(row.unavailability));
  return (
    rectangle(from, y - 4, to - from, 8, `band${row.series % 6}`, 4) +
    marker(row.series, at, y) +
    label(width, y + 4, row.text, { anchor: 'end', bold: true })
  );
}

function targetOf(chart: NinesChart, x: (value: number) => number, frame: RowFrame, width: number): string {
  if (chart.target === null) return '';
  const at = x(ninesOf(chart.target.unavailability));
  const half = textWidth(chart.target.text, textSize) / 2;
  const middle = Math.min(Math.max(at, half), width - half);
  return (
    frame.upright(at, 'target') +
    label(middle, frame.top - 9, chart.target.text, { anchor: 'middle', className: 'target-text' })
  );
}
