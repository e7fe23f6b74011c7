import { MeasurementError } from '../measurements/measurement-error.js';
import { type ZoneRules, zoneRules } from '../measurements/time-zone.js';

/** Logs are read from then on; before, clocks are taken to have stood as in that year. */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2040;
const WEEK = 7 * 86400;

const known = new Map<string, ZoneRules>();

/**
 * The rules of a zone as this machine's zone tables have them, 1980–2040.
 *
 * @throws MeasurementError no such zone
 */
export function readZoneRules(file: string, zone: string): ZoneRules {
  const rules = known.get(zone) ?? zoneRules(zone, offsetsOf(file, zone));
  known.set(zone, rules);
  return rules;
}

function offsetsOf(file: string, zone: string): { from: number; offset: number }[] {
  const offsetAt = offsetReader(file, zone);
  const end = Date.UTC(LAST_YEAR, 0) / 1000;
  let at = Date.UTC(FIRST_YEAR, 0) / 1000;
  let offset = offsetAt(at);
  const offsets = [{ from: Number.NEGATIVE_INFINITY, offset }];
  for (; at < end; at += WEEK) {
    const next = offsetAt(at + WEEK);
    if (next === offset) continue;
    offsets.push({ from: changeBetween(offsetAt, at, at + WEEK), offset: next });
    offset = next;
  }
  return offsets;
}

/** First second of the new offset: zones change on whole minutes. */
function changeBetween(offsetAt: (seconds: number) => number, from: number, to: number): number {
  const old = offsetAt(from);
  let [low, high] = [from / 60, to / 60];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 60) === old) low = middle;
    else high = middle;
  }
  return high * 60;
}

function offsetReader(file: string, zone: string): (seconds: number) => number {
  const format = formatOf(file, zone);
  return (seconds) => {
    const parts = Object.fromEntries(
      format.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]),
    );
    const { year, month, day, hour, minute, second } = parts as Record<string, number>;
    return Date.UTC(year!, month! - 1, day!, hour! % 24, minute!, second!) / 1000 - seconds;
  };
}

function formatOf(file: string, zone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    throw new MeasurementError(file, null, `data.time-zone: expected a zone such as Asia/Shanghai, found '${zone}'`);
  }
}
