import {
  at,
  entriesOf,
  isAbsent,
  keysOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  positionOf,
  textOf,
} from './located.js';
import { merged } from './merged.js';
import { errorAt, type Problem } from './problem.js';
import { shared } from './schema/candidate-schema.js';
import { expectedFound } from './wording.js';

/** What each candidate says once the top of the file and what it is `like` are laid under it. */
export interface CandidateTrees {
  /** By candidate, in the order of the file. */
  readonly trees: ReadonlyMap<string, LocatedMap>;
  /** Candidates that copy what does not exist: what they lack cannot be judged. */
  readonly incomplete: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** A report puts candidates side by side; so many already fit on no page. */
const mostCandidates = 200;

/** Every candidate's own words upon those of the candidate it is like, and these upon what is said for all. */
export function candidateTrees(root: Located): CandidateTrees {
  const said = at(root, 'candidates');
  const top = withNeeds(onlyShared(root));
  const problems: Problem[] = [];
  const trees = new Map<string, LocatedMap>();
  if (keysOf(said).length > mostCandidates) {
    const message = `expected at most ${mostCandidates} candidates, found ${keysOf(said).length}`;
    return { trees, incomplete: new Set(), problems: [errorAt(positionOf(root, ['candidates']), message)] };
  }
  for (const [id, { value }] of entriesOf(said)) {
    if (value.kind !== 'map') continue;
    const like = likeProblem(id, value, said);
    if (like !== null) problems.push(like);
    trees.set(id, treeOf(id, said, top, []));
  }
  const incomplete = new Set([...trees.keys()].filter((id) => !endsWell(id, said)));
  return { trees, incomplete, problems };
}

function treeOf(id: string, said: Located | undefined, top: Located, before: readonly string[]): LocatedMap {
  const own = at(said, id);
  const like = textOf(at(own, 'like'));
  const copied = like !== undefined && isMap(at(said, like)) && ![...before, id].includes(like);
  const base = copied ? without(treeOf(like, said, top, [...before, id]), ['name', 'like']) : top;
  const over: Located = isMap(own) ? own : { kind: 'map', position: top.position, entries: new Map() };
  return merged(base, withNeeds(over)) as LocatedMap;
}

function likeProblem(id: string, own: Located, said: Located | undefined): Problem | null {
  const value = at(own, 'like');
  const like = textOf(value);
  if (value === undefined || like === undefined) return null;
  if (!isMap(at(said, like)))
    return errorAt(value.position, expectedFound('the name of a candidate', like, keysOf(said)));
  const chain = [id];
  for (let next: string | undefined = like; next !== undefined; next = textOf(at(said, next, 'like'))) {
    // A circle is told once, at the candidate that comes first in the file.
    if (next === id && keysOf(said).find((name) => chain.includes(name)) !== id) return null;
    if (next === id)
      return errorAt(
        value.position,
        `expected candidates that are not like each other, found ${[...chain, id].join(' like ')}`,
      );
    if (chain.includes(next)) return null;
    chain.push(next);
  }
  return null;
}

/** Whether what a candidate is like, followed to the end, exists. */
function endsWell(id: string, said: Located | undefined): boolean {
  const passed = new Set<string>();
  for (let next: string | undefined = id; next !== undefined; next = textOf(at(said, next, 'like'))) {
    if (passed.has(next) || !isMap(at(said, next))) return false;
    passed.add(next);
  }
  return true;
}

function onlyShared(root: Located): LocatedMap {
  const entries = entriesOf(root).filter(([key, { value }]) => Object.hasOwn(shared, key) && !isAbsent(value));
  return merged(undefined, { kind: 'map', position: root.position, entries: new Map(entries) }) as LocatedMap;
}

/** `entry` is another word for `needs`; under one name they replace each other. */
function withNeeds(tree: Located): LocatedMap {
  const map = tree as LocatedMap;
  const services = at(map, 'services');
  if (!isMap(services)) return map;
  const renamed = new Map(
    [...services.entries].map(([id, entry]) => [id, { ...entry, value: entryAsNeeds(entry.value) }]),
  );
  return withEntry(map, 'services', { ...services, entries: renamed });
}

function entryAsNeeds(service: Located): Located {
  if (!isMap(service) || !service.entries.has('entry') || service.entries.has('needs')) return service;
  return {
    ...service,
    entries: new Map(
      [...service.entries].map(([key, value]): [string, LocatedEntry] => [key === 'entry' ? 'needs' : key, value]),
    ),
  };
}

function withEntry(map: LocatedMap, key: string, value: Located): LocatedMap {
  const position = map.entries.get(key)?.position ?? map.position;
  return { ...map, entries: new Map([...map.entries, [key, { position, value }]]) };
}

function without(map: LocatedMap, keys: readonly string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) };
}

function isMap(located: Located | undefined): located is LocatedMap {
  return located?.kind === 'map';
}
