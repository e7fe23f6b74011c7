import type { OccupantRecord, TopologyRecord } from '../../evaluation/topology.js';
import type { Layout } from '../../placement/layout.js';
import type { Candidate } from '../../scenario/scenario.js';
import type { Machine } from '../machines.js';
import { occupants, sharedRecords, topologyRecord } from '../topology-record.js';
import type { ClusterNode } from './cluster-node.js';
import type { NodeRoles } from './node-roles.js';
import { nodesOn, type VirtualGround } from './virtual-nodes.js';

/** Machines with the cluster nodes they are, or the cluster-node VMs on them, and what these carry. */
export function kubernetesTopology(
  candidate: Candidate,
  machines: readonly Machine[],
  ground: VirtualGround | null,
  roles: NodeRoles,
  pods: Layout,
): TopologyRecord {
  const vip = candidate.controlPlane?.vip ?? 'none';
  const onNode = (node: { readonly id: string }): OccupantRecord[] => [
    ...controlPlaneOccupants(node, roles),
    ...occupants(pods.seatsOf, node.id, 'pod'),
  ];
  const onHost = (machine: Machine): OccupantRecord[] =>
    ground === null
      ? onNode(machine)
      : nodesOn(machine, ground).map((node) => ({
          id: node.id,
          kind: 'cluster-node',
          workload: null,
          nested: onNode(node),
        }));
  return topologyRecord(machines, (machine) => (ground === null ? roleOf(machine, roles) : 'hypervisor'), onHost, [
    ...(vip === 'none' ? [] : [{ id: 'vip', kind: 'vip', label: `API VIP: ${vip}` }]),
    ...sharedRecords(candidate.ingress, candidate.storage),
  ]);
}

const isIn = (nodes: readonly ClusterNode[], machine: { readonly id: string }): boolean =>
  nodes.some((node) => node.id === machine.id);

function roleOf(machine: { readonly id: string }, roles: NodeRoles): string {
  if (isIn(roles.masters, machine)) return isIn(roles.workers, machine) ? 'control-plane+worker' : 'control-plane';
  return isIn(roles.etcd, machine) ? 'etcd' : 'worker';
}

function controlPlaneOccupants(node: { readonly id: string }, roles: NodeRoles): OccupantRecord[] {
  const one = (kind: string, label: string): OccupantRecord => ({ id: label, kind, workload: null, nested: [] });
  return [
    ...(isIn(roles.masters, node) ? [one('control-plane', 'control plane')] : []),
    ...(isIn(roles.etcd, node) ? [one('etcd', 'etcd')] : []),
  ];
}
