import type { Reading } from '../amount-text.js';
import { durationHours } from '../duration-text.js';
import { memoryGiB, quantityPatterns, share } from '../quantities.js';
import { expectedFound } from '../wording.js';
import { quantity } from './field.js';

/** The unit of a parameter's values. */
export type ParameterUnit = 'duration' | 'probability' | 'number';

/** A quantity whose unit depends on the parameter it is for: hours, a share, or a plain number (memory: GiB). */
export interface Magnitude {
  readonly unit: ParameterUnit;
  readonly value: number;
  /** As written, for messages. */
  readonly written: string | number;
}

export function isMagnitude(value: unknown): value is Magnitude {
  return typeof value === 'object' && value !== null && 'unit' in value && 'written' in value;
}

/** Any quantity; whether its unit is the parameter's is judged where the parameter is known. */
export const magnitude = quantity<Magnitude>({
  id: 'Quantity',
  description: 'A duration with its unit; for a probability a percentage; for a plain number a number or memory.',
  pattern: `${quantityPatterns.duration}|${quantityPatterns.share}|${quantityPatterns.memory}`,
  examples: ['20 s', '3 d', '5%'],
  read: textMagnitude,
  readNumber: numberMagnitude,
  refuse: (found) => expectedFound('a quantity with its unit, such as 20 s, 3 d or 5%', found),
});

function textMagnitude(written: string): Reading<Magnitude> {
  const unit = unitOfText(written);
  const read = { probability: share, number: memoryGiB, duration: durationHours }[unit];
  const reading = read(written);
  return 'fault' in reading ? reading : { value: { unit, value: reading.value, written } };
}

function unitOfText(written: string): ParameterUnit {
  if (written.includes('%')) return 'probability';
  return /\d\s*[KMGT]i?B?\s*$/.test(written) ? 'number' : 'duration';
}

function numberMagnitude(value: number): Reading<Magnitude> {
  if (value < 0) return { fault: expectedFound('a quantity of at least 0', value) };
  return { value: { unit: 'number', value, written: value } };
}
