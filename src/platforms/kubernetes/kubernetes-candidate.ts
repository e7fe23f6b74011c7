import type { Candidate, ControlPlane } from '../../scenario/scenario.js';
import { externals, placedWorkloads } from '../applications.js';
import type { Blueprint } from '../blueprint.js';
import { capacityFigures } from '../capacity-figures.js';
import { commonFacts } from '../facts.js';
import { ingressCondition } from '../ingress.js';
import { machinesOf } from '../machines.js';
import { ModelDraft } from '../model-draft.js';
import { placedCandidate } from '../placement-record.js';
import { serviceModels } from '../services.js';
import { storageCondition } from '../storage.js';
import { occupants, sharedRecords, topologyRecord } from '../topology-record.js';
import { bareMetalNodes, type ClusterNode, workerAgents } from './cluster-node.js';
import { controlPlane } from './control-plane.js';
import { kubernetesFailureModes } from './failure-modes.js';
import { nodeOverhead, nodeSeat, podDemand } from './kubernetes-capacity.js';
import { masterPatching, workerPatching } from './node-patching.js';
import { type NodeRoles, nodeRoles } from './node-roles.js';
import { podRelocationRule, podWorkload } from './pods.js';

const defaultControlPlane: ControlPlane = {
  members: { '': 3 },
  etcd: 'stacked',
  etcdMembers: { '': 3 },
  hosts: 'own',
  vip: 'keepalived',
};

/** Kubernetes on machines of its own: cluster nodes, control plane, pods that move when a node is given up. */
export function kubernetesCandidate(candidate: Candidate): Blueprint {
  const machines = machinesOf(candidate);
  const draft = new ModelDraft(candidate, machines);
  const figures = capacityFigures(candidate);
  const settings = candidate.controlPlane ?? defaultControlPlane;
  const nodes = bareMetalNodes(draft);
  const roles = nodeRoles(nodes, settings);
  externals(draft, candidate);
  const { recovery, api } = controlPlane(draft, settings, roles.masters, roles.etcd);
  draft.probes.push({ id: 'management-api', up: api });

  const works = new Map(nodes.map((node) => [node.id, node.works]));
  const workerMachines = roles.workers.flatMap((node) => (node.machine === null ? [] : [node.machine]));
  const storage = storageCondition(draft, candidate.storage, workerMachines, (machine) => works.get(machine.id)!);
  const ingress = ingressCondition(draft, candidate.ingress, workerMachines, (machine) => works.get(machine.id)!);
  draft.rules.push(podRelocationRule(candidate, recovery));
  for (const node of roles.workers) {
    const { ready, agent } = workerAgents(draft, node);
    draft.seat(node.machine!, {
      id: node.id,
      works: node.works,
      ready,
      agent,
      rack: node.rack,
      site: node.site,
      room: null,
    });
  }

  const { served, background } = placedWorkloads(candidate);
  const isMaster = (node: { id: string }): boolean => roles.masters.some((master) => master.id === node.id);
  const isWorker = (node: { id: string }): boolean => roles.workers.some((worker) => worker.id === node.id);
  const placed = placedCandidate({
    machines,
    seats: roles.workers.map((node) => nodeSeat(node, figures, isMaster(node))),
    overhead: (machine) => nodeOverhead(machine, figures, isMaster(machine), isWorker(machine)),
    demands: [...served, ...background].map(podDemand),
    reservedSeats: 0,
    overcommit: 1,
  });
  for (const workload of served)
    podWorkload(draft, candidate, workload, placed.layout.seatsOf.get(workload.id)!, storage);
  workerPatching(draft, candidate, roles.workers);
  masterPatching(draft, candidate, roles);
  draft.services.push(...serviceModels(candidate, ingress));
  return {
    topology: topologyRecord(
      machines,
      (machine) => roleOf(machine, roles),
      (machine) => [...controlPlaneOccupants(machine, roles), ...occupants(placed.layout.seatsOf, machine.id, 'pod')],
      [
        ...(settings.vip === 'none' ? [] : [{ id: 'vip', kind: 'vip', label: `API VIP: ${settings.vip}` }]),
        ...sharedRecords(candidate.ingress, candidate.storage),
      ],
    ),
    placement: placed.record,
    model: draft.finished(),
    requests: draft.requests,
    failureModes: kubernetesFailureModes(draft, candidate, served),
    facts: commonFacts(candidate, draft, served),
    limits: [
      ...(placed.layout.unplaced.length > 0
        ? [{ key: 'does-not-fit', values: { instances: placed.layout.unplaced.reduce((s, u) => s + u.instances, 0) } }]
        : []),
      { key: 'room-never-binds', values: { losses: placed.record.toleratedHostLosses } },
    ],
  };
}

function roleOf(machine: { id: string }, roles: NodeRoles): string {
  const is = (nodes: readonly ClusterNode[]): boolean => nodes.some((node) => node.id === machine.id);
  if (is(roles.masters)) return is(roles.workers) ? 'control-plane+worker' : 'control-plane';
  return is(roles.etcd) ? 'etcd' : 'worker';
}

function controlPlaneOccupants(machine: { id: string }, roles: NodeRoles) {
  const is = (nodes: readonly ClusterNode[]): boolean => nodes.some((node) => node.id === machine.id);
  const one = (kind: string, label: string) => ({ id: label, kind, workload: null, nested: [] });
  return [
    ...(is(roles.masters) ? [one('control-plane', 'control plane')] : []),
    ...(is(roles.etcd) ? [one('etcd', 'etcd')] : []),
  ];
}
