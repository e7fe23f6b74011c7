import { hoursPerMonth, hoursPerYear } from '../maths/calendar-hours.js';
import { amountPattern, decimalPoint, finite, type Reading } from './amount-text.js';
import { expectedFound } from './wording.js';

/** Hours in a year and in a month, as every report prints them. */

// Divided where a unit is less than an hour: 40 / 3600 is the nearest double, 40 × (1 / 3600) need not be.
const milliseconds = (value: number): number => value / 3_600_000;
const seconds = (value: number): number => value / 3600;
const minutes = (value: number): number => value / 60;
const hours = (value: number): number => value;
const days = (value: number): number => value * 24;
const weeks = (value: number): number => value * 168;
const months = (value: number): number => value * hoursPerMonth;
const years = (value: number): number => value * hoursPerYear;

const hoursIn: Readonly<Record<string, (value: number) => number>> = {
  ms: milliseconds,
  s: seconds,
  sec: seconds,
  second: seconds,
  seconds,
  min: minutes,
  minute: minutes,
  minutes,
  h: hours,
  hour: hours,
  hours,
  d: days,
  day: days,
  days,
  w: weeks,
  week: weeks,
  weeks,
  month: months,
  months,
  y: years,
  year: years,
  years,
};

/** Regular expressions of a unit of time, and of a duration. */
export const timeUnitPattern = Object.keys(hoursIn)
  .sort((a, b) => b.length - a.length)
  .join('|');
export const durationPattern = String.raw`^\s*(${amountPattern}\s*(${timeUnitPattern})\s*)+$`;

const expectedDuration = 'a duration with its unit, such as 40 s, 3 d or 6 months';
const partOfDuration = new RegExp(String.raw`(${amountPattern})\s*([\p{L}µ%]*)\s*`, 'uy');

/**
 * A duration such as `40s`, `2 ms`, `1 h 30 min` or `6 months`, in hours. A month is 730.5 h, a year 8,766 h.
 * `m` is refused, since it may mean minutes or months.
 */
export function durationHours(text: string): Reading<number> {
  const trimmed = text.trim();
  let total = 0;
  partOfDuration.lastIndex = 0;
  while (partOfDuration.lastIndex < trimmed.length || trimmed === '') {
    const part = partOfDuration.exec(trimmed);
    if (part === null) return { fault: expectedFound(expectedDuration, text) + decimalPoint(trimmed) };
    const fault = faultOfTimeUnit(part[1], part[2], text);
    if (fault !== null) return { fault };
    total += hoursIn[part[2]](Number(part[1]));
  }
  return finite(total, expectedDuration, text);
}

function faultOfTimeUnit(value: string, unit: string, text: string): string | null {
  if (Object.hasOwn(hoursIn, unit)) return null;
  if (unit === '') return expectedFound(expectedDuration, text) + (decimalPoint(text.trim()) || addUnit(value));
  if (unit === 'm')
    return `${expectedFound(expectedDuration, text)}; "m" may mean minutes or months; write min or month`;
  return expectedFound('a unit of time (ms, s, min, h, d, w, month, y)', unit, Object.keys(hoursIn));
}

/** The message about a bare number where a duration is needed. */
export function bareDuration(found: unknown): string {
  return expectedFound(expectedDuration, found) + (typeof found === 'number' ? addUnit(String(found)) : '');
}

function addUnit(value: string): string {
  return `; add a unit, for example "${value} s" or "${value} h"`;
}
