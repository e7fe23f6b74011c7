import { hoursPerMonth, hoursPerYear } from '../../maths/calendar-hours.js';
import { quantile, survival } from '../../maths/distribution-quantile.js';
import type { EstimatedRecord } from '../../measurements/fit-record.js';
import type { Chart } from '../charts/chart.js';
import { type PlotAxis, plot, timeAxis, timeDomain } from '../charts/plot.js';
import { survivalChart } from '../charts/survival.js';
import { fixed, percent } from '../format/number.js';
import {
  digits,
  type FitContext,
  type FittedLifetimes,
  hoursText,
  lifetimesOf,
  roundHoursText,
} from './fit-context.js';

/** Four of them, and the tables, on one page. */
const height = 102;

type Fitted = FittedLifetimes['fits'][number]['fit'];

/** The four pictures of a parameter; fewer where there is too little to draw. */
export function fitCharts(estimated: EstimatedRecord, place: number, context: FitContext): readonly Chart[] {
  const lifetimes = lifetimesOf(estimated);
  const [best, next] = lifetimes.fits.map(({ fit }) => fit);
  const id = (name: string) => `${name}-${place}`;
  const failures = estimated.rate === null ? [] : failuresChart(estimated, id('failures'), context);
  if (lifetimes.survival.length < 2) return failures;
  const second =
    failures.length > 0 || next === undefined ? [] : [probabilityChart(lifetimes, next, id('next'), context)];
  return [
    ...failures,
    survivalPicture(estimated, lifetimes, best, id('survival'), context),
    ...(best === undefined ? [] : [probabilityChart(lifetimes, best, id('probability'), context)]),
    ...second,
    ...(best === undefined ? [] : [residualChart(lifetimes, best, id('residuals'), context)]),
  ];
}

function survivalPicture(
  { rate }: EstimatedRecord,
  { survival: points }: FittedLifetimes,
  best: Fitted | undefined,
  id: string,
  context: FitContext,
): Chart {
  const { words } = context;
  const { chart, families } = words.fit;
  const text = (hours: number) => roundHoursText(context, hours);
  const times = points.map(({ hours }) => hours).filter((hours) => hours > 0);
  const fitted = best === undefined ? null : times.map((hours) => [hours, survival(best.distribution, hours)] as const);
  const isSlanted = points.some(({ hours, since }) => since < hours);
  return survivalChart({
    id,
    title: rate === null ? chart.survival : chart.upTimes,
    description: rate !== null ? chart.gapSurvivalOf : isSlanted ? chart.turnbullOf : chart.survivalOf,
    observed: isSlanted ? slanted(points) : points.map((point) => [point.hours, point.survival] as const),
    drawn: isSlanted ? 'line' : 'steps',
    interval: points.map(({ hours, low, high }) => [hours, low, high] as const),
    fitted,
    observedName: chart.withInterval,
    fittedName: best === undefined ? '' : families[best.family]!,
    side: chart.stillGoing,
    timeText: text,
    height,
    table: {
      head: [words.label.duration, chart.stillGoing, chart.low, chart.high],
      rows: spread(points, 12).map((point) => [
        text(point.hours),
        percent(point.survival),
        percent(point.low),
        percent(point.high),
      ]),
    },
  });
}

/** From where each interval begins to where it ends: the steps lie somewhere within. */
function slanted(points: FittedLifetimes['survival']): (readonly [number, number])[] {
  return points.flatMap(({ hours, since, survival: after }, i) => {
    const before = i === 0 ? 1 : points[i - 1]!.survival;
    const end = [2 * hours - since, after] as const;
    return since > 0 ? [[since, before] as const, end] : [end];
  });
}

const labelledShares = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999];

/** Recorded times against the quantiles of the fit at their plotting positions, both logarithmic: probability paper. */
function probabilityChart({ survival: points }: FittedLifetimes, fit: Fitted, id: string, context: FitContext): Chart {
  const { chart, families } = context.words.fit;
  const at = (share: number) => quantile(fit.distribution, share);
  const marks = points
    .filter(({ hours, position }) => hours > 0 && position > 0 && position < 1)
    .map(({ hours, position }) => ({ hours, position, fitted: at(position) }))
    .filter(({ fitted }) => fitted > 0 && Number.isFinite(fitted));
  const domain = timeDomain(marks.flatMap(({ hours, fitted }) => [hours, fitted]));
  const shares = labelledShares.filter((share) => at(share) >= domain[0] && at(share) <= domain[1]);
  const band = points
    .filter(({ hours, low, high }) => hours > 0 && low > 0 && high < 1)
    .map(({ hours, low, high }) => [hours, at(1 - high), at(1 - low)] as const);
  return plot({
    id,
    height,
    title: chart.probability(families[fit.family]!),
    description: chart.probabilityOf,
    x: timeAxis(domain, (hours) => roundHoursText(context, hours)),
    y: {
      domain,
      log: true,
      ticks: shares.map((share) => ({ value: at(share), text: shareText(share) })),
      name: chart.shareEnded,
    },
    bands: [{ series: 0, drawn: 'line', points: band }],
    series: [
      { name: '', series: 1, drawn: 'line', points: [domain, domain].map((ends, i) => [ends[i]!, ends[i]!] as const) },
      { name: '', series: 0, drawn: 'marks', points: marks.map(({ hours, fitted }) => [hours, fitted] as const) },
    ],
    table: {
      head: [chart.shareEnded, chart.recorded, families[fit.family]!],
      rows: spread(marks, 12).map(({ hours, position, fitted }) => [
        percent(position, { low: position * 0.99, high: position * 1.01 }),
        hoursText(context, hours),
        hoursText(context, fitted),
      ]),
    },
  });
}

