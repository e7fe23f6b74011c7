import type { Note } from '../../evaluation/evaluation.js';
import { type Layout, layout, type PlacementDemand } from '../../placement/layout.js';
import type { Candidate, NodePool } from '../../scenario/scenario.js';
import { capacityFigures } from '../capacity-figures.js';
import { carrierParameters } from '../carrier.js';
import { vmLimits } from '../limits.js';
import { placeOf } from '../machines.js';
import type { ModelDraft } from '../model-draft.js';
import type { SiteLinks } from '../sites.js';
import { type StorageConditions, storageConditions } from '../storage.js';
import { restartOrder } from '../vm/restart-order.js';
import { vmMemoryOverheadGiB, vmSeat } from '../vm/vm-capacity.js';
import { hostServes, hypervisorCluster, hypervisorPatching } from '../vm/vm-layers.js';
import { nodeVms } from '../vm/vm-workload.js';
import type { ClusterNode } from './cluster-node.js';

/** The VM cluster below the cluster nodes: who sits where, and what its storage offers. */
export interface VirtualGround {
  readonly nodes: readonly ClusterNode[];
  readonly storage: StorageConditions;
  readonly layout: Layout;
  readonly limits: readonly Note[];
}

const vmsOf = (pool: NodePool): string => `VMs of ${pool.id}`;

/** Hosts, hypervisors and one VM per cluster node, restarted elsewhere when its host is lost. */
export function virtualNodes(draft: ModelDraft, carrier: Candidate, links: SiteLinks): VirtualGround {
  const { candidate, machines } = draft;
  carrierParameters(draft, carrier);
  const figures = capacityFigures(carrier);
  const placed = layout(
    machines.map((machine) => vmSeat(machine, carrier, figures)),
    candidate.nodePools.map(vmDemandOf),
  );
  const order = restartOrder(carrier, placed);
  hypervisorCluster(draft, carrier, links, order);
  const storage = storageConditions(draft, carrier.storage, machines.map(placeOf), hostServes, links);
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  const nodes = candidate.nodePools.flatMap((pool) => {
    const seats = placed.seatsOf.get(pool.id)!;
    draft.workloads.push(
      nodeVms(
        draft,
        carrier,
        vmsOf(pool),
        pool,
        machines.map((machine) => machine.id),
        seats,
        storage.present,
        order,
      ),
    );
    return seats.map((seat, index): ClusterNode => {
      // Labels are given at installation: a VM that moves later keeps the rack it was placed in.
      const { site, rack } = byId.get(seat)!;
      const id = `${pool.id}-${index + 1}`;
      draft.virtualMachine({ id, site, rack, instance: [vmsOf(pool), index] });
      return {
        id,
        site,
        rack,
        machine: null,
        ...pool.each,
        role: pool.role,
        works: { instanceRuns: vmsOf(pool), index },
        reached: { instanceServes: vmsOf(pool), index },
      };
    });
  });
  hypervisorPatching(draft, carrier, machines);
  return { nodes, storage, layout: placed, limits: vmLimits(carrier, order.hasBatches) };
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
