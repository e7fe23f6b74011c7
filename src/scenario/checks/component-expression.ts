import { type Located, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { SourcePosition } from '../scenario.js';
import { eitherOf, expectedFound } from '../wording.js';
import { componentsNamed, worksExpression } from '../works-expression.js';

/** The components an expression names. What it does not name may be what was meant: unknown names are told first. */
export function expressionNames(
  located: Located,
  names: readonly string[],
): { readonly names: ReadonlySet<string>; readonly problems: readonly Problem[] } {
  const text = textOf(located);
  if (text === undefined) return { names: new Set(names), problems: [] };
  const read = worksExpression(text);
  if ('fault' in read) {
    return { names: new Set(), problems: [errorAt(within(located, read.fault.at), read.fault.message)] };
  }
  const named = componentsNamed(read.expression);
  const unknown = named.filter(({ id }) => !names.includes(id));
  return {
    names: new Set(named.map(({ id }) => id)),
    problems: unknown.map(({ id, at: place }) => {
      return errorAt(within(located, place), expectedFound(`a component (${eitherOf(names)})`, id, names));
    }),
  };
}

/** The place of a letter of a text: exact when the text stands on one line. */
function within(located: Located, letter: number): SourcePosition {
  const { position } = located;
  const offset = located.kind === 'scalar' ? located.letterAt : null;
  return offset === null ? position : { ...position, column: position.column + offset + letter };
}
