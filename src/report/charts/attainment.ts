import { scaleLinear } from 'd3-scale';
import { bottomAxis } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { legend } from './legend.js';
import { rowFrame } from './rows.js';
import { marker } from './series.js';
import { label, line, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface Attainment {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly {
    readonly name: string;
    /** Null: the target is not judged over it. */
    readonly month: number | null;
    readonly year: number | null;
    readonly text: string;
  }[];
  readonly month: string;
  readonly year: string;
  readonly axis: string;
  readonly tickText: (share: number) => string;
  readonly table: Chart['table'];
}

/** Markers of the two spans of time, the same for every candidate: the rows name the candidates. */
const monthMarker = 0;
const yearMarker = 2;
const steps = [0.05, 0.1, 0.2, 0.25];

/** Shares of months and of years that meet the target, one row per candidate; the axis begins below the least share. */
export function attainmentChart(chart: Attainment): Chart {
  return drawnChart(chart, (width) => {
    const has = (span: 'month' | 'year') => chart.rows.some((row) => row[span] !== null);
    const key = legend(
      [
        ...(has('month') ? [{ name: chart.month, series: monthMarker, kind: 'mark' as const }] : []),
        ...(has('year') ? [{ name: chart.year, series: yearMarker, kind: 'mark' as const }] : []),
      ],
      width,
    );
    const reserve = Math.max(...chart.rows.map((row) => textWidth(row.text, textSize, true)), 0) + 14;
    const top = key.height + 6;
    const names = chart.rows.map((row) => row.name);
    const frame = rowFrame(names, width, { barHeight: 12, reserve, top, gap: 9 });
    const least = Math.min(0.9, ...chart.rows.flatMap((row) => [row.month ?? 1, row.year ?? 1]));
    const step = steps.find((size) => (1 - least) / size <= 5) ?? 0.25;
    const from = Math.max(0, Math.floor(least / step) * step);
    const x = scaleLinear()
      .domain([from, 1])
      .range([frame.left + 6, frame.right - 6]);
    const ticks = Array.from({ length: Math.round((1 - from) / step) + 1 }, (_, i) => from + i * step);
    const body = [
      key.draw(0, 0),
      bottomAxis(
        ticks.map((value) => ({ at: x(value), text: chart.tickText(value) })),
        { ...frame, top: top - 2 },
        chart.axis,
        width,
      ),
      frame.labels,
      ...chart.rows.map((row, i) => {
        const y = frame.bar(i) + 6;
        return [
          row.month === null || row.year === null ? '' : line(x(row.month), y, x(row.year), y, 'whisker'),
          row.year === null ? '' : marker(yearMarker, x(row.year), y),
          row.month === null ? '' : marker(monthMarker, x(row.month), y),
          label(width, y + 4, row.text, { anchor: 'end', bold: true }),
        ].join('');
      }),
    ];
    return { height: frame.bottom + 32, body };
  });
}
