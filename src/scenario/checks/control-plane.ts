import { totalOf } from '../build/platform.js';
import { at, entriesOf, isAbsent, type LocatedMap, positionOf } from '../located.js';
import { errorAt, type Problem, warningAt } from '../problem.js';
import type { Candidate, ControlPlane } from '../scenario.js';

/** Whether the masters and etcd members of a candidate have machines to stand on, and form a sensible quorum. */
export function controlPlaneProblems(candidate: Candidate, tree: LocatedMap): Problem[] {
  const { controlPlane } = candidate;
  if (controlPlane === null) return [];
  return [
    ...quorumProblems(controlPlane, tree),
    ...(candidate.runsOn === null
      ? hostProblems(candidate, controlPlane, tree)
      : nodeProblems(candidate, controlPlane, tree)),
  ];
}

function quorumProblems({ etcdMembers }: ControlPlane, tree: LocatedMap): Problem[] {
  const members = totalOf(etcdMembers);
  if (members % 2 === 1) return [];
  const position = membersPosition(tree, 'etcd-members');
  return [
    warningAt(position, `${members} etcd members survive no more failures than ${members - 1}; an odd number is usual`),
  ];
}

function hostProblems(candidate: Candidate, controlPlane: ControlPlane, tree: LocatedMap): Problem[] {
  // Groups with a fault are not among them: then it is not known how many there are.
  if (candidate.hosts.length === 0 || candidate.hosts.length < groupsSaid(tree)) return [];
  const hosts = candidate.hosts.reduce((sum, group) => sum + group.count, 0);
  const { needed, because } = machinesNeeded(controlPlane);
  if (hosts < needed) {
    return [
      errorAt(membersPosition(tree, 'members'), `expected at least ${needed} hosts (${because}), found ${hosts}`),
    ];
  }
  return siteProblems(candidate, controlPlane, tree);
}

function groupsSaid(tree: LocatedMap): number {
  const atSites = entriesOf(at(tree, 'sites')).map(([, { value }]) => at(value, 'hosts'));
  return [at(tree, 'hosts'), ...atSites].reduce((sum, hosts) => {
    return sum + (hosts?.kind === 'list' ? hosts.items.length : isAbsent(hosts) ? 0 : 1);
  }, 0);
}

function machinesNeeded({ members, etcd, etcdMembers, hosts }: ControlPlane) {
  const masters = totalOf(members);
  const separate = etcd === 'external' ? totalOf(etcdMembers) : 0;
  const workers = hosts === 'own' ? 1 : 0;
  const parts = [
    `${masters} ${masters === 1 ? 'master' : 'masters'}`,
    ...(separate > 0 ? [`${separate} external etcd members`] : []),
    ...(workers > 0 ? ['a worker, since the masters are on machines of their own'] : []),
  ];
  return { needed: masters + separate + workers, because: parts.join(', ') };
}

function siteProblems(candidate: Candidate, { members }: ControlPlane, tree: LocatedMap): Problem[] {
  return Object.entries(members).flatMap(([site, count]) => {
    const there = candidate.hosts.filter((group) => group.site === site).reduce((sum, group) => sum + group.count, 0);
    if (site === '' || there === 0 || count <= there) return [];
    const position = positionOf(tree, ['control-plane', 'members', site]);
    return [
      errorAt(position, `expected at most ${there} members, the number of hosts at site "${site}", found ${count}`),
    ];
  });
}

function nodeProblems({ nodePools }: Candidate, { members, hosts }: ControlPlane, tree: LocatedMap): Problem[] {
  if (nodePools.length === 0) return [];
  const masters = totalOf(members);
  const usable = nodePools.filter((pool) => pool.role === 'control-plane' || hosts === 'shared');
  const nodes = usable.reduce((sum, pool) => sum + pool.count, 0);
  if (nodes >= masters) return [];
  const kind = hosts === 'shared' ? 'nodes' : 'control-plane nodes (a pool named masters)';
  return [
    errorAt(positionOf(tree, ['nodes']), `expected at least ${masters} ${kind} for ${masters} members, found ${nodes}`),
  ];
}

/** Where the members are said, or else the nearest place. */
function membersPosition(tree: LocatedMap, key: string) {
  const said = positionOf(tree, ['control-plane', key]);
  const parent = positionOf(tree, ['control-plane']);
  return said === parent ? positionOf(tree, ['control-plane', 'members']) : said;
}
