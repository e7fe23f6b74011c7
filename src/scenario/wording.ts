import { editDistance, nearestName } from '../catalog/nearest-name.js';

const longestShown = 60;

/** `expected …, found …`, the one form of every message; with the nearest of these names, if one is near. */
export function expectedFound(expected: string, found: unknown, names: readonly string[] = []): string {
  return `expected ${expected}, found ${shown(found)}${nearest(found, names)}`;
}

/** A value as a message shows it: on one line, in quotes when it is text, cut when long. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `"${cut(printable(value))}"`;
  return String(value);
}

/** `; nearest: …`, or nothing when no name is near enough to have been meant. */
function nearest(found: unknown, names: readonly string[]): string {
  if (typeof found !== 'string') return '';
  const name = nearName(found, names);
  return name === null ? '' : `; nearest: ${name}`;
}

/** The nearest name, unless more than half of it would have to be changed. */
export function nearName(found: string, names: readonly string[]): string | null {
  if (found.length > longestShown) return null;
  const folded = found.toLowerCase().replaceAll('_', '-');
  const name = nearestName(folded, names);
  if (name === null) return null;
  return editDistance(folded, name.toLowerCase()) * 2 <= Math.max(found.length, name.length) ? name : null;
}

/** `a`, `a or b`, `a, b or c`. */
export function eitherOf(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= longestShown ? text : `${letters.slice(0, longestShown).join('')}…`;
}

/** Control characters and direction marks could hide what a message says. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) => {
    if (mark === '\t') return '\\t';
    if (mark === '\n') return '\\n';
    return `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  });
}
