import { scaleLinear, scaleLog } from 'd3-scale';
import { bottomAxis } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { legend } from './legend.js';
import { rowFrame } from './rows.js';
import { swatch } from './series.js';
import { label, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface TornadoRow {
  readonly name: string;
  readonly atLow: number;
  readonly atHigh: number;
  /** The parameter's own values at both ends. */
  readonly lowText: string;
  readonly highText: string;
}

export interface Tornado {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly TornadoRow[];
  readonly nominal: number;
  readonly nominalText: string;
  /** Words of the two fills. */
  readonly low: string;
  readonly high: string;
  readonly axis: string;
  /** Ends of the axis; none: as the values need it. */
  readonly domain?: readonly [number, number];
  readonly tickText: (value: number) => string;
  readonly table: Chart['table'];
}

/** Fill of the side where the parameter is low, and where it is high. */
export const tornadoFills = { low: 4, high: 0 } as const;

/** Ratio of the ends from which a logarithmic axis reads better. */
const wide = 8;

/** One bar per parameter around the nominal result, largest swing first as given. */
export function tornado(chart: Tornado): Chart {
  return drawnChart(chart, (width) => {
    const key = legend(
      [
        { name: chart.low, series: tornadoFills.low, kind: 'fill' },
        { name: chart.high, series: tornadoFills.high, kind: 'fill' },
      ],
      width,
    );
    const top = key.height + 22;
    const ends = Math.max(
      ...chart.rows.flatMap((row) => [row.lowText, row.highText]).map((text) => textWidth(text, 10)),
      0,
    );
    const frame = rowFrame(
      chart.rows.map((row) => row.name),
      width,
      { barHeight: 14, reserve: ends + 8, top, gap: 4 },
    );
    const left = frame.left + ends + 8;
    const values = [chart.nominal, ...chart.rows.flatMap((row) => [row.atLow, row.atHigh])];
    const x =
      chart.domain === undefined
        ? scaleOf(Math.min(...values), Math.max(...values), left, frame.right)
        : scaleLinear().domain(chart.domain).range([left, frame.right]);
    const at = x(chart.nominal);
    const half = textWidth(chart.nominalText, textSize) / 2;
    const body = [
      key.draw(0, 0),
      bottomAxis(
        x
          .ticks(Math.max(2, Math.round((frame.right - left) / 80)))
          .map((value) => ({ at: x(value), text: chart.tickText(value) })),
        { left, right: frame.right, top: top - 4, bottom: frame.bottom },
        chart.axis,
        width,
      ),
      frame.labels,
      chart.rows.map((row, i) => swing(row, x, at, frame.bar(i), frame.barHeight)).join(''),
      frame.upright(at, 'axis'),
      label(Math.min(Math.max(at, half), width - half), top - 9, chart.nominalText, { anchor: 'middle', bold: true }),
    ];
    return { height: frame.bottom + 32, body };
  });
}

function scaleOf(low: number, high: number, left: number, right: number) {
  if (low > 0 && high / low > wide) return scaleLog().domain([low, high]).range([left, right]);
  const pad = Math.max((high - low) * 0.02, high * 1e-6, 1e-9);
  return scaleLinear()
    .domain([Math.max(0, low - pad), high + pad])
    .range([left, right]);
}

function swing(row: TornadoRow, x: (value: number) => number, at: number, top: number, height: number): string {
  const sides = [
    { value: x(row.atLow), text: row.lowText, fill: tornadoFills.low },
    { value: x(row.atHigh), text: row.highText, fill: tornadoFills.high },
  ];
  const leftmost = Math.min(at, ...sides.map((side) => side.value));
  const rightmost = Math.max(at, ...sides.map((side) => side.value));
  const [first, second] = sides[0]!.value <= sides[1]!.value ? sides : [sides[1]!, sides[0]!];
  return [
    ...sides.map((side) => swatch(side.fill, Math.min(at, side.value), top, Math.abs(side.value - at), height)),
    label(leftmost - 5, top + height / 2 + 3.5, first!.text, { anchor: 'end', size: 10 }),
    label(rightmost + 5, top + height / 2 + 3.5, second!.text, { size: 10 }),
  ].join('');
}
