import { hoursPerYear } from '../maths/calendar-hours.js';

/** At most so many significant digits, no trailing zeros: 0.123456 → `0.1235`. */
export function plainNumber(value: number, digits = 4): string {
  return String(Number(value.toPrecision(digits)));
}

/** A duration in the largest unit it fills: 0.25 h → `15 min`, 35,064 h → `4 y`. */
export function hoursText(hours: number): string {
  if (hours >= hoursPerYear) return `${plainNumber(hours / hoursPerYear)} y`;
  if (hours >= 48) return `${plainNumber(hours / 24)} d`;
  if (hours >= 1 || hours === 0) return `${plainNumber(hours)} h`;
  return hours >= 1 / 60 ? `${plainNumber(hours * 60)} min` : `${plainNumber(hours * 3600)} s`;
}
