import type { MetricUnit } from '../../metrics/metric.js';
import { type Interval, roundingPlace } from '../format/number.js';

export const shareFormat = '0.0%';
export const wholeFormat = '#,##0';
const mostDecimals = 10;

/** As many digits of a metric as its interval leaves meaningful, as in the report; the cell itself holds all of them. */
export function metricFormat(unit: MetricUnit, value: number, interval: Interval | null): string {
  switch (unit) {
    case 'availability':
      // Nines are read by what is missing of one: its digits count.
      return percentFormat(1 - value, interval);
    case 'probability':
    case 'share':
      return percentFormat(value, interval);
    default:
      return decimalFormat(value, interval);
  }
}

/** Of a difference: the digits of the value it belongs to, more where it has none among them. */
export function differenceFormat(unit: MetricUnit, difference: number, valueFormat: string): string {
  const own = unit === 'availability' ? percentFormat(difference, null) : metricFormat(unit, difference, null);
  return difference !== 0 && own.length > valueFormat.length ? own : valueFormat;
}

export function percentFormat(share: number, interval: Interval | null): string {
  const scaled = interval === null ? null : { low: interval.low * 100, high: interval.high * 100 };
  return `${zeros(share * 100, scaled)}%`;
}

export function decimalFormat(value: number, interval: Interval | null): string {
  return `#,##${zeros(value, interval)}`;
}

function zeros(value: number, interval: Interval | null): string {
  if (interval === null && Number.isInteger(value)) return '0';
  const decimals = Math.min(mostDecimals, Math.max(0, -roundingPlace(value, interval)));
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}
