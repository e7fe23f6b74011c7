import type { PlacementRecord } from '../../evaluation/topology.js';
import type { SeatCapacity } from '../../placement/layout.js';
import type { Candidate, HighAvailability, NodePool } from '../../scenario/scenario.js';
import { type CapacityFigures, capacityFigures } from '../capacity-figures.js';
import { type Amount, less, machineShares, nothing, smallestOf, sumOf, times } from '../capacity-shares.js';
import type { Machine } from '../machines.js';
import type { ModelDraft } from '../model-draft.js';
import { placementRecord, reserveOf } from '../placement-record.js';
import { hostOverhead, vmMemoryOverheadGiB, vmSeat } from '../vm/vm-capacity.js';
import type { ClusterNode } from './cluster-node.js';
import { nodesOn, type VirtualGround, vmDemandOf } from './virtual-nodes.js';

interface VirtualPlacement {
  readonly ground: VirtualGround;
  /** By node: pods' useful resources, the node's reservation, and whether it carries pods. */
  readonly pods: (node: ClusterNode) => { readonly useful: Amount; readonly instances: number };
  readonly reserved: (node: ClusterNode) => Amount;
  readonly isWorker: (node: ClusterNode) => boolean;
  readonly smallestPod: Amount;
  readonly instances: number;
}

/** Capacity with both layers' overheads: hypervisor and VM memory, guest systems, node reservations, control plane. */
export function virtualPlacement(draft: ModelDraft, carrier: Candidate, input: VirtualPlacement): PlacementRecord {
  const { candidate, machines } = draft;
  const figures = capacityFigures(carrier);
  const seats: SeatCapacity[] = machines.map((machine) => vmSeat(machine, carrier, figures));
  const demands = candidate.nodePools.map(vmDemandOf);
  const { reserve } = carrier.ha;
  const perHost = machines.map((machine) =>
    hostOfNodes(machine, carrier, figures, input, candidate.nodePools, reserve, seats.length),
  );
  return placementRecord(machines, seats, demands, reserve, perHost, input.instances);
}

function hostOfNodes(
  machine: Machine,
  carrier: Candidate,
  figures: CapacityFigures,
  { ground, pods, reserved, isWorker, smallestPod }: VirtualPlacement,
  pools: readonly NodePool[],
  reserve: HighAvailability['reserve'],
  hosts: number,
): PlacementRecord['perHost'][number] {
  // Virtual cores share physical ones.
  const physical = (amount: Amount): Amount => times(amount, 1 / carrier.overcommit.cpu);
  const here = nodesOn(machine, ground);
  const divided = here.map((node) => {
    const { useful } = pods(node);
    const guest = { cpu: 0, memoryGiB: figures.guestMemoryGiB };
    const rest = less(node, guest, reserved(node), useful);
    const fits = isWorker(node) && rest.cpu >= smallestPod.cpu - 1e-9 && rest.memoryGiB >= smallestPod.memoryGiB - 1e-9;
    return {
      useful,
      guest,
      reserved: reserved(node),
      rest,
      use: !isWorker(node) ? 'control' : fits ? 'free' : 'stranded',
    };
  });
  const sum = (pick: (part: (typeof divided)[number]) => Amount): Amount => physical(sumOf(divided.map(pick)));
  const restOf = (use: string): Amount => sum((part) => (part.use === use ? part.rest : nothing));
  const overhead = here.map((node) => ({ cpu: 0, memoryGiB: vmMemoryOverheadGiB(node.cpu, node.memoryGiB) }));
  const shares = machineShares(
    machine,
    {
      useful: sum((part) => part.useful),
      guest: sum((part) => part.guest),
      hypervisor: sumOf([hostOverhead(machine, figures).hypervisor, ...overhead]),
      systemReserved: sum((part) => part.reserved),
      controlPlane: restOf('control'),
      innerFree: restOf('free'),
      innerStranded: restOf('stranded'),
    },
    {
      reserve: reserveOf(machine, reserve, hosts),
      smallest: physical(smallestOf(pools.map((pool) => pool.each))),
      isClosed: false,
    },
  );
  return { host: machine.id, ...shares, instances: here.reduce((count, node) => count + pods(node).instances, 0) };
}
