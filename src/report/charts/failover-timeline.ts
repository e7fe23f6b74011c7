import { scaleLinear } from 'd3-scale';
import { bottomAxis } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { type LegendItem, legend } from './legend.js';
import { type RowFrame, rowFrame } from './rows.js';
import { ground, swatch } from './series.js';
import { element, label, line, textSize } from './svg.js';
import { textWidth } from './text-width.js';

export interface TimelineRow {
  readonly name: string;
  /** In order of time; seconds. */
  readonly phases: readonly { readonly fill: number; readonly label: string; readonly seconds: number }[];
  readonly p95Seconds: number;
  readonly total: string;
}

export interface FailoverTimeline {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly TimelineRow[];
  readonly legend: readonly { readonly name: string; readonly fill: number }[];
  readonly p95: string;
  readonly objective: { readonly seconds: number; readonly text: string } | null;
  readonly axis: string;
  readonly tickText: (seconds: number, step: number) => string;
  readonly table: Chart['table'];
}

/** A Gantt of recovery phases: one row per candidate, one time axis, the 95th percentile as a mark. */
export function failoverTimeline(chart: FailoverTimeline): Chart {
  return drawnChart(chart, (width) => {
    const key = legend(
      chart.legend.map((item): LegendItem => ({ name: item.name, series: item.fill, kind: 'fill' })),
      width,
    );
    const longest = Math.max(1e-6, ...chart.rows.map((row) => Math.max(row.p95Seconds, totalOf(row))));
    const objective = chart.objective !== null && chart.objective.seconds <= longest * 1.6 ? chart.objective : null;
    const top = key.height + (objective === null ? 4 : 20);
    const reserve = Math.max(...chart.rows.map((row) => textWidth(row.total, textSize, true)), 10) + 12;
    const frame = rowFrame(
      chart.rows.map((row) => row.name),
      width,
      { barHeight: 17, reserve, top, gap: 8 },
    );
    const x = scaleLinear()
      .domain([0, Math.max(longest, objective?.seconds ?? 0) * 1.01])
      .range([frame.left, frame.right]);
    const body = [
      key.draw(0, 0),
      bottomAxis(timeTicks(chart, x, frame), { ...frame, top: top - 2 }, chart.axis, width),
      objective === null ? '' : objectiveMark(objective, x, frame, width),
      frame.labels,
      chart.rows.map((row, i) => rowOf(row, x, frame.bar(i), frame.barHeight, width)).join(''),
    ];
    return { height: frame.bottom + 32, body };
  });
}

const totalOf = (row: TimelineRow) => row.phases.reduce((sum, phase) => sum + phase.seconds, 0);

/** Steps a clock would show: 1, 2, 5, 10, 15, 30 of a unit. */
const steps = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800,
  604_800,
];

function timeTicks(chart: FailoverTimeline, x: { (value: number): number; domain(): number[] }, frame: RowFrame) {
  const end = x.domain()[1]!;
  const most = Math.max(2, Math.floor((frame.right - frame.left) / 70));
  const step = steps.find((candidate) => end / candidate <= most) ?? end / most;
  const ticks = [];
  for (let i = 0; i * step <= end; i++) ticks.push({ at: x(i * step), text: chart.tickText(i * step, step) });
  return ticks;
}

function rowOf(row: TimelineRow, x: (s: number) => number, top: number, height: number, width: number): string {
  let from = 0;
  const parts: string[] = [];
  for (const phase of row.phases) {
    const left = x(from);
    from += phase.seconds;
    const span = x(from) - left;
    if (span <= 0.05) continue;
    parts.push(swatch(phase.fill, left, top, Math.max(0.5, span - 0.8), height));
    const wide = textWidth(phase.label, 9.5);
    if (wide + 8 < span) {
      const baseline = top + height / 2 + 3.4;
      parts.push(
        ground(phase.fill, left + (span - wide) / 2, baseline, wide, 9.5),
        label(left + span / 2, baseline, phase.label, {
          anchor: 'middle',
          size: 9.5,
          className: `on${phase.fill}`,
        }),
      );
    }
  }
  const middle = top + height / 2;
  const end = x(from);
  const tail = x(row.p95Seconds);
  if (tail > end) parts.push(line(end, middle, tail, middle, 'whisker'));
  parts.push(line(tail, top + 1, tail, top + height - 1, 'whisker'));
  parts.push(label(width, middle + 4, row.total, { anchor: 'end', bold: true }));
  return element('g', {}, parts.join(''));
}

function objectiveMark(
  objective: { seconds: number; text: string },
  x: (s: number) => number,
  frame: RowFrame,
  width: number,
): string {
  const at = x(objective.seconds);
  const half = textWidth(objective.text, textSize) / 2;
  return (
    frame.upright(at, 'target') +
    label(Math.min(Math.max(at, half), width - half), frame.top - 8, objective.text, {
      anchor: 'middle',
      className: 'target-text',
    })
  );
}
