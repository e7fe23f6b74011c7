import { at, entryOf, isAbsent, itemsOf, keysOf, type LocatedMap, positionOf, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { Candidate, Workload } from '../scenario.js';
import { eitherOf, expectedFound } from '../wording.js';

/** Cores of a pair, and pairs' VMs on a host, that vSphere 8 supports at most (vsphere.ft.limits). */
const mostCores = 8;
const mostOnHost = 4;

/** What is of vSphere alone: written with another product it would be passed over in silence. */
const ofVsphere = ['isolation', 'component-protection', 'proactive', 'fault-tolerance'];

/** Settings of vSphere HA with vSphere, and what needs shared storage or several hosts where these are. */
export function highAvailabilityProblems(candidate: Candidate, tree: LocatedMap): Problem[] {
  const { kind } = candidate.ha;
  if (kind !== 'vsphere') {
    return ofVsphere.flatMap((key) => {
      const entry = entryOf(at(tree, 'ha'), key);
      if (entry === undefined || isAbsent(entry.value)) return [];
      const way = `(take it away with ${key}: null)`;
      return [errorAt(entry.position, `expected ${key} only with kind: vsphere, found kind: ${kind} ${way}`)];
    });
  }
  return [...proactiveProblems(candidate, tree), ...pairProblems(candidate, tree)];
}

/** Hosts are emptied by live migration: VMs whose disks lie in them cannot leave. */
function proactiveProblems({ ha, storage }: Candidate, tree: LocatedMap): Problem[] {
  if (!ha.proactive || storage.kind !== 'local') return [];
  const position = positionOf(tree, ['ha', 'proactive']);
  return [errorAt(position, 'expected shared storage for Proactive HA, found storage of kind local')];
}

/** Pairs in lockstep: of workloads that are there and may be one, on hosts that can carry them. */
function pairProblems(candidate: Candidate, tree: LocatedMap): Problem[] {
  const listed = itemsOf(at(tree, 'ha', 'fault-tolerance'));
  if (listed.length === 0) return [];
  const { position } = listed[0]!;
  const named = listed.flatMap((item) => nameProblem(item, candidate, tree));
  if (named.length > 0) return named;
  const hosts = candidate.hosts.reduce((sum, { count }) => sum + count, 0);
  const vms = 2 * candidate.ha.faultTolerance.length;
  if (hosts > 0 && (hosts < 2 || vms > mostOnHost * hosts)) {
    const expected = hosts < 2 ? 'two hosts' : `at most ${mostOnHost} of their VMs on a host`;
    const found = hosts < 2 ? 'one' : `${vms} on ${hosts} hosts`;
    return [errorAt(position, `expected ${expected} for fault tolerance pairs, found ${found}`)];
  }
  if (candidate.storage.kind !== 'local') return [];
  return [errorAt(position, 'expected shared storage for fault tolerance pairs, found storage of kind local')];
}

function nameProblem(item: ReturnType<typeof itemsOf>[number], { workloads }: Candidate, tree: LocatedMap): Problem[] {
  const id = textOf(item);
  if (id === undefined) return [];
  const names = keysOf(at(tree, 'workloads'));
  if (!names.includes(id)) {
    const expected = `the name of a workload${names.length > 0 ? ` (${eitherOf(names)})` : ''}`;
    return [errorAt(item.position, expectedFound(expected, id, names))];
  }
  const workload = workloads.find((one) => one.id === id);
  const fault = workload === undefined ? null : unsuitable(workload);
  return fault === null ? [] : [errorAt(item.position, fault)];
}

function unsuitable({ id, instances, each }: Workload): string | null {
  if (instances > 1)
    return `expected a workload of one instance, which is run twice, found "${id}" with ${instances} instances`;
  if (each.cpu > mostCores) return `expected a workload of at most ${mostCores} cores, found "${id}" with ${each.cpu}`;
  return null;
}
