import type { Candidate } from '../../scenario/scenario.js';
import { externals, placedWorkloads } from '../applications.js';
import type { Blueprint } from '../blueprint.js';
import { commonFacts } from '../facts.js';
import { ingressCondition } from '../ingress.js';
import { limitsOf } from '../limits.js';
import { machinesOf } from '../machines.js';
import { ModelDraft } from '../model-draft.js';
import { serviceModels } from '../services.js';
import { linkComponents } from '../sites.js';
import { storageConditions } from '../storage.js';
import { bareMetalNodes, workerSeat } from './cluster-node.js';
import { controlPlane } from './control-plane.js';
import { kubernetesFailureModes } from './failure-modes.js';
import { kubernetesTopology } from './kubernetes-topology.js';
import { nodePatching } from './node-patching.js';
import { nodeRoles } from './node-roles.js';
import { placedPods } from './placed-pods.js';
import { podRelocationRule, podWorkload } from './pods.js';
import { virtualNodes } from './virtual-nodes.js';

/**
 * Kubernetes on machines of its own or on the virtual machines of another candidate's cluster: cluster nodes, control
 * plane, pods that move when a node is given up.
 */
export function kubernetesCandidate(candidate: Candidate): Blueprint {
  const settings = candidate.controlPlane;
  if (settings === null) throw new Error(`candidate ${candidate.id}: expected a control plane, found none`);
  const hosts = candidate.runsOn?.hosts ?? candidate.hosts;
  const machines = machinesOf(hosts);
  const draft = new ModelDraft(candidate, machines, hosts);
  const joined = linkComponents(draft, candidate);
  const carrier = candidate.runsOn;
  const ground = carrier === null ? null : virtualNodes(draft, carrier, { joined, cutOff: () => null });
  const nodes = ground?.nodes ?? bareMetalNodes(draft);
  const roles = nodeRoles(nodes, settings);
  externals(draft, candidate);
  const { recovery, api, endpoints, links } = controlPlane(draft, settings, roles.masters, roles.etcd, joined);
  draft.probes.push({ id: 'management-api', up: api });

  const works = new Map(nodes.map((node) => [node.id, node.works]));
  const on = (place: { id: string }) => works.get(place.id)!;
  const isCarriers = ground !== null && carrier!.storage.kind === candidate.storage.kind;
  const storage = isCarriers ? ground.storage : storageConditions(draft, candidate.storage, roles.workers, on, links);
  const ingress = ingressCondition(draft, candidate.ingress, roles.workers, on);
  draft.rules.push(podRelocationRule(recovery));
  for (const node of roles.workers) workerSeat(draft, node, links);
  if (ground !== null) controlPlaneSeats(draft, nodes, roles.workers);

  const { served, background } = placedWorkloads(candidate);
  const placed = placedPods(draft, ground, nodes, roles, [...served, ...background]);
  for (const workload of served)
    podWorkload(draft, candidate, workload, roles.workers, placed.layout.seatsOf.get(workload.id)!, storage.present);
  nodePatching(draft, candidate, roles);
  draft.services.push(...serviceModels(candidate, { ingress, endpoints, storageFlows: storage.flows }));
  return {
    topology: kubernetesTopology(candidate, machines, ground, roles, placed.layout),
    placement: placed.record,
    model: draft.finished(),
    chain: null,
    requests: draft.requests,
    failureModes: kubernetesFailureModes(draft, candidate, served),
    facts: commonFacts(candidate, draft, served, {
      hosts: machines.length,
      nodes: nodes.length,
      masters: roles.masters.length,
      etcd: roles.etcd.length,
      workers: roles.workers.length,
    }),
    limits: limitsOf(placed, { key: 'crash-loop-mean', values: {} }),
  };
}

/** Virtual nodes without pods are seats too: whoever names a VM by its place in the cluster keeps its name. */
function controlPlaneSeats(
  draft: ModelDraft,
  nodes: readonly { id: string; site: string; rack: string; works: Parameters<ModelDraft['seat']>[1]['works'] }[],
  workers: readonly { id: string }[],
): void {
  for (const { id, site, rack, works } of nodes) {
    if (workers.some((worker) => worker.id === id)) continue;
    draft.seat(null, { id, works, ready: works, agent: works, site, rack, room: null });
  }
}
