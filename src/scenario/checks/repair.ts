import { at, entriesOf, isAbsent, itemsOf, keysOf, type Located, type LocatedMap, plain, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import { eitherOf, expectedFound } from '../wording.js';
import { expressionNames } from './component-expression.js';

const largestGroup = 12;
const modelKeys = ['beta', 'greek-letters', 'alpha'] as const;

/** Faults of what makes components depend on each other: spares that wait, crews, common causes. */
export function repairProblems(tree: LocatedMap): Problem[] {
  const names = keysOf(at(tree, 'components'));
  return [
    ...entriesOf(at(tree, 'components')).flatMap(([name, { value }]) => standbyProblems(name, value, names)),
    ...listedOnce(lists(tree, 'crews', 'repairs'), names, 'one crew'),
    ...listedOnce(lists(tree, 'common-causes', 'members'), names, 'one common cause'),
    ...entriesOf(at(tree, 'common-causes')).flatMap(([, { value }]) => causeProblems(value, at(tree, 'components'))),
  ];
}

function standbyProblems(name: string, component: Located, names: readonly string[]): Problem[] {
  const condition = at(component, 'standby', 'while');
  if (isAbsent(condition)) return [];
  const read = expressionNames(condition!, names);
  if (read.problems.length > 0) return [...read.problems];
  if (!read.names.has(name)) return [];
  return [errorAt(condition!.position, `expected other components than "${name}", which waits, found it itself`)];
}

/** Every list under a key of every entry, one after the other. */
function lists(tree: LocatedMap, of: string, key: string): Located[] {
  return entriesOf(at(tree, of)).flatMap(([, { value }]) => itemsOf(at(value, key)));
}

function listedOnce(items: readonly Located[], names: readonly string[], where: string): Problem[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const name = textOf(item);
    if (name === undefined) return [];
    if (!names.includes(name))
      return [errorAt(item.position, expectedFound(`a component (${eitherOf(names)})`, name, names))];
    if (seen.has(name))
      return [errorAt(item.position, `expected each component in ${where} at most, found "${name}" again`)];
    seen.add(name);
    return [];
  });
}

function causeProblems(cause: Located, components: Located | undefined): Problem[] {
  const said = modelKeys.filter((key) => !isAbsent(at(cause, key)));
  if (said.length !== 1) {
    const found = said.length === 0 ? 'none' : said.join(' and ');
    return [errorAt(cause.position, `expected one of ${eitherOf(modelKeys)}, found ${found}`)];
  }
  const members = itemsOf(at(cause, 'members'));
  return [...shareProblems(cause, said[0]!, members.length), ...alikeProblems(members, components)];
}

function shareProblems(cause: Located, key: (typeof modelKeys)[number], members: number): Problem[] {
  const shares = at(cause, key)!;
  const count = itemsOf(shares).length;
  if (key === 'beta' || members === 0) return [];
  if (members > largestGroup) {
    const found = `expected at most ${largestGroup} members unless with beta, found ${members}`;
    return [errorAt(at(cause, 'members')!.position, found)];
  }
  const most = key === 'alpha' ? members : members - 1;
  if (count <= most) return [];
  return [errorAt(shares.position, `expected at most ${most} shares for ${members} members, found ${count}`)];
}

/** A group has one failure rate: members that differ in theirs would have no common share of it. */
function alikeProblems(members: readonly Located[], components: Located | undefined): Problem[] {
  const rateOf = (member: Located | undefined) =>
    JSON.stringify(plain(at(components, textOf(member) ?? '', 'time-to-failure') ?? nothing));
  const other = members.find((member) => rateOf(member) !== rateOf(members[0]));
  if (other === undefined) return [];
  const [first, second] = [textOf(members[0]), textOf(other)];
  return [
    errorAt(
      other.position,
      `expected members with the same time-to-failure, found "${first}" and "${second}" that differ`,
    ),
  ];
}

const nothing: Located = { kind: 'list', position: { file: '', line: 0, column: 0 }, items: [] };
