import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Located } from './located.js';
import { deepestNesting, locatedYaml } from './located-yaml.js';
import { errorAt, type Problem } from './problem.js';
import type { SourcePosition } from './scenario.js';
import { shown } from './wording.js';

/** No honest scenario is longer. */
const mostLetters = 500_000;
const mostSyntaxProblems = 10;

type Parsed = { readonly located: Located } | { readonly problems: readonly Problem[] };

/**
 * YAML 1.2 (and so JSON) read into plain data with positions.
 *
 * Aliases are bounded, keys must be unique and be text. Cost: linear in the text.
 *
 * @param title what the file is, in messages
 */
export function parsedYaml(text: string, file: string, title = 'a scenario'): Parsed {
  const start = { file, line: 1, column: 1 };
  if (text.length > mostLetters) {
    return { problems: [errorAt(start, `expected at most ${mostLetters} letters, found ${text.length}`)] };
  }
  const lines = new LineCounter();
  const place = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    version: '1.2',
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return { problems: syntaxProblems(faults, place, text) };
  if (document.contents === null) return { problems: [errorAt(start, `expected ${title}, found an empty file`)] };
  return locatedYaml(document.contents, place);
}

function syntaxProblems(
  faults: readonly YAMLError[],
  place: (offset: number) => SourcePosition,
  text: string,
): Problem[] {
  const tooDeep = faults.find((fault) => fault.code === 'RESOURCE_EXHAUSTION');
  // What follows the first fault of nesting without end is noise from the same cause.
  const told = tooDeep === undefined ? faults : [tooDeep];
  const problems = told.map((fault) => errorAt(place(fault.pos[0]), syntaxMessage(fault, text)));
  return firstOfEachLine(problems).slice(0, mostSyntaxProblems);
}

/** What is wrong behind the first fault of a line mostly comes from the same slip. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const byLine = new Map<number, Problem>();
  for (const problem of problems) {
    if (!byLine.has(problem.position.line)) byLine.set(problem.position.line, problem);
  }
  return [...byLine.values()];
}

function syntaxMessage(fault: YAMLError, text: string): string {
  const found = shown(text.slice(fault.pos[0], fault.pos[1]));
  switch (fault.code) {
    case 'TAB_AS_INDENT':
      return 'expected spaces as indentation, found a tab';
    case 'DUPLICATE_KEY':
      return `expected each key once, found ${keyAt(text, fault.pos[0])} a second time`;
    case 'MULTIPLE_DOCS':
      return 'expected one YAML document, found a second one after "---"';
    case 'TAG_RESOLVE_FAILED':
      return `expected plain YAML without tags, found ${found}`;
    case 'RESOURCE_EXHAUSTION':
      return `expected nesting of at most ${deepestNesting} levels, found more`;
    default:
      return `expected valid YAML, found a fault: ${oneLine(fault.message)}`;
  }
}

function keyAt(text: string, offset: number): string {
  return shown(/^[^\s:,}]+/.exec(text.slice(offset, offset + 200))?.[0] ?? '');
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}