/** `0.1 %`, `50 %`. */
function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

function residualChart({ survival: points }: FittedLifetimes, fit: Fitted, id: string, context: FitContext): Chart {
  const { chart, families } = context.words.fit;
  const marks = points.flatMap(({ residual }) =>
    residual === null ? [] : [[residual.expected, residual.observed] as const],
  );
  const most = marks.flat().reduce((a, b) => Math.max(a, b), 1);
  return plot({
    id,
    height,
    title: chart.residuals(families[fit.family]!),
    description: chart.residualsOf,
    x: linearAxis(most, chart.expectedHazard),
    y: linearAxis(most, chart.observedHazard),
    bands: [],
    series: [
      { name: '', series: 1, drawn: 'line', points: [0, most].map((end) => [end, end] as const) },
      { name: '', series: 0, drawn: 'marks', points: marks },
    ],
    table: {
      head: [chart.expectedHazard, chart.observedHazard],
      rows: spread(marks, 12).map((pair) => pair.map((value) => fixed(value, 3))),
    },
  });
}

function failuresChart({ estimate, rate }: EstimatedRecord, id: string, context: FitContext): readonly Chart[] {
  const points = rate?.meanFailures ?? [];
  const last = points.at(-1);
  if (last === undefined || points.length < 2) return [];
  const { chart } = context.words.fit;
  const text = (hours: number) => roundHoursText(context, hours);
  return [
    plot({
      id,
      height,
      title: chart.failures,
      description: chart.failuresOf,
      x: { ...linearAxis(last.hours, chart.sinceBegin), ticks: timeTicks(last.hours, text) },
      y: linearAxis(Math.max(...points.map(({ high }) => high)), chart.meanFailures),
      bands: [{ series: 0, drawn: 'steps', points: points.map(({ hours, low, high }) => [hours, low, high] as const) }],
      series: [
        {
          name: chart.meanFailures,
          series: 0,
          drawn: 'steps',
          points: points.map(({ hours, mean }) => [hours, mean] as const),
        },
        ...rateLine(estimate, last, chart.rateUsed),
      ],
      table: {
        head: [chart.sinceBegin, chart.meanFailures, chart.low, chart.high],
        rows: spread(points, 12).map((at) => [text(at.hours), digits(at.mean), digits(at.low), digits(at.high)]),
      },
    }),
  ];
}

/** The rate the model uses, through the last failure: over the part of the window it was estimated from. */
function rateLine(
  { measurement, exposures, distribution }: EstimatedRecord['estimate'],
  last: { readonly hours: number; readonly mean: number },
  name: string,
) {
  const used = exposures.reduce((longest, { windowHours }) => Math.max(longest, windowHours), 0);
  if (distribution.kind !== 'exponential' || measurement.failures === 0 || used === 0) return [];
  const from = Math.max(0, last.hours - used, last.hours - last.mean * distribution.mean);
  const points = [from, last.hours].map(
    (hours) => [hours, last.mean - (last.hours - hours) / distribution.mean] as const,
  );
  return [{ name, series: 1, drawn: 'line' as const, points }];
}

function linearAxis(most: number, name: string): PlotAxis {
  const step = roundStep(most / 4);
  const ticks = Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
  return { domain: [0, most], log: false, ticks: ticks.map((value) => ({ value, text: digits(value) })), name };
}

function timeTicks(most: number, text: (hours: number) => string): PlotAxis['ticks'] {
  const unit = [hoursPerYear, hoursPerMonth, 24, 1].find((hours) => hours * 2 <= most) ?? most / 4;
  const step = Math.max(1, Math.round(most / unit / 4)) * unit;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => ({
    value: i * step,
    text: i === 0 ? '0' : text(i * step),
  }));
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((digit) => digit * power >= least) ?? 10);
}

/** At most so many of these, the first and the last among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]!);
}
