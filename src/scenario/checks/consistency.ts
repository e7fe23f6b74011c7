import { at, entriesOf, entryOf, isAbsent, type LocatedMap, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { SourcePosition } from '../scenario.js';
import { eitherOf } from '../wording.js';

const platformsOf: Readonly<Record<string, readonly string[]>> = {
  ha: ['vm'],
  overcommit: ['vm'],
  'control-plane': ['kubernetes'],
  runtime: ['kubernetes'],
  images: ['kubernetes'],
  'add-ons': ['kubernetes'],
  'runs-on': ['kubernetes'],
  nodes: ['kubernetes'],
  ingress: ['vm', 'kubernetes'],
  storage: ['vm', 'kubernetes'],
  hosts: ['vm', 'kubernetes'],
  sites: ['vm', 'kubernetes'],
  'site-failover': ['vm', 'kubernetes'],
  components: ['custom'],
  works: ['custom'],
  crews: ['custom'],
  'common-causes': ['custom'],
  chain: ['custom'],
};

/** Keys of a candidate that cannot stand together, and machines that are missing altogether. */
export function consistencyProblems(tree: LocatedMap, position: SourcePosition): Problem[] {
  return [...platformProblems(tree), ...machineProblems(tree, position), ...serviceProblems(tree)];
}

/** What would be passed over in silence is refused: who writes `ha` believes it counts. */
function platformProblems(tree: LocatedMap): Problem[] {
  const platform = textOf(at(tree, 'platform'));
  if (platform === undefined || !['vm', 'kubernetes', 'custom'].includes(platform)) return [];
  return entriesOf(tree).flatMap(([key, entry]) => {
    const platforms = platformsOf[key];
    if (platforms === undefined || platforms.includes(platform)) return [];
    const way = `(take it away with ${key}: null)`;
    return [
      errorAt(
        entry.position,
        `expected ${key} only with platform: ${eitherOf(platforms)}, found platform: ${platform} ${way}`,
      ),
    ];
  });
}

function machineProblems(tree: LocatedMap, position: SourcePosition): Problem[] {
  const said = ['hosts', 'sites', 'runs-on'].filter((key) => !isAbsent(at(tree, key)));
  const platform = textOf(at(tree, 'platform'));
  if (said.length > 1) {
    const entry = entryOf(tree, said[1])!;
    return [
      errorAt(
        entry.position,
        `expected one of hosts, sites and runs-on, found ${said.join(' and ')} (take one away with ${said[0]}: null)`,
      ),
    ];
  }
  const nodes = entryOf(tree, 'nodes');
  if (said[0] === 'runs-on' && nodes === undefined && platform === 'kubernetes') {
    return [
      errorAt(
        entryOf(tree, 'runs-on')!.position,
        'expected nodes beside runs-on: the virtual machines that are the cluster nodes, found nothing',
      ),
    ];
  }
  if (said[0] !== 'runs-on' && nodes !== undefined && platform === 'kubernetes') {
    return [
      errorAt(
        nodes.position,
        'expected nodes only beside runs-on, found them without it; machines of their own are said as hosts',
      ),
    ];
  }
  if (said.length > 0 || (platform !== 'vm' && platform !== 'kubernetes')) return [];
  return [
    errorAt(position, 'expected hosts, such as hosts: { count: 6, racks: 2, cpu: 32, memory: 256 GiB }, found nothing'),
  ];
}

function serviceProblems(tree: LocatedMap): Problem[] {
  return entriesOf(at(tree, 'services')).flatMap(([, { value }]) => {
    const entry = entryOf(value, 'entry');
    if (entry === undefined || isAbsent(entry.value) || isAbsent(at(value, 'needs'))) return [];
    return [errorAt(entry.position, 'expected either needs or entry, found both: they mean the same')];
  });
}
