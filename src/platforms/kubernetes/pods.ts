import { always, type Condition, type Delay, type RelocationRule } from '../../model/system-model.js';
import type { Candidate, Workload } from '../../scenario/scenario.js';
import { applicationModes, releasePeriod } from '../applications.js';
import { after } from '../blueprint.js';
import type { ModelDraft } from '../model-draft.js';
import { storagePathMode } from '../storage-path.js';
import type { ClusterNode } from './cluster-node.js';

/** Node lifecycle: NotReady takes pods out of the endpoints, the toleration later they are evicted, if a controller acts. */
export function podRelocationRule(recovery: Condition): RelocationRule {
  return {
    id: 'pod-eviction',
    controller: recovery,
    leaveRotation: after('kubernetes.detection', 'kubernetes.endpoint-sync'),
    commit: after('kubernetes.toleration'),
    isolationCause: 'kubelet',
    relocates: true,
    // The control plane cannot tell an isolated node from a lost one.
    whenIsolated: 'as-lost',
    coverageFactor: 'relocation.coverage-factor',
    manualRecovery: after('failover.manual-recovery'),
    falseDetection: {
      cause: 'false-detection',
      timeToFailure: after('kubernetes.false-detection.time-to-failure'),
      timeToRestore: after('kubernetes.false-detection.time-to-restore'),
    },
  };
}

/** Terms of a pod's start on another node, after its deletion. */
export function podStartElsewhere(draft: ModelDraft, workload: Workload): string[] {
  const attach = workload.storage === 'attached' ? ['volume.attach'] : [];
  return [...pullOf(draft.candidate), 'pod.start', ...attach, draft.startOf(workload), 'kubernetes.endpoint-sync'];
}

/** What a pod waits for on a node that has not run it yet. */
export const pullOf = ({ images }: Candidate): string[] => (images === 'pulled' ? ['image.pull'] : []);

export function podWorkload(
  draft: ModelDraft,
  candidate: Candidate,
  workload: Workload,
  nodes: readonly ClusterNode[],
  layout: readonly string[],
  storage: Condition,
  startNeeds: Condition,
): void {
  const attached = workload.storage === 'attached';
  // A volume on the node's own disk keeps its pod there, which makes the node unlike the others.
  const staysAt = attached && candidate.storage.kind === 'local' ? new Set(layout) : null;
  for (const node of nodes) if (staysAt?.has(node.id)) draft.mark(node, `keeps ${workload.id}`);
  draft.workloads.push({
    id: workload.id,
    instances: workload.instances,
    required: workload.required,
    each: workload.each,
    rule: 'pod-eviction',
    seats: staysAt === null ? nodes.map((node) => node.id) : [...staysAt],
    layout,
    spread: workload.spread,
    hardSpread: workload.hardSpread,
    apart: false,
    needs: attached && candidate.storage.kind !== 'local' ? storage : always,
    ...applicationModes(draft, workload, {
      restart: 'container.restart',
      hangDetection: 'app.hang-detection',
      retryWait: 'crash-loop.wait',
      needsAgent: true,
      surroundings:
        hasOwnPaths(candidate) && attached
          ? [storagePathMode(draft, ['failover.manual-recovery', 'pod.start', draft.startOf(workload)])]
          : [],
    }),
    startInPlace: after('pod.start', draft.startOf(workload)),
    act: { terms: podStartElsewhere(draft, workload) },
    actNeeds: startNeeds,
    detach: releaseOf(workload),
    rebalance: after(releasePeriod(workload) ?? 'kubernetes.rebalance'),
  });
}

/**
 * Between the deletion of a pod on a dead node and the start of its replacement: a volume is forced free, a pod of a
 * StatefulSet stays until its node is back or a person marks the node out of service, which frees its volumes as well.
 */
export function releaseOf({ controller, storage }: Workload): Delay | null {
  if (controller === 'stateful-set') return after('failover.manual-recovery');
  return storage === 'attached' ? after('kubernetes.detach-wait') : null;
}

/** A volume that is a disk of the cluster node's VM goes by the paths of that VM. */
export function hasOwnPaths({ storage, runsOn }: Candidate): boolean {
  return storage.kind !== 'local' && storage.kind !== runsOn?.storage.kind;
}
