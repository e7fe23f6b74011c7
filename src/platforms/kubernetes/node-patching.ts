import type { Candidate } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import type { ModelDraft } from '../model-draft.js';
import { plannedDuration, plannedPeriod } from '../planned.js';
import type { ClusterNode } from './cluster-node.js';
import type { NodeRoles } from './node-roles.js';

const jobs = [
  ['hostPatching', 'node patching', 'planned-host-patching'],
  ['platformUpgrade', 'platform upgrade', 'planned-upgrade'],
] as const;

/** Workers are drained one after another, patched or upgraded, and come back. */
export function workerPatching(draft: ModelDraft, candidate: Candidate, workers: readonly ClusterNode[]): void {
  for (const [job, id, cause] of jobs) {
    const period = plannedPeriod(draft, candidate, job);
    if (period === null) continue;
    draft.planned.push({
      kind: 'seat',
      id,
      cause,
      seats: workers.map((node) => node.id),
      components: workers.map((node) => [`${node.id} os`]),
      period: after(period),
      duration: after(plannedDuration(draft, candidate, job)),
      evacuation: 'drain',
    });
  }
}

/** Control-plane and etcd nodes that carry no pods take their turn the same way. */
export function masterPatching(draft: ModelDraft, candidate: Candidate, roles: NodeRoles): void {
  const nodes = [...new Set([...roles.masters, ...roles.etcd])].filter((node) => !roles.workers.includes(node));
  if (nodes.length === 0) return;
  for (const [job, id, cause] of jobs) {
    const period = plannedPeriod(draft, candidate, job);
    if (period === null) continue;
    draft.planned.push({
      kind: 'component',
      id: `${id} of the control plane`,
      cause,
      components: nodes.map((node) => [`${node.id} os`]),
      period: after(period),
      duration: after(plannedDuration(draft, candidate, job)),
    });
  }
}
