import { expectedFound } from './wording.js';

/** What a text says, or the message about what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly fault: string };

/** Regular expression of an amount without sign: `2`, `1.5`, `.5`, `1e3`. */
export const amountPattern = String.raw`(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;

/** An amount too large for a number is refused. */
export function finite(value: number, expected: string, text: string): Reading<number> {
  return Number.isFinite(value) ? { value } : { fault: expectedFound(expected, text) };
}

/** What was probably meant by a comma in a number. */
export function decimalPoint(text: string): string {
  return /^\d+,\d/.test(text) ? `; did you mean "${text.replace(',', '.')}"?` : '';
}
