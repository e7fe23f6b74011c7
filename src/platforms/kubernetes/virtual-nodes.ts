import { type Layout, layout, type PlacementDemand } from '../../placement/layout.js';
import type { Candidate, NodePool } from '../../scenario/scenario.js';
import { capacityFigures } from '../capacity-figures.js';
import { carrierParameters } from '../carrier.js';
import { placeOf } from '../machines.js';
import type { ModelDraft } from '../model-draft.js';
import type { SiteLinks } from '../sites.js';
import { type StorageConditions, storageConditions } from '../storage.js';
import { vmMemoryOverheadGiB, vmSeat } from '../vm/vm-capacity.js';
import { hypervisorCluster, hypervisorOf, hypervisorPatching } from '../vm/vm-layers.js';
import { nodeVms } from '../vm/vm-workload.js';
import type { ClusterNode } from './cluster-node.js';

/** The VM cluster below the cluster nodes: who sits where, and what its storage offers. */
export interface VirtualGround {
  readonly nodes: readonly ClusterNode[];
  readonly storage: StorageConditions;
  readonly layout: Layout;
}

const vmsOf = (pool: NodePool): string => `VMs of ${pool.id}`;

/** Hosts, hypervisors and one VM per cluster node, restarted elsewhere when its host is lost. */
export function virtualNodes(draft: ModelDraft, carrier: Candidate, links: SiteLinks): VirtualGround {
  const { candidate, machines } = draft;
  carrierParameters(draft, carrier);
  hypervisorCluster(draft, carrier, links);
  const storage = storageConditions(
    draft,
    carrier.storage,
    machines.map(placeOf),
    (m) => ({ works: hypervisorOf(m) }),
    links,
  );
  const figures = capacityFigures(carrier);
  const placed = layout(
    machines.map((machine) => vmSeat(machine, carrier, figures)),
    candidate.nodePools.map(vmDemandOf),
  );
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  const nodes = candidate.nodePools.flatMap((pool) => {
    const seats = placed.seatsOf.get(pool.id)!;
    draft.workloads.push(
      nodeVms(
        carrier,
        vmsOf(pool),
        pool,
        machines.map((machine) => machine.id),
        seats,
        storage.present,
      ),
    );
    return seats.map((seat, index): ClusterNode => {
      // Labels are given at installation: a VM that moves later keeps the rack it was placed in.
      const { site, rack } = byId.get(seat)!;
      return {
        id: `${pool.id}-${index + 1}`,
        site,
        rack,
        machine: null,
        ...pool.each,
        role: pool.role,
        works: { instanceServes: vmsOf(pool), index },
      };
    });
  });
  hypervisorPatching(draft, carrier, machines);
  return { nodes, storage, layout: placed };
}

/** A cluster-node VM with the memory the hypervisor keeps for it. */
export function vmDemandOf(pool: NodePool): PlacementDemand {
  return {
    workload: pool.id,
    instances: pool.count,
    cpu: pool.each.cpu,
    memoryGiB: pool.each.memoryGiB + vmMemoryOverheadGiB(pool.each.cpu, pool.each.memoryGiB),
    spread: 'rack',
    apart: pool.apart,
  };
}

export function nodesOn(machine: { readonly id: string }, { nodes, layout }: VirtualGround): ClusterNode[] {
  const seats = [...layout.seatsOf.values()].flat();
  return nodes.filter((_, i) => seats[i] === machine.id);
}
