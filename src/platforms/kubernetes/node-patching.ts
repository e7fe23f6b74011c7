import type { Candidate, PlannedSettings } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import type { ModelDraft } from '../model-draft.js';
import { plannedDuration, plannedPeriod } from '../planned.js';
import { type ClusterNode, kubeletOf, osOf } from './cluster-node.js';
import { masterProcesses, processOf } from './control-plane.js';
import type { NodeRoles } from './node-roles.js';

type Job = readonly [job: keyof PlannedSettings, id: string, cause: string];

/** What is done to the operating system of a node: with its machine, or as the guest of a virtual one. */
function jobsOn(isVirtual: boolean): readonly Job[] {
  const patching: Job = isVirtual
    ? ['guestPatching', 'node patching', 'planned-guest-patching']
    : ['hostPatching', 'node patching', 'planned-host-patching'];
  return [patching, ['platformUpgrade', 'platform upgrade', 'planned-upgrade']];
}

/** Nodes take their turn, drained first where they carry pods; control-plane nodes without pods are simply taken down. */
export function nodePatching(draft: ModelDraft, candidate: Candidate, roles: NodeRoles): void {
  for (const [job, id, cause] of jobsOn(candidate.runsOn !== null)) {
    const period = plannedPeriod(draft, candidate, job);
    if (period === null) continue;
    const timing = { cause, period: after(period), duration: after(plannedDuration(draft, candidate, job)) };
    draft.planned.push({
      ...timing,
      kind: 'seat',
      id,
      seats: roles.workers.map((node) => node.id),
      // A virtual node's system is the VM itself; with its pods gone, its kubelet stands for it.
      components: roles.workers.map((node) => [node.machine === null ? kubeletOf(node) : osOf(node)]),
      evacuation: 'drain',
    });
    const without = [...new Set([...roles.masters, ...roles.etcd])].filter((node) => !roles.workers.includes(node));
    if (without.length === 0) continue;
    draft.planned.push({
      ...timing,
      kind: 'component',
      id: `${id} of the control plane`,
      components: without.map((node) => (node.machine === null ? processesOn(node, roles) : [osOf(node)])),
    });
  }
}

function processesOn(node: ClusterNode, roles: NodeRoles): string[] {
  return [
    ...(roles.etcd.includes(node) ? [processOf(node, 'etcd')] : []),
    ...(roles.masters.includes(node) ? masterProcesses.map((name) => processOf(node, name)) : []),
  ];
}
