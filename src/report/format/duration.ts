import { hoursPerYear } from '../../maths/calendar-hours.js';
import type { Words } from '../words/words.js';
import { noBreakSpace, significant } from './number.js';

const steps = [
  { unit: 'millisecond', seconds: 0.001, below: 1 },
  { unit: 'second', seconds: 1, below: 100 },
  { unit: 'minute', seconds: 60, below: 100 * 60 },
  { unit: 'hour', seconds: 3600, below: 72 * 3600 },
  { unit: 'day', seconds: 86_400, below: 365 * 86_400 },
  { unit: 'year', seconds: hoursPerYear * 3600, below: Number.POSITIVE_INFINITY },
] as const;

export type DurationUnit = (typeof steps)[number]['unit'];

/** The unit in which a duration is most readable. */
export function durationUnit(seconds: number): DurationUnit {
  return steps.find((step) => Math.abs(seconds) < step.below)!.unit;
}

export function secondsIn(unit: DurationUnit): number {
  return steps.find((step) => step.unit === unit)!.seconds;
}

/** `53 s`, `5.7 min`, `4.1 h`, `12 d`, `3.4 y`: at most three digits, trailing zeros dropped. */
export function duration(seconds: number, words: Words): string {
  if (seconds === 0) return `0${noBreakSpace}${words.units.second}`;
  if (!Number.isFinite(seconds)) return '∞';
  const unit = durationUnit(seconds);
  const value = seconds / secondsIn(unit);
  return `${significant(value, Math.abs(value) < 10 ? 2 : 3, true)}${noBreakSpace}${words.units[unit]}`;
}

export function durationOfHours(hours: number, words: Words): string {
  return duration(hours * 3600, words);
}

/** Minutes of downtime: always in minutes up to ten thousand, so that candidates compare at sight. */
export function minutes(value: number, words: Words): string {
  return value < 0.1
    ? duration(value * 60, words)
    : `${significant(value, 3, false)}${noBreakSpace}${words.units.minute}`;
}
