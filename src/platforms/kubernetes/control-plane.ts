import type { Condition, FailoverGroup } from '../../model/system-model.js';
import type { ControlPlane } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import { all, type ModelDraft, mode } from '../model-draft.js';
import type { ClusterNode } from './cluster-node.js';

/** What the control plane offers the rest of the cluster. */
export interface ControlPlaneConditions {
  /** Lost nodes are noticed and pods moved: etcd has its quorum, an active controller-manager reaches it. */
  readonly recovery: Condition;
  /** The API answers on its virtual address. */
  readonly api: Condition;
}

/**
 * etcd members, API servers and controller-managers on their nodes (stacked: the same nodes), the virtual address in
 * front. The controller-manager talks to the API server beside it.
 */
export function controlPlane(
  draft: ModelDraft,
  settings: ControlPlane,
  masters: readonly ClusterNode[],
  etcdNodes: readonly ClusterNode[],
): ControlPlaneConditions {
  const process = (node: ClusterNode, name: string, kind: string, parameters: string, cause: string): Condition =>
    draft.component(
      `${node.id} ${name}`,
      kind,
      node.works,
      [mode(cause, `${parameters}.time-to-failure`, `${parameters}.time-to-restore`, 'renewed')],
      node.machine,
    );
  const members = etcdNodes.map((node) => process(node, 'etcd', 'etcd', 'etcd', 'etcd'));
  const quorum: Condition = { atLeast: Math.floor(members.length / 2) + 1, of: members };
  const servers = masters.map((node) => process(node, 'api-server', 'api-server', 'api-server', 'control-plane'));
  const managers = masters.map((node) =>
    process(node, 'controller-manager', 'controller-manager', 'controller-manager', 'control-plane'),
  );

  const machines = masters.map((node) => node.machine);
  const leader = draft.group(
    {
      id: 'controller-manager leader',
      cause: 'control-plane',
      members: managers.map((manager, i) => all(manager, servers[i]!)),
      takeover: after('kubernetes.leader-takeover'),
      coverageFactor: null,
      manualRecovery: null,
    },
    machines,
  );
  const address = apiAddress(settings, servers);
  const api = address === null ? { any: servers } : draft.group(address, machines);
  return { recovery: all(quorum, leader), api: all(quorum, api) };
}

/** The virtual address of the API; null: clients find a live server themselves (cloud balancer) or there is only one. */
function apiAddress(settings: ControlPlane, servers: readonly Condition[]): FailoverGroup | null {
  const takeover = {
    keepalived: 'keepalived.takeover',
    'kube-vip': 'kube-vip.takeover',
    haproxy: 'keepalived.takeover',
    cloud: null,
    none: null,
  }[settings.vip];
  if (takeover === null || servers.length < 2) return null;
  return {
    id: 'api address',
    cause: 'api-address',
    members: servers,
    takeover: after(takeover),
    coverageFactor: 'vip.coverage-factor',
    manualRecovery: after('failover.manual-recovery'),
  };
}
