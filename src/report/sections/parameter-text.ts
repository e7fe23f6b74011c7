import type { Parameter } from '../../catalog/parameter.js';
import { parameterFactor } from '../../catalog/uncertainty.js';
import { mean as distributionMean } from '../../maths/distribution-moments.js';
import { durationOfHours } from '../format/duration.js';
import type { Interval } from '../format/number.js';
import { noBreakSpace, percent, range, significant } from '../format/number.js';
import type { ReportContext } from '../view/context.js';

/** A value of a parameter in its own unit: hours as a readable duration, a probability as per cent. */
export function parameterText(name: string, value: number, context: ReportContext): string {
  return valueText(parameterUnit(name, context), value, context);
}

export function parameterUnit(name: string, { candidates }: ReportContext): Parameter['unit'] {
  const found = candidates.flatMap((candidate) => candidate.parameters).find((entry) => entry.name === name);
  return found?.unit ?? 'duration';
}

export function valueText(unit: Parameter['unit'], value: number, context: ReportContext): string {
  if (unit === 'duration') return durationOfHours(value, context.words);
  if (unit === 'probability') {
    return value > 0.01 && value < 0.99
      ? percent(value, { low: value * 0.995, high: value * 1.005 })
      : `${significant(value * 100, 2, true)}${noBreakSpace}%`;
  }
  return significant(value, 3, true);
}

export function parameterMean(parameter: Parameter): number {
  return distributionMean(parameter.distribution);
}

/** 90 % range of the mean as its uncertainty says, or null when it is exactly known. */
export function parameterRange(parameter: Parameter): Interval | null {
  if (parameter.uncertainty.kind === 'none') return null;
  const mean = parameterMean(parameter);
  return { low: mean * parameterFactor(parameter, 0.05), high: mean * parameterFactor(parameter, 0.95) };
}

export function rangeText(parameter: Parameter, context: ReportContext): string {
  const interval = parameterRange(parameter);
  if (interval === null) return '–';
  const ends = [interval.low, interval.high].map((value) => valueText(parameter.unit, value, context));
  return range(ends[0]!, ends[1]!, context.words.to);
}
