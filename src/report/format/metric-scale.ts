import type { MetricUnit } from '../../metrics/metric.js';
import type { Words } from '../words/words.js';
import { availabilityPercent, availabilityRange, nines } from './availability.js';
import { durationUnit, secondsIn } from './duration.js';
import {
  atPlace,
  fixed,
  type Interval,
  magnitude,
  noBreakSpace,
  percent,
  range,
  roundingPlace,
  signed,
  significant,
} from './number.js';

/** How the figures of one row are written: one unit for all of them, named once. */
export interface MetricScale {
  readonly unit: string;
  readonly value: (value: number, interval: Interval | null) => string;
  readonly interval: (value: number, interval: Interval) => string;
  /** With its sign. */
  readonly delta: (difference: number, value: number) => string;
}

const secondsPer: Readonly<Partial<Record<MetricUnit, number>>> = { seconds: 1, minutes: 60, hours: 3600 };

/**
 * @param values all known values of the row: durations take the unit in which the largest reads well
 * @param currency for money
 */
export function metricScale(
  unit: MetricUnit,
  values: readonly number[],
  words: Words,
  currency: string | null,
): MetricScale {
  switch (unit) {
    case 'availability':
      return availabilityScale(words);
    case 'nines':
      return plainScale('', (value) => (Number.isFinite(value) ? fixed(value, 2) : nines(0)), words);
    case 'probability':
    case 'share':
      return shareScale(words);
    case 'seconds':
    case 'minutes':
    case 'hours':
      return durationScale(secondsPer[unit]!, values, words);
    case 'count':
      return plainScale(
        '',
        (value) => (Number.isInteger(value) ? fixed(value, 0) : significant(value, 3, true)),
        words,
      );
    case 'money':
      return moneyScale(currency ?? '', words);
    case 'money-per-year':
      return moneyScale(`${currency ?? ''}${words.units.aYear}`, words);
    case 'minutes-per-year':
      return digitScale(words.units.minutesPerYear, 1, words);
    case 'hours-per-year':
      return digitScale(words.units.hoursPerYear, 1, words);
    case 'per-year':
      return digitScale(words.units.perYear, 1, words);
    case 'kilowatt-hours-per-year':
      return digitScale(words.units.kilowattHoursPerYear, 1, words);
    case 'gibibytes':
      return digitScale(words.units.gibibytes, 1, words);
  }
}

function availabilityScale(words: Words): MetricScale {
  const missing = (interval: Interval) => ({ low: 1 - interval.high, high: 1 - interval.low });
  return {
    unit: '',
    value: (value, interval) => availabilityPercent(1 - value, interval === null ? null : missing(interval)),
    interval: (value, interval) => {
      const [low, high] = availabilityRange(1 - value, missing(interval));
      return `${range(low, high, words.to)}${noBreakSpace}%`;
    },
    delta: (difference) => `${signed(significant(difference * 100, 2))}${noBreakSpace}${words.units.percentagePoints}`,
  };
}

function shareScale(words: Words): MetricScale {
  return {
    unit: '',
    value: (value, interval) => percent(value, interval),
    interval: (value, interval) => {
      const scaled = { low: interval.low * 100, high: interval.high * 100 };
      const place = Math.min(0, Math.max(-2, roundingPlace(value * 100, scaled)));
      return `${range(atPlace(scaled.low, place), atPlace(scaled.high, place), words.to)}${noBreakSpace}%`;
    },
    delta: (difference) =>
      `${signed(significant(difference * 100, 2, true))}${noBreakSpace}${words.units.percentagePoints}`,
  };
}

/** Amounts are added up by their readers: with fewer digits the sums would not come out. */
const leastMoneyDigits = 3;

/** Whole units; with an interval as many digits as it allows. */
function moneyScale(unit: string, words: Words): MetricScale {
  const placeOf = (value: number, interval: Interval) =>
    Math.max(0, Math.min(magnitude(value) - leastMoneyDigits + 1, roundingPlace(value, interval)));
  const whole = (value: number, interval: Interval | null) =>
    atPlace(value, interval === null ? 0 : placeOf(value, interval));
  return {
    unit,
    value: whole,
    interval: (value, interval) => {
      const place = placeOf(value, interval);
      return range(atPlace(interval.low, place), atPlace(interval.high, place), words.to);
    },
    delta: (difference, value) => {
      const relative = value === difference ? '' : relativeText(difference, value - difference);
      return signed(significant(difference, leastMoneyDigits)) + relative;
    },
  };
}

function durationScale(seconds: number, values: readonly number[], words: Words): MetricScale {
  const unit = durationUnit(Math.max(0, ...values.filter((value) => Number.isFinite(value))) * seconds);
  return digitScale(words.units[unit], seconds / secondsIn(unit), words);
}

function digitScale(unit: string, factor: number, words: Words): MetricScale {
  const scaled = (interval: Interval) => ({ low: interval.low * factor, high: interval.high * factor });
  const write = (value: number, interval: Interval | null) =>
    interval === null ? significant(value, 3, true) : atPlace(value, roundingPlace(value, interval));
  return {
    unit,
    value: (value, interval) => write(value * factor, interval === null ? null : scaled(interval)),
    interval: (value, interval) => {
      const { low, high } = scaled(interval);
      const place = roundingPlace(value * factor, { low, high });
      return range(endText(low, place), endText(high, place), words.to);
    },
    delta: (difference, value) => {
      const relative = value === difference ? '' : relativeText(difference, value - difference);
      return signed(significant(difference * factor, 2, true)) + relative;
    },
  };
}

/** An end that would be rounded to nothing keeps one digit. */
function endText(value: number, place: number): string {
  const text = atPlace(value, place);
  return value !== 0 && Number(text.replace(/[^\d.]/g, '')) === 0 ? significant(value, 1) : text;
}

function relativeText(difference: number, baseline: number): string {
  if (baseline <= 0) return '';
  const ratio = (100 * difference) / baseline;
  if (Math.abs(ratio) > 900) return `, ×${noBreakSpace}${significant(ratio / 100 + 1, 2, true)}`;
  return `, ${signed(atPlace(ratio, 0))}${noBreakSpace}%`;
}

function plainScale(unit: string, write: (value: number) => string, words: Words): MetricScale {
  return {
    unit,
    value: (value) => write(value),
    interval: (_, interval) => range(write(interval.low), write(interval.high), words.to),
    delta: (difference) => signed(write(difference)),
  };
}
