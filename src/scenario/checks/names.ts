import { sitesJoinedBy } from '../build/platform.js';
import { at, entriesOf, isAbsent, itemsOf, keysOf, type Located, type LocatedMap, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import { managementApi, type SourcePosition } from '../scenario.js';
import { eitherOf, expectedFound, nearName } from '../wording.js';

type Trees = ReadonlyMap<string, LocatedMap>;

interface Mention {
  readonly name: string;
  readonly position: SourcePosition;
}

/** Every name that stands for something said elsewhere and does not exist there. */
export function nameProblems(root: Located, trees: Trees): Problem[] {
  return [...baselineProblems(root, trees), ...[...trees].flatMap(([id, tree]) => candidateProblems(id, tree, trees))];
}

function baselineProblems(root: Located, trees: Trees): Problem[] {
  return unknown(scalars(at(root, 'baseline')), [...trees.keys()], 'the name of a candidate');
}

function candidateProblems(id: string, tree: LocatedMap, trees: Trees): Problem[] {
  return [
    ...carrierProblems(tree, trees),
    ...usedProblems(id, tree, trees),
    ...serviceProblems(tree, trees),
    ...siteProblems(id, tree, trees),
  ];
}

function carrierProblems(tree: LocatedMap, trees: Trees): Problem[] {
  const [mention] = scalars(at(tree, 'runs-on'));
  if (mention === undefined) return [];
  const missing = unknown([mention], [...trees.keys()], 'the name of a vm candidate');
  if (missing.length > 0) return missing;
  const platform = textOf(at(trees.get(mention.name), 'platform'));
  if (platform === 'vm' || platform === undefined) return [];
  return [
    errorAt(mention.position, `expected a candidate with platform: vm, found "${mention.name}" with ${platform}`),
  ];
}

/** Needs and calls name workloads or externals of the same candidate. */
function usedProblems(id: string, tree: LocatedMap, trees: Trees): Problem[] {
  if (textOf(at(tree, 'platform')) === 'custom') return [];
  // Said as a list, or the like: then it is not known which there are.
  if (!['workloads', 'external'].every((key) => isAbsent(at(tree, key)) || at(tree, key)?.kind === 'map')) return [];
  const services = entriesOf(at(tree, 'services')).flatMap(([, { value }]) => [at(value, 'needs'), at(value, 'entry')]);
  const calls = entriesOf(at(tree, 'workloads')).map(([, { value }]) => at(value, 'calls'));
  const mentionsOf = (lists: typeof services) => lists.flatMap((list) => itemsOf(list).flatMap(mentionsIn));
  const mentions = [...mentionsOf(services).filter(({ name }) => name !== managementApi), ...mentionsOf(calls)];
  const namesOf = (one: Located) => [...keysOf(at(one, 'workloads')), ...keysOf(at(one, 'external'))];
  return unknownHere(mentions, id, namesOf(tree), [...trees.values()].flatMap(namesOf), 'a workload or external');
}

/** Where prices and observations are said by service. */
function serviceProblems(tree: LocatedMap, trees: Trees): Problem[] {
  const mentions = [...keyMentions(at(tree, 'prices', 'downtime')), ...keyMentions(at(tree, 'observed'))];
  const names = [...trees.values()].flatMap((one) => keysOf(at(one, 'services')));
  if (names.length === 0) return [];
  return unknown(mentions, names, 'the name of a service');
}

function siteProblems(id: string, tree: LocatedMap, trees: Trees): Problem[] {
  const counted = [
    at(tree, 'control-plane', 'members'),
    at(tree, 'control-plane', 'etcd-members'),
    at(tree, 'storage', 'copies'),
  ];
  const named = [at(tree, 'storage', 'at'), at(tree, 'storage', 'copy-to')];
  const mentions = [...counted.flatMap(keyMentions), ...named.flatMap(scalars)];
  const sitesOf = (one: Located) => keysOf(at(one, 'sites'));
  const everywhere = [...trees.values()].flatMap(sitesOf);
  return [...unknownHere(mentions, id, sitesOf(tree), everywhere, 'a site'), ...linkProblems(tree, trees)];
}

/** Ends of links: sites of any candidate, since a link said for all may be of use to some only. */
function linkProblems(tree: LocatedMap, trees: Trees): Problem[] {
  const sites = [...trees.values()].map((one) => keysOf(at(one, 'sites')));
  const links = entriesOf(at(tree, 'links')).filter(([, { value }]) => !isAbsent(value));
  return links.flatMap(([id, { value, position }]) => {
    const ends = at(value, 'between');
    if (!isAbsent(ends)) return unknown(itemsOf(ends).flatMap(scalars), sites.flat(), 'the name of a site');
    if (sites.some((here) => sitesJoinedBy(id, here) !== null)) return [];
    const expected =
      'a link named after two sites of a candidate, such as north-south, or one with between: [north, south]';
    return [errorAt(position, expectedFound(expected, id))];
  });
}

function unknownHere(
  mentions: readonly Mention[],
  id: string,
  here: readonly string[],
  everywhere: readonly string[],
  what: string,
): Problem[] {
  return mentions.flatMap((mention) => {
    if (here.includes(mention.name)) return [];
    const elsewhere = everywhere.includes(mention.name);
    return unknown([mention], here, elsewhere ? `${what} that candidate "${id}" has` : `the name of ${what}`);
  });
}

function unknown(mentions: readonly Mention[], names: readonly string[], what: string): Problem[] {
  return mentions
    .filter(({ name }) => !names.includes(name))
    .map(({ name, position }) => {
      const choice = nearName(name, names) === null && names.length > 0 ? ` (${eitherOf([...new Set(names)])})` : '';
      return errorAt(position, expectedFound(`${what}${choice}`, name, names));
    });
}

function mentionsIn(item: Located): Mention[] {
  return item.kind === 'map' ? keyMentions(item) : scalars(item);
}

function scalars(located: Located | undefined): Mention[] {
  const name = textOf(located);
  return name === undefined ? [] : [{ name, position: located!.position }];
}

function keyMentions(located: Located | undefined): Mention[] {
  return entriesOf(located)
    .filter(([, { value }]) => !isAbsent(value))
    .map(([name, { position }]) => ({ name, position }));
}
