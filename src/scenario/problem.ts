import type { SourcePosition } from './scenario.js';
import { printable } from './wording.js';

/** One mistake (or doubt) in a scenario: where it stands, what was expected and what was found. */
export interface Problem {
  readonly position: SourcePosition;
  /** One line: `expected …, found …; nearest: …` */
  readonly message: string;
  /** An error stops the reading; a warning is only said. */
  readonly severity: 'error' | 'warning';
}

export function errorAt(position: SourcePosition, message: string): Problem {
  return { position, message, severity: 'error' };
}

export function warningAt(position: SourcePosition, message: string): Problem {
  return { position, message, severity: 'warning' };
}

/** `file:line:column: message`, as compilers write it, so that editors can jump there. */
export function formatProblem(problem: Problem): string {
  const { file, line, column } = problem.position;
  const mark = problem.severity === 'warning' ? 'warning: ' : '';
  return `${printable(file)}:${line}:${column}: ${mark}${problem.message}`;
}

/** File by file as they are first told of, in the order of each, each problem once: what is said once at the top may be found wanting in every candidate. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  const files = [...new Set(problems.map(({ position }) => position.file))];
  const place = ({ position }: Problem) => files.indexOf(position.file);
  return [...once.values()].sort(
    (a, b) => place(a) - place(b) || a.position.line - b.position.line || a.position.column - b.position.column,
  );
}
