import { at, entriesOf, isAbsent, itemsOf, type Located, type LocatedMap, textOf } from '../located.js';
import type { SourcePosition } from '../scenario.js';
import { type Demand, demandsOf, perEntry, type Wanted, wants } from './demand.js';

/**
 * What a candidate must say once everything is merged.
 *
 * @param position where to point when the candidate itself lacks something
 */
export function candidateDemands(id: string, tree: LocatedMap, position: SourcePosition): Demand[] {
  const platform = {
    map: tree,
    key: 'platform',
    expected: `a platform (vm, kubernetes or custom) in "${id}"`,
    position,
  };
  const kinds = ['ingress', 'storage'].flatMap((key) => demandsOf(tree, [key], [['kind', `the kind of ${key}`]]));
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
