import type { Figure, ServiceEvaluation } from '../../evaluation/evaluation.js';
import { countedUnavailability } from '../../evaluation/unavailability-draws.js';
import type { MetricUnit } from '../../metrics/metric.js';
import { nines } from '../format/availability.js';
import { metricScale } from '../format/metric-scale.js';
import { atPlace, type Interval, noBreakSpace } from '../format/number.js';
import { cell, numberCell } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, shownInterval } from '../view/context.js';
import type { Cell } from '../view/view.js';
import { wordFor } from '../words/words.js';

/**
 * A figure in its own unit with its interval below it.
 * @param others figures it stands among, which decide with it in which unit a duration is written
 */
export function figureCell(
  figure: Figure,
  unit: MetricUnit,
  context: ReportContext,
  others: readonly number[] = [],
): Cell {
  const interval = shownInterval(figure);
  const scale = metricScale(unit, [figure.value, ...others], context.words, context.evaluation.scenario.currency);
  return numberCell(
    `${scale.value(figure.value, interval)}${scale.unit === '' ? '' : ` ${scale.unit}`}`,
    figure.value,
    {
      sub: interval === null ? '' : scale.interval(figure.value, interval),
    },
  );
}

export function unknownCell(key: string, context: ReportContext): Cell {
  return cell('–', { sub: wordFor(context.words.unknownBecause, key), className: 'num unknown' });
}

const inverted = (interval: Interval): Interval => ({ low: 1 - interval.high, high: 1 - interval.low });

/** Availability as the target counts it, its nines, and the minutes it leaves per year. */
export function availabilityCells(
  candidate: string,
  service: ServiceEvaluation,
  context: ReportContext,
): readonly Cell[] {
  const figure = countedUnavailability(service);
  const interval = shownInterval(figure);
  const { words } = context;
  if (context.onlySixNines(candidate, service.id, figure.value)) return sixNinesCells(context);
  const availability = metricScale('availability', [], words, null);
  const downtime = metricScale('minutes-per-year', [], words, null);
  const perYear = minutesPerYear(context);
  const minutes = interval === null ? null : { low: interval.low * perYear, high: interval.high * perYear };
  const share = 1 - figure.value;
  return [
    numberCell(availability.value(share, interval === null ? null : inverted(interval)), share, {
      sub: interval === null ? '' : availability.interval(share, inverted(interval)),
      className: 'strong',
    }),
    numberCell(nines(figure.value), -Math.log10(Math.max(figure.value, 1e-300)), {
      sub: interval === null ? '' : `${nines(interval.high)}–${nines(interval.low)}`,
    }),
    numberCell(`${downtime.value(figure.value * perYear, minutes)} ${words.units.minute}`, figure.value * perYear, {
      sub: minutes === null ? '' : downtime.interval(figure.value * perYear, minutes),
    }),
  ];
}

/** Availability, nines and minutes of a service that is better than independence can promise. */
function sixNinesCells(context: ReportContext): readonly Cell[] {
  const { words } = context;
  const minutes = minutesPerYear(context) * 1e-6;
  const sub = words.sentences.atLeastNines(6);
  return [
    numberCell(sixNinesText('availability'), 1 - 1e-6, { className: 'strong', sub }),
    numberCell(sixNinesText('nines'), 6),
    numberCell(`≤${noBreakSpace}${atPlace(minutes, -1)} ${words.units.minute}`, minutes),
  ];
}

/** What is written instead of more than six nines. */
export function sixNinesText(unit: 'availability' | 'nines'): string {
  return unit === 'nines' ? `≥${noBreakSpace}6` : `≥${noBreakSpace}99.9999${noBreakSpace}%`;
}
