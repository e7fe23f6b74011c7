import type { ControlPlane } from '../../scenario/scenario.js';
import { spreadOverRacks } from '../machines.js';
import type { ClusterNode } from './cluster-node.js';

export interface NodeRoles {
  readonly masters: readonly ClusterNode[];
  readonly etcd: readonly ClusterNode[];
  /** Nodes that carry pods. */
  readonly workers: readonly ClusterNode[];
}

/**
 * Divides the nodes: control plane spread over racks site by site, etcd beside it or on nodes of its own, the rest works.
 * Pools of virtual machines say themselves what they are for.
 */
export function nodeRoles(nodes: readonly ClusterNode[], settings: ControlPlane): NodeRoles {
  const inPools = nodes.some((node) => node.role === 'control-plane');
  const eligible = inPools ? nodes.filter((node) => node.role === 'control-plane') : nodes;
  const masters = takenFrom(eligible, settings.members);
  const rest = nodes.filter((node) => !masters.includes(node));
  const forEtcd = inPools && eligible.length > masters.length ? rest.filter((node) => eligible.includes(node)) : rest;
  const etcd = settings.etcd === 'stacked' ? masters : takenFrom(forEtcd, settings.etcdMembers);
  const own = rest.filter((node) => !etcd.includes(node) && node.role !== 'control-plane');
  return {
    masters,
    etcd,
    workers: settings.hosts === 'shared' ? nodes.filter((node) => !etcd.includes(node) || masters.includes(node)) : own,
  };
}

function takenFrom(nodes: readonly ClusterNode[], members: Readonly<Record<string, number>>): ClusterNode[] {
  return Object.entries(members).flatMap(([site, count]) =>
    spreadOverRacks(site === '' ? nodes : nodes.filter((node) => node.site === site), count),
  );
}
