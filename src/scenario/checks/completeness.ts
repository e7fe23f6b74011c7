import {
  at,
  entriesOf,
  entryOf,
  isAbsent,
  itemsOf,
  keysOf,
  type Located,
  type LocatedMap,
  textOf,
} from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { SourcePosition } from '../scenario.js';

/** A map that must have a key once everything is merged. */
interface Demand {
  readonly map: Located | undefined;
  readonly key: string;
  /** What stands there, with an example. */
  readonly expected: string;
  /** Where to point when the map is complete but for this. */
  readonly position: SourcePosition;
}

/**
 * What is missing in the file, judged after merging.
 *
 * @param misspelt whether an unknown key stands at a place: then what is missing was probably meant there
 */
export function completenessProblems(
  root: Located,
  trees: ReadonlyMap<string, LocatedMap>,
  misspelt: (position: SourcePosition) => boolean,
): Problem[] {
  const demands = [
    ...rootDemands(root, trees),
    ...[...trees].flatMap(([id, tree]) => candidateDemands(id, tree, root)),
  ];
  return demands.flatMap(({ map, key, expected, position }) => {
    if (map?.kind !== 'map' || !isAbsent(at(map, key))) return [];
    if (entriesOf(map).some(([, entry]) => misspelt(entry.position))) return [];
    return [errorAt(position, `expected ${expected}, found nothing`)];
  });
}

function rootDemands(root: Located, trees: ReadonlyMap<string, LocatedMap>): Demand[] {
  const position = root.position;
  const said = entryOf(root, 'candidates');
  const nobody = said !== undefined && keysOf(said.value).length === 0;
  return [
    { map: root, key: 'ninefold', expected: '"ninefold: 1", the version of this format', position },
    { map: root, key: 'title', expected: 'a title', position },
    {
      map: nobody ? empty(position) : root,
      key: 'candidates',
      expected: 'candidates to compare',
      position: said?.position ?? position,
    },
    ...servicesDemands(root, trees),
  ];
}

/** Once for all when no candidate has any. A custom system may go without: it is one service. */
function servicesDemands(root: Located, trees: ReadonlyMap<string, LocatedMap>): Demand[] {
  const platforms = [...trees].filter(([, tree]) => textOf(at(tree, 'platform')) !== 'custom');
  const without = platforms.filter(([, tree]) => keysOf(at(tree, 'services')).length === 0);
  const key = 'services';
  const expected = 'services: what users see, such as services: { shop: { needs: [web] } }';
  if (without.length === platforms.length && without.length > 0) {
    return [
      {
        map: root.kind === 'map' && isAbsent(at(root, key)) ? root : empty(root.position),
        key,
        expected,
        position: root.position,
      },
    ];
  }
  return without.map(([id, tree]) => ({
    map: empty(tree.position),
    key,
    expected,
    position: candidatePosition(root, id),
  }));
}

function empty(position: SourcePosition): LocatedMap {
  return { kind: 'map', position, entries: new Map() };
}

function candidateDemands(id: string, tree: LocatedMap, root: Located): Demand[] {
  const position = at(root, 'candidates') === undefined ? root.position : candidatePosition(root, id);
  const platform = {
    map: tree,
    key: 'platform',
    expected: `a platform (vm, kubernetes or custom) in "${id}"`,
    position,
  };
  const kinds = ['ingress', 'storage'].flatMap((key) => demandsOf(tree, [key], [['kind', `its kind`]]));
  return [
    platform,
    ...kinds,
    ...perEntry(tree, 'workloads', [['each', 'what one instance takes, such as each: { cpu: 2, memory: 4 GiB }']]),
    ...entriesOf(at(tree, 'workloads')).flatMap(([name]) => [
      ...demandsOf(tree, ['workloads', name, 'each'], size),
      ...demandsOf(tree, ['workloads', name, 'releases'], releases),
    ]),
    ...perEntry(tree, 'external', [
      ['availability', 'its availability, such as 99.95%'],
      ['outages', 'its outages, such as 4 per y'],
    ]),
    ...perEntry(tree, 'nodes', [['count', 'how many nodes'], ...size]),
    ...perEntry(tree, 'sites', [['hosts', 'its hosts']]),
    ...hostDemands(tree),
    ...demandsOf(
      tree,
      ['site-failover'],
      [
        ['decide', 'how long it takes to decide'],
        ['act', 'how long it takes to act'],
      ],
    ),
    ...['host-patching', 'guest-patching', 'platform-upgrade'].flatMap((job) =>
      demandsOf(tree, ['planned', job], jobs),
    ),
    ...(textOf(at(tree, 'platform')) === 'custom' ? [] : serviceDemands(tree)),
  ];
}

type Wanted = readonly (readonly [key: string, expected: string])[];

const size: Wanted = [
  ['cpu', 'cores, such as cpu: 2'],
  ['memory', 'memory, such as memory: 4 GiB'],
];
const releases: Wanted = [
  ['every', 'the time between releases, such as every: 1 w'],
  ['failing', 'the share of releases that fail, such as failing: 5%'],
];
const jobs: Wanted = [
  ['every', 'the time between rounds, such as every: 1 month'],
  ['duration', 'the time each machine takes, such as duration: 30 min'],
];

function serviceDemands(tree: LocatedMap): Demand[] {
  return entriesOf(at(tree, 'services')).flatMap(([name, { value, position }]) => {
    if (!isAbsent(at(value, 'entry'))) return [];
    return [{ map: value, key: 'needs', expected: `what service "${name}" needs, such as needs: [web]`, position }];
  });
}

function hostDemands(tree: LocatedMap): Demand[] {
  const sites = entriesOf(at(tree, 'sites')).map(([, { value }]) => at(value, 'hosts'));
  return [at(tree, 'hosts'), ...sites].flatMap((hosts) => {
    const groups = hosts?.kind === 'list' ? itemsOf(hosts) : hosts ? [hosts] : [];
    return groups
      .filter((group) => isAbsent(at(group, 'inventory')))
      .flatMap((group) => wants(group, group.position, [['count', 'how many hosts, such as count: 6'], ...size]));
  });
}

/** Whether a host group says itself what it consists of. */
export function completeWithoutInventory(group: Located | undefined): boolean {
  return ['count', 'cpu', 'memory'].every((key) => !isAbsent(at(group, key)));
}

function perEntry(tree: LocatedMap, key: string, wanted: Wanted): Demand[] {
  return entriesOf(at(tree, key)).flatMap(([, { value, position }]) => wants(value, position, wanted));
}

function demandsOf(tree: LocatedMap, path: readonly string[], wanted: Wanted): Demand[] {
  const map = at(tree, ...path);
  return map === undefined ? [] : wants(map, map.position, wanted);
}

function wants(map: Located, position: SourcePosition, wanted: Wanted): Demand[] {
  return wanted.map(([key, expected]) => ({ map, key, expected, position }));
}

function candidatePosition(root: Located, id: string): SourcePosition {
  const entry = entriesOf(at(root, 'candidates')).find(([name]) => name === id);
  return entry?.[1].position ?? root.position;
}
