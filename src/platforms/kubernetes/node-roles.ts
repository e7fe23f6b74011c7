import type { ControlPlane } from '../../scenario/scenario.js';
import type { ClusterNode } from './cluster-node.js';

export interface NodeRoles {
  readonly masters: readonly ClusterNode[];
  readonly etcd: readonly ClusterNode[];
  /** Nodes that carry pods. */
  readonly workers: readonly ClusterNode[];
}

/** Divides the nodes: control plane spread over racks site by site, etcd beside it or on nodes of its own, the rest works. */
export function nodeRoles(nodes: readonly ClusterNode[], settings: ControlPlane): NodeRoles {
  const masters = takenFrom(nodes, settings.members);
  const rest = nodes.filter((node) => !masters.includes(node));
  const etcd = settings.etcd === 'stacked' ? masters : takenFrom(rest, settings.etcdMembers);
  const own = rest.filter((node) => !etcd.includes(node));
  return {
    masters,
    etcd,
    workers: settings.hosts === 'shared' ? nodes.filter((node) => !etcd.includes(node) || masters.includes(node)) : own,
  };
}

function takenFrom(nodes: readonly ClusterNode[], members: Readonly<Record<string, number>>): ClusterNode[] {
  return Object.entries(members).flatMap(([site, count]) => {
    const here = site === '' ? nodes : nodes.filter((node) => node.site === site);
    return spread(here, count);
  });
}

/** One node after another, from the rack with the fewest chosen. */
function spread(nodes: readonly ClusterNode[], count: number): ClusterNode[] {
  const chosen: ClusterNode[] = [];
  const inRack = (rack: string): number => chosen.filter((node) => node.rack === rack).length;
  while (chosen.length < Math.min(count, nodes.length)) {
    const rest = nodes.filter((node) => !chosen.includes(node));
    chosen.push(rest.reduce((best, node) => (inRack(node.rack) < inRack(best.rack) ? node : best)));
  }
  return chosen;
}
