import { layout } from '../../placement/layout.js';
import type { Workload } from '../../scenario/scenario.js';
import { capacityFigures } from '../capacity-figures.js';
import { smallestOf, sumOf, times } from '../capacity-shares.js';
import type { ModelDraft } from '../model-draft.js';
import { placementFacts } from '../placement-facts.js';
import { instancesOf, type PlacedCandidate, placedCandidate, storageSeats } from '../placement-record.js';
import { vmSeat } from '../vm/vm-capacity.js';
import type { ClusterNode } from './cluster-node.js';
import { nodeOverhead, nodeSeat, podDemand } from './kubernetes-capacity.js';
import type { NodeRoles } from './node-roles.js';
import { nodesOn, type VirtualGround, vmDemandOf } from './virtual-nodes.js';
import { virtualPlacement } from './virtual-placement.js';

/** Where the pods sit, and what the capacity of the machines is used for. */
export function placedPods(
  draft: ModelDraft,
  ground: VirtualGround | null,
  nodes: readonly ClusterNode[],
  roles: NodeRoles,
  workloads: readonly Workload[],
): PlacedCandidate {
  const figures = capacityFigures(draft.candidate);
  const demands = workloads.map(podDemand);
  const has = (list: readonly ClusterNode[], node: { readonly id: string }): boolean =>
    list.some((other) => other.id === node.id);
  const seats = roles.workers.map((node) => nodeSeat(node, figures, has(roles.masters, node)));
  const carrier = draft.candidate.runsOn;
  if (ground === null || carrier === null) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return placedCandidate({
      machines: draft.machines,
      seats,
      overhead: ({ id }) => {
        const node = byId.get(id)!;
        return nodeOverhead(node, figures, has(roles.masters, node), has(roles.workers, node));
      },
      demands,
      reserve: { kind: 'none' },
      fewestSeats: Math.max(
        roles.workers.filter((node) => has(roles.masters, node)).length,
        storageSeats(draft.candidate.storage),
      ),
      overcommit: 1,
    });
  }
  const placed = layout(seats, demands);
  const record = virtualPlacement(draft, carrier, {
    ground,
    pods: (node) => {
      const here = demands.map((demand) => ({
        demand,
        count: placed.seatsOf.get(demand.workload)!.filter((seat) => seat === node.id).length,
      }));
      return {
        useful: sumOf(here.map(({ demand, count }) => times(demand.useful, count, count))),
        instances: here.reduce((sum, { count }) => sum + count, 0),
      };
    },
    reserved: (node) => nodeOverhead(node, figures, false, true).systemReserved,
    isWorker: (node) => has(roles.workers, node),
    smallestPod: smallestOf(demands),
    instances: instancesOf(demands),
  });
  const hosts = new Map(
    draft.machines.flatMap((machine) => nodesOn(machine, ground).map(({ id }) => [id, machine.id])),
  );
  const facts = placementFacts({
    machines: draft.machines,
    seats,
    demands,
    layout: placed,
    reserved: 0,
    machineOf: (seat) => hosts.get(seat)!,
    onMachines: {
      seats: draft.machines.map((machine) => vmSeat(machine, carrier, capacityFigures(carrier))),
      demands: draft.candidate.nodePools.map(vmDemandOf),
    },
  });
  return { layout: placed, facts, record };
}
