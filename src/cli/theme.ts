import { readTheme } from '../node/read-theme.js';
import type { ReportTheme } from '../report/index.js';
import { formatProblem } from '../scenario/problem.js';
import { InputError } from './failure.js';

/**
 * The theme a command was given; null: none.
 *
 * @throws InputError with every mistake, one a line
 */
export function givenTheme(path: string | undefined): ReportTheme | null {
  if (path === undefined) return null;
  const { theme, problems } = readTheme(path);
  if (theme === null) throw new InputError(problems.map(formatProblem).join('\n'));
  return theme;
}
