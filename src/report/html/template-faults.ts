import { nearestName } from '../../catalog/nearest-name.js';
import { truncated } from './escape.js';

/**
 * What the engine said of a template, as one line that begins with the file, line and column it stands at, as for every
 * file a user writes.
 * @param source of the template
 * @param partials that there are
 */
export function templateFault(name: string, source: string, error: unknown, partials: readonly string[]): string {
  const text = error instanceof Error ? error.message : String(error);
  const syntax = /^Parse error on line (\d+):[\s\S]*got '(\w+)'/.exec(text);
  if (syntax !== null) return `${name}:${syntax[1]}: ${syntaxFault(source, Number(syntax[1]), syntax[2]!)}`;
  const partial = /^The partial (\S+) could not be found/.exec(text)?.[1];
  if (partial !== undefined) {
    const nearest = nearestName(partial, partials);
    const hint = nearest === null ? '' : `; nearest: ${nearest}`;
    return `${name}:${lineOf(source, `\\{\\{[#~]*>\\s*${escaped(partial)}`)}: expected a partial that there is, found "${partial}"${hint}`;
  }
  const inText = /^Cannot use 'in' operator to search for '([^']+)'/.exec(text)?.[1];
  if (inText !== undefined) return `${name}:${lineOf(source, `[.]${escaped(inText)}\\b`)}: ${unknownName(inText)}`;
  const placed = /^([\s\S]*) - (\d+):(\d+)$/.exec(text);
  if (placed === null) return `${name}: ${inOneLine(text)}`;
  const [, said, line, column] = placed;
  const unknown = /^"(.*)" not defined in /.exec(said!)?.[1];
  const message = unknown === undefined ? inOneLine(said!) : unknownName(unknown);
  return `${name}:${line}:${Number(column) + 1}: ${message}`;
}

function syntaxFault(source: string, line: number, found: string): string {
  if (found === 'EOF') return 'expected the end of a block, found the end of the file';
  const text = (source.split('\n')[line - 1] ?? '').trim();
  return `expected a whole Handlebars expression, found ${truncated(text, 80)}`;
}

/** Of the first place a pattern matches; the engine does not say where it was. */
function lineOf(source: string, pattern: string): number {
  return source.slice(0, Math.max(0, source.search(new RegExp(pattern)))).split('\n').length;
}

function unknownName(name: string): string {
  return `expected a name of the report's view, found "${name}"`;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
