import { scaleLinear } from 'd3-scale';
import { bottomAxis } from './axis.js';
import { type Chart, drawnChart } from './chart.js';
import { legend } from './legend.js';
import { lineCount, marker } from './series.js';
import { element, label, line } from './svg.js';

export interface ParetoPoint {
  readonly name: string;
  readonly series: number;
  readonly cost: number;
  readonly minutes: number;
  readonly low: number;
  readonly high: number;
}

export interface Pareto {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly points: readonly ParetoPoint[];
  readonly axis: string;
  readonly side: string;
  readonly costText: (value: number) => string;
  readonly minutesText: (value: number) => string;
  readonly table: Chart['table'];
}

const plotHeight = 190;
/** Between markers that would lie on each other. */
const apart = 11;

/** Points no other point beats in both cost and minutes, cheapest first; of equal ones all stay. */
export function undominated(points: readonly ParetoPoint[]): readonly ParetoPoint[] {
  return points
    .filter(
      (point) =>
        !points.some(
          (other) =>
            other.cost <= point.cost &&
            other.minutes <= point.minutes &&
            (other.cost < point.cost || other.minutes < point.minutes),
        ),
    )
    .sort((a, b) => a.cost - b.cost || a.minutes - b.minutes);
}

/** Each candidate at its cost and expected downtime with its interval, and the staircase of those nothing beats. */
export function paretoChart(chart: Pareto): Chart {
  return drawnChart(chart, (width) => {
    const key = legend(
      chart.points.map((point) => ({ name: point.name, series: point.series, kind: 'mark' as const })),
      width,
    );
    const top = key.height + 24;
    const left = 14 + Math.max(...chart.points.map((point) => chart.minutesText(point.high).length)) * 7;
    const frame = { left, right: width - 14, top, bottom: top + plotHeight };
    const x = scaleLinear()
      .domain([0, Math.max(1e-9, ...chart.points.map((point) => point.cost)) * 1.08])
      .range([frame.left, frame.right]);
    const y = scaleLinear()
      .domain([0, Math.max(1e-9, ...chart.points.map((point) => point.high))])
      .nice(4)
      .range([frame.bottom, frame.top]);
    const ticks = x.ticks(width < 480 ? 3 : 6).map((value) => ({ at: x(value), text: chart.costText(value) }));
    const body = [
      key.draw(4, 0),
      label(0, top - 10, chart.side, { className: 'muted' }),
      ...y
        .ticks(4)
        .map(
          (value) =>
            line(frame.left, y(value), frame.right, y(value), 'grid') +
            label(frame.left - 6, y(value) + 4, chart.minutesText(value), { anchor: 'end', className: 'muted' }),
        ),
      bottomAxis(ticks, frame, chart.axis, width),
      staircase(undominated(chart.points), x, y, frame),
      ...sideBySide(chart.points, x).map(({ point, at }) => pointOf(point, at, y)),
    ];
    return { height: frame.bottom + 32, body };
  });
}

type Scale = (value: number) => number;

function staircase(
  points: readonly ParetoPoint[],
  x: Scale,
  y: Scale,
  frame: { readonly right: number; readonly top: number },
): string {
  const [first] = points;
  if (first === undefined) return '';
  let path = `M${round(x(first.cost))} ${round(frame.top)}V${round(y(first.minutes))}`;
  for (const point of points.slice(1)) path += `H${round(x(point.cost))}V${round(y(point.minutes))}`;
  return element('path', { d: `${path}H${round(frame.right)}`, class: 'frontier' });
}

/** Where each is drawn: those of about the same cost would hide each other and stand side by side around it. */
function sideBySide(points: readonly ParetoPoint[], x: Scale) {
  const groups: { readonly cost: number; readonly members: ParetoPoint[] }[] = [];
  for (const point of points) {
    const group = groups.find(({ cost }) => Math.abs(x(cost) - x(point.cost)) < apart);
    if (group === undefined) groups.push({ cost: point.cost, members: [point] });
    else group.members.push(point);
  }
  return groups.flatMap(({ members }) =>
    members.map((point, i) => ({ point, at: x(point.cost) + (i - (members.length - 1) / 2) * apart })),
  );
}

function pointOf(point: ParetoPoint, at: number, y: Scale): string {
  return (
    line(at, y(point.high), at, y(point.low), `l${point.series % lineCount} solid`) +
    marker(point.series, at, y(point.minutes), 5)
  );
}

const round = (value: number) => Math.round(value * 100) / 100;
