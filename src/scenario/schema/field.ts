import * as z from 'zod';
import type { Reading } from '../amount-text.js';
import { eitherOf, expectedFound, shown } from '../wording.js';

/*
 * The few forms a value may have, each with its message. In a scenario every key may be left out and every key may be
 * `null` (inside a candidate that takes it away), so completeness is judged after merging, not here.
 */

/** A key that may be left out or taken away, with the words an editor shows for it. */
export function key<T extends z.ZodType>(description: string, value: T) {
  return value.nullish().describe(description);
}

/** A key that must stand in its map, which is replaced as a whole and never merged. */
export function needed<T extends z.ZodType>(description: string, value: T) {
  return value.describe(description);
}

/** A map with exactly these keys. `title` names it in messages: `a workload`. */
export function map<T extends z.core.$ZodLooseShape>(title: string, shape: T) {
  const expected = `${title} as a map such as { ${Object.keys(shape)[0]}: … }`;
  return z.strictObject(shape, { error: (issue) => expectedFound(expected, issue.input) }).meta({ title });
}

/** Letters, digits, `-`, `_`, `.`; a letter first. Chinese names are welcome. */
const namePattern = /^\p{L}[\p{L}\p{M}\p{N}_.-]{0,99}$/u;
/** Nearly the same without Unicode classes, which not every validator of JSON Schema knows. */
const portableNamePattern = '^[A-Za-z\u0080-\uffff][A-Za-z0-9_.\u0080-\uffff-]{0,99}$';
const expectedName = 'a name of letters, digits and hyphens, beginning with a letter';

/** A map from names the user chooses. */
export function named<T extends z.ZodType>(title: string, value: T) {
  const name = z
    .string()
    .regex(namePattern, { error: (issue) => expectedFound(expectedName, issue.input) })
    .meta({ pattern: portableNamePattern });
  return z.record(name, value, { error: (issue) => expectedFound(`${title} by name`, issue.input) });
}

/** A map from words that others chose (column heads, parameter names). */
export function byWord<T extends z.ZodType>(title: string, value: T) {
  return z.record(z.string(), value, { error: (issue) => expectedFound(title, issue.input) });
}

export function list<T extends z.ZodType>(expected: string, item: T, least = 1) {
  return z
    .array(item, { error: (issue) => expectedFound(expected, issue.input) })
    .min(least, { error: (issue) => `expected ${expected} with at least ${least}, found ${lengthOf(issue.input)}` });
}

function lengthOf(input: unknown): string {
  return Array.isArray(input) && input.length > 0 ? `only ${input.length}` : shown(input);
}

export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: (issue) => expectedFound(eitherOf(words), issue.input, words) });
}

export function text(expected: string) {
  return z.string({ error: (issue) => expectedFound(expected, issue.input) });
}

/** Text in which a number or a date may stand without quotes. */
export function looseText(expected: string) {
  return z
    .union([z.string(), z.number()], { error: (issue) => expectedFound(expected, issue.input) })
    .transform((value) => String(value));
}

export function flag() {
  return z.boolean({ error: (issue) => expectedFound('true or false', issue.input, ['true', 'false']) });
}

/** A whole number of at least `least`. */
export function count(expected: string, least = 1, most = 100_000) {
  const error = (issue: { readonly input?: unknown }) => expectedFound(expected, issue.input);
  const bound = (words: string) => (issue: { readonly input?: unknown }) =>
    expectedFound(`${expected} ${words}`, issue.input);
  return z
    .int({ error })
    .min(least, { error: bound(`of at least ${least}`) })
    .max(most, { error: bound(`of at most ${most}`) });
}

export function positiveNumber(expected: string) {
  const error = (issue: { readonly input?: unknown }) => expectedFound(expected, issue.input);
  return z.number({ error }).positive({ error });
}

interface QuantityForm<T> {
  /** Name of the definition in the JSON Schema. */
  readonly id?: string;
  readonly description: string;
  readonly pattern: string;
  readonly examples: readonly string[];
  readonly read: (text: string) => Reading<T>;
  /** What a bare number means; null: it is refused. */
  readonly readNumber: ((value: number) => Reading<T>) | null;
  /** The message about a value that is neither text nor number, or about a bare number that is refused. */
  readonly refuse: (found: unknown) => string;
}

/** A quantity written as text with its unit (or as a number where one is meant), read by the form's own reader. */
export function quantity<T>(form: QuantityForm<T>) {
  const { id, description, pattern, examples, read, readNumber } = form;
  const error = (issue: { readonly input?: unknown }) => form.refuse(issue.input);
  const texts = z.string({ error }).meta({ pattern, examples });
  const raw: z.ZodType<string | number> = readNumber === null ? texts : z.union([texts, z.number()], { error });
  return raw.meta({ ...(id ? { id } : {}), description }).transform((value, context): T => {
    const reading = typeof value === 'number' ? (readNumber as (value: number) => Reading<T>)(value) : read(value);
    if ('value' in reading) return reading.value;
    context.issues.push({ code: 'custom', message: reading.fault, input: value });
    return z.NEVER;
  });
}
