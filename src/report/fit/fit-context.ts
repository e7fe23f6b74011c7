import type { EstimatedRecord, FitRecord } from '../../measurements/fit-record.js';
import { durationOfHours, durationUnit, secondsIn } from '../format/duration.js';
import { minusSign, noBreakSpace, significant } from '../format/number.js';
import type { Purpose } from '../view/context.js';
import type { Words } from '../words/words.js';

/** What every part of a fit report reads. */
export interface FitContext {
  readonly record: FitRecord;
  readonly words: Words;
  readonly purpose: Purpose;
  readonly detail: 'review';
}

/** What belongs to one parameter: the fits of its durations, or of the up times behind its rate. */
export interface FittedLifetimes {
  readonly fits: NonNullable<EstimatedRecord['duration']>['fits'];
  readonly survival: NonNullable<EstimatedRecord['duration']>['survival'];
}

export function lifetimesOf({ duration, rate }: EstimatedRecord): FittedLifetimes {
  if (duration !== null) return duration;
  return { fits: rate?.gaps ?? [], survival: rate?.gapSurvival ?? [] };
}

/** Round times, for an axis. */
export function roundHoursText({ words }: Pick<FitContext, 'words'>, hours: number): string {
  return durationOfHours(hours, words);
}

/** In the unit that is most readable, four digits. */
export function hoursText({ words }: Pick<FitContext, 'words'>, hours: number): string {
  if (hours === 0 || !Number.isFinite(hours)) return durationOfHours(hours, words);
  const unit = durationUnit(hours * 3600);
  const value = (hours * 3600) / secondsIn(unit);
  return `${value >= 1e7 ? digits(value) : significant(value, 4, true)}${noBreakSpace}${words.units[unit]}`;
}

/** Five digits, the largest and smallest as powers of ten. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  return String(Number(value.toPrecision(5))).replaceAll('-', minusSign);
}

/** Remarks and sources are written in English; said in the reader's language. */
export function said({ words }: Pick<FitContext, 'words'>, english: string): string {
  return words.phrase(english).replace(/(^|[ (])-(?=\d)/g, `$1${minusSign}`);
}
