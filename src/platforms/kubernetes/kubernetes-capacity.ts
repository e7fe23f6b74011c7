import type { SeatCapacity } from '../../placement/layout.js';
import type { Workload } from '../../scenario/scenario.js';
import type { CapacityFigures } from '../capacity-figures.js';
import { nothing } from '../capacity-shares.js';
import type { DividedDemand, MachineOverhead } from '../placement-record.js';
import type { ClusterNode } from './cluster-node.js';

/** Cores and memory a control-plane node needs for etcd, API server and controllers (kubeadm's minimum for one). */
const controlPlaneNeeds = { cpu: 2, memoryGiB: 2 };

export function nodeOverhead(
  node: Pick<ClusterNode, 'cpu' | 'memoryGiB'>,
  figures: CapacityFigures,
  isMaster: boolean,
  isWorker: boolean,
): MachineOverhead {
  const systemReserved = { cpu: figures.reservedCpu, memoryGiB: figures.reservedMemoryGiB };
  // A machine that is nothing but control plane counts as that as a whole.
  const whole = { cpu: node.cpu - systemReserved.cpu, memoryGiB: node.memoryGiB - systemReserved.memoryGiB };
  const controlPlane = !isWorker ? whole : isMaster ? controlPlaneNeeds : nothing;
  return { hypervisor: nothing, systemReserved, controlPlane };
}

/** Allocatable: capacity less what is reserved (kubelet's formula), less the control plane where it is shared. */
export function nodeSeat(node: ClusterNode, figures: CapacityFigures, isMaster: boolean): SeatCapacity {
  const { systemReserved, controlPlane } = nodeOverhead(node, figures, isMaster, true);
  return {
    id: node.id,
    site: node.site,
    rack: node.rack,
    cpu: node.cpu - systemReserved.cpu - controlPlane.cpu,
    memoryGiB: node.memoryGiB - systemReserved.memoryGiB - controlPlane.memoryGiB,
    instances: figures.podsPerNode,
  };
}

export function podDemand(workload: Workload): DividedDemand {
  return {
    workload: workload.id,
    instances: workload.instances,
    cpu: workload.each.cpu,
    memoryGiB: workload.each.memoryGiB,
    spread: workload.spread,
    apart: false,
    useful: workload.each,
    guest: nothing,
    perInstanceHypervisor: nothing,
  };
}
