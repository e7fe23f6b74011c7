import type { Comparison } from '../comparison/comparison.js';
import type { Evaluation } from '../evaluation/evaluation.js';

/**
 * An Evaluation, or with the comparison read from it, as canonical JSON: keys in alphabetical order, two spaces, arrays
 * of numbers on one line, a line feed at the end. The same record is the same bytes, however it was put together.
 */
export function jsonText(evaluation: Evaluation, comparison?: Comparison): string {
  return canonicalJson(comparison === undefined ? evaluation : { ...evaluation, comparison });
}

/** Any record in the same form. */
export function canonicalJson(record: object): string {
  return `${written(record, '')}\n`;
}

function written(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every((item) => typeof item !== 'object' || item === null)) return `[${value.map(scalar).join(', ')}]`;
    return `[\n${value.map((item) => inner + written(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${written(item, inner)}`).join(',\n')}\n${indent}}`;
}

/** JSON knows no infinity: an unbounded value is null. */
function scalar(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
