import {
  at,
  entriesOf,
  isAbsent,
  itemsOf,
  keysOf,
  type Located,
  type LocatedMap,
  positionOf,
  textOf,
} from '../located.js';
import { errorAt, type Problem, warningAt } from '../problem.js';
import type { SourcePosition } from '../scenario.js';
import { eitherOf, expectedFound } from '../wording.js';
import { expressionNames } from './component-expression.js';
import { repairProblems } from './repair.js';

/** Faults of a textbook system: components with an expression, or a chain. Empty for other platforms. */
export function customProblems(tree: LocatedMap, position: SourcePosition): Problem[] {
  if (textOf(at(tree, 'platform')) !== 'custom') return [];
  const chain = at(tree, 'chain');
  const saysComponents = ['components', 'works', 'crews', 'common-causes'].some((key) => !isAbsent(at(tree, key)));
  if (!isAbsent(chain) && saysComponents) {
    return [errorAt(chain!.position, 'expected either components with works, or a chain, found both')];
  }
  if (!isAbsent(chain)) return chainProblems(chain!);
  if (!saysComponents) return [errorAt(position, 'expected components with works, or a chain, found neither')];
  return [...worksProblems(tree, position), ...repairProblems(tree)];
}

function worksProblems(tree: LocatedMap, position: SourcePosition): Problem[] {
  const works = at(tree, 'works');
  const components = at(tree, 'components');
  if (isAbsent(works)) return [errorAt(position, 'expected works, which says when the system works, found nothing')];
  if (isAbsent(components)) return [errorAt(position, 'expected components, found nothing')];
  const read = expressionNames(works!, keysOf(components));
  if (read.problems.length > 0) return [...read.problems];
  return entriesOf(components)
    .filter(([name]) => !read.names.has(name))
    .map(([name, entry]) =>
      warningAt(entry.position, `component "${name}" does not occur in works: it changes nothing`),
    );
}

function chainProblems(chain: Located): Problem[] {
  const states = itemsOf(at(chain, 'states'));
  const names = states.flatMap((state) => textOf(state) ?? []);
  if (names.length === 0) return [];
  const repeated = states.filter((state, index) => names.indexOf(textOf(state) ?? '') < index);
  const rates = itemsOf(at(chain, 'rates'));
  const mentions = [...itemsOf(at(chain, 'up')), ...rates.flatMap((rate) => [at(rate, 'from'), at(rate, 'to')])];
  return [
    ...repeated.map((state) =>
      errorAt(state.position, `expected each state once, found "${textOf(state)}" a second time`),
    ),
    ...mentions.flatMap((mention) => unknownState(mention, names)),
    ...rates.flatMap(selfLoop),
    ...neverDown(chain, names),
  ];
}

function unknownState(mention: Located | undefined, names: readonly string[]): Problem[] {
  const name = textOf(mention);
  if (name === undefined || names.includes(name)) return [];
  return [errorAt(mention!.position, expectedFound(`a state (${eitherOf(names)})`, name, names))];
}

function selfLoop(rate: Located): Problem[] {
  const from = textOf(at(rate, 'from'));
  if (from === undefined || from !== textOf(at(rate, 'to'))) return [];
  return [errorAt(positionOf(rate, ['to']), `expected another state than "${from}", which the rate leaves`)];
}

function neverDown(chain: Located, names: readonly string[]): Problem[] {
  const up = itemsOf(at(chain, 'up')).map(textOf);
  if (!names.every((name) => up.includes(name))) return [];
  return [warningAt(positionOf(chain, ['up']), 'every state is up: the system never fails')];
}
