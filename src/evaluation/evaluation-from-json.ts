import type * as z from 'zod';
import { nearestName } from '../catalog/nearest-name.js';
import type { Evaluation } from './evaluation.js';
import { inconsistency } from './inconsistency.js';
import { evaluationSchema } from './schema/evaluation-schema.js';

/** The formatVersion this code reads and writes. */
const readVersion = 1;

/** A saved Evaluation that cannot be used; the message is one line: where, what was expected, what was found. */
export class UnreadableEvaluation extends Error {
  override readonly name = 'UnreadableEvaluation';
}

/**
 * The Evaluation in a saved JSON text.
 *
 * @throws UnreadableEvaluation not JSON, another format, a newer format version, a missing key, a wrong value, or parts
 *   that do not belong together
 */
export function evaluationFromJson(text: string): Evaluation {
  const value = parsed(text);
  checkFormat(value);
  const result = evaluationSchema.safeParse(value);
  if (!result.success) throw new UnreadableEvaluation(firstFault(result.error.issues, value));
  const fault = inconsistency(result.data);
  if (fault !== null) throw new UnreadableEvaluation(fault);
  return result.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new UnreadableEvaluation(`expected an evaluation saved as JSON, found something else: ${reason}`);
  }
}

function checkFormat(value: unknown): void {
  const { format, formatVersion, ninefold } = isMap(value) ? value : {};
  if (format !== 'ninefold-evaluation') {
    throw new UnreadableEvaluation(
      `expected a saved evaluation (format: "ninefold-evaluation"), found ${isMap(value) && format === undefined ? 'no format' : shown(isMap(value) ? format : value)}`,
    );
  }
  if (typeof formatVersion === 'number' && formatVersion > readVersion) {
    throw new UnreadableEvaluation(
      `expected formatVersion ${readVersion} or less, found ${formatVersion}: read it with ninefold ${typeof ninefold === 'string' ? ninefold : 'as new as the one that wrote it'} or later`,
    );
  }
}

function firstFault(issues: readonly z.core.$ZodIssue[], root: unknown): string {
  const faults = issues.map((issue) => innermost(issue, []));
  const { path, message } = faults[0]!;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const missing = missingKey(path, root);
  if (missing !== null) return `${missing}${more}`;
  return `${placeOf(path)}: ${message}, found ${shown(at(root, path))}${more}`;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Within a union, the fault of the branch that gets furthest. */
function innermost(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): Fault {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    if (nearest?.[0] !== undefined) return innermost(nearest[0], path);
  }
  return { path, message: expected(issue) };
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      if (issue.origin === 'array') return 'expected at least one entry';
      return `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `expected ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    default:
      return issue.message.replace(/^Invalid input: /, '');
  }
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** The message where a key is missing, with the one that was probably meant. */
function missingKey(path: readonly PropertyKey[], root: unknown): string | null {
  const key = path.at(-1);
  const parent = at(root, path.slice(0, -1));
  if (typeof key !== 'string' || !isMap(parent) || Object.hasOwn(parent, key)) return null;
  const near = nearestName(key, Object.keys(parent));
  return `${placeOf(path.slice(0, -1))}: expected the key "${key}", found ${near === null ? 'none' : `"${near}"`}`;
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'evaluation';
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a map';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
