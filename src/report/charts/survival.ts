import { scaleLinear, scaleLog } from 'd3-scale';
import { curveStepAfter, line as path } from 'd3-shape';
import { bottomAxis, type Tick } from './axis.js';
import type { Chart } from './chart.js';
import { legend } from './legend.js';
import { element, label, line, picture } from './svg.js';

/** Points of a survival function: time (hours, ascending) and the share still longer than it. */
export type SurvivalPoints = readonly (readonly [hours: number, share: number])[];

export interface Survival {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The records as steps; null where only the distribution is known. */
  readonly observed: SurvivalPoints | null;
  /** The distribution the model uses; null where it is the sample itself. */
  readonly fitted: SurvivalPoints | null;
  readonly observedName: string;
  readonly fittedName: string;
  readonly side: string;
  readonly timeText: (hours: number) => string;
  readonly table: Chart['table'];
}

const plotHeight = 150;

/** Survival function of a measured time on a logarithmic axis: the records as steps, the fit as a dashed line. */
export function survivalChart(chart: Survival): Chart {
  const draw = (width: number, id: string) => {
    const lines = [
      ...(chart.observed === null
        ? []
        : [{ points: chart.observed, name: chart.observedName, series: 0, steps: true }]),
      ...(chart.fitted === null ? [] : [{ points: chart.fitted, name: chart.fittedName, series: 1, steps: false }]),
    ];
    const key = legend(
      lines.map(({ name, series }) => ({ name, series, kind: 'line' as const })),
      width,
    );
    const top = key.height + 24;
    const frame = { left: 44, right: width - 16, top, bottom: top + plotHeight };
    const times = lines.flatMap(({ points }) => points.map(([hours]) => hours)).filter((hours) => hours > 0);
    const [least, most] = times.length === 0 ? [1, 10] : [Math.min(...times), Math.max(...times)];
    const x = scaleLog()
      .domain([least, most > least ? most : least * 10])
      .range([frame.left, frame.right])
      .clamp(true);
    const y = scaleLinear().domain([0, 1]).range([frame.bottom, frame.top]);
    const body = [
      key.draw(4, 0),
      label(0, top - 10, chart.side, { className: 'muted' }),
      ...[0, 0.25, 0.5, 0.75, 1].map(
        (share) =>
          line(frame.left, y(share), frame.right, y(share), 'grid') +
          label(frame.left - 6, y(share) + 4, `${share * 100} %`, { anchor: 'end', className: 'muted' }),
      ),
      bottomAxis(timeTicks(x, chart), frame, '', width),
      ...lines.map(({ points, series, steps }) => {
        const shape = path<readonly [number, number]>(
          ([hours]) => x(Math.max(hours, x.domain()[0]!)),
          ([, share]) => y(share),
        ).digits(2);
        return element('path', { d: (steps ? shape.curve(curveStepAfter) : shape)(points) ?? '', class: `l${series}` });
      }),
    ];
    const { title, description } = chart;
    return picture({ id, width, height: frame.bottom + 20, title, description, body: body.join('') });
  };
  return { id: chart.id, title: chart.title, description: chart.description, draw, table: chart.table };
}

/** Times a reader knows, from a second to a century, in hours. */
const roundTimes = [1 / 3600, 10 / 3600, 1 / 60, 10 / 60, 1, 6, 24, 7 * 24, 30 * 24, 8766, 10 * 8766, 100 * 8766];

function timeTicks(x: { (value: number): number; domain(): number[] }, chart: Survival): readonly Tick[] {
  const [low, high] = x.domain() as [number, number];
  return roundTimes
    .filter((hours) => hours >= low && hours <= high)
    .map((hours) => ({ at: x(hours), text: chart.timeText(hours) }));
}
