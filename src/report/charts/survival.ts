import type { Chart } from './chart.js';
import { type PlotBand, type PlotSeries, plot, shareAxis, timeAxis, timeDomain } from './plot.js';

/** Points of a survival function: time (hours, ascending) and the share still longer than it. */
export type SurvivalPoints = readonly (readonly [hours: number, share: number])[];

export interface Survival {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The records as steps; null where only the distribution is known. */
  readonly observed: SurvivalPoints | null;
  /** How: as steps, or as a line where no more than an interval is known of each. */
  readonly drawn?: 'steps' | 'line';
  /** Of the records' curve, pointwise; null: not shown. */
  readonly interval: PlotBand['points'] | null;
  /** The distribution the model uses; null where it is the sample itself. */
  readonly fitted: SurvivalPoints | null;
  readonly observedName: string;
  readonly fittedName: string;
  readonly side: string;
  /** Between the axes; left out: as `plot` has it. */
  readonly height?: number;
  readonly timeText: (hours: number) => string;
  readonly table: Chart['table'];
}

/** Survival function of a measured time on a logarithmic axis: the records as steps, the fit as a dashed line. */
export function survivalChart(chart: Survival): Chart {
  const { id, title, description, observed, fitted, table } = chart;
  const series: PlotSeries[] = [
    ...(observed === null
      ? []
      : [{ points: observed, name: chart.observedName, series: 0, drawn: chart.drawn ?? ('steps' as const) }]),
    ...(fitted === null ? [] : [{ points: fitted, name: chart.fittedName, series: 1, drawn: 'line' as const }]),
  ];
  const times = series.flatMap(({ points }) => points.map(([hours]) => hours));
  return plot({
    id,
    title,
    description,
    x: timeAxis(timeDomain(times), chart.timeText),
    y: shareAxis(chart.side),
    bands: chart.interval === null ? [] : [{ series: 0, drawn: 'steps', points: chart.interval }],
    series,
    table,
    ...(chart.height === undefined ? {} : { height: chart.height }),
  });
}
