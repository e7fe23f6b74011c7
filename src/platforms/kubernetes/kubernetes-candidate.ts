import { always, type Condition } from '../../model/system-model.js';
import { type AddOn, type Candidate, managementApi, type Workload } from '../../scenario/scenario.js';
import { externals, placedWorkloads } from '../applications.js';
import type { Blueprint } from '../blueprint.js';
import { kubernetesDeployment } from '../deployment.js';
import { commonFacts } from '../facts.js';
import { ingressCondition } from '../ingress.js';
import { kubernetesLimits, limitsOf } from '../limits.js';
import { machinesOf } from '../machines.js';
import { all, ModelDraft, mode } from '../model-draft.js';
import { hasCalls, serviceModels } from '../services.js';
import { inReach, linkComponents } from '../sites.js';
import { storageConditions } from '../storage.js';
import { bareMetalNodes, isReady, servesFrom, workerSeat } from './cluster-node.js';
import { controlPlane } from './control-plane.js';
import { evictionTurns } from './eviction-turns.js';
import { evictionConditions } from './eviction-zones.js';
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
  draft.probes.push({ id: managementApi, up: api });

  const serving = new Map(nodes.map((node) => [node.id, servesFrom(node)]));
  const on = (place: { id: string }) => serving.get(place.id)!;
  const isCarriers = ground !== null && carrier!.storage.kind === candidate.storage.kind;
  const storage = isCarriers ? ground.storage : storageConditions(draft, candidate.storage, roles.workers, on, links);
  const ingress = ingressCondition(draft, candidate.ingress, roles.workers, on);
  draft.rules.push(podRelocationRule(recovery));
  const movable = evictionConditions(
    nodes,
    // The kubelets of nodes without pods are not followed.
    (node) => (roles.workers.includes(node) ? isReady(node, links) : inReach(links, node.site, servesFrom(node))),
    settings.zones,
  );
  const clusterNodes = [...new Set([...roles.masters, ...roles.workers])];
  // Nodes that are virtual machines are back by the HA below, or spread over its hosts, before their turn would come.
  const turnsOf = evictionTurns(
    draft,
    clusterNodes.flatMap(({ machine }) => machine ?? []),
  );
  for (const node of roles.workers) {
    const turns = node.machine === null ? [] : turnsOf(node.machine);
    workerSeat(draft, node, links, { movable: movable(node), turns });
  }

  const { served, background } = placedWorkloads(candidate);
  const placed = placedPods(draft, ground, nodes, roles, [...served, ...background]);
  const registry = imageRegistry(draft);
  const addOns = addOnConditions(draft);
  for (const workload of served) {
    const layout = placed.layout.seatsOf.get(workload.id)!;
    podWorkload(
      draft,
      candidate,
      workload,
      roles.workers,
      layout,
      storage.present,
      startNeeds(workload, registry, addOns),
    );
  }
  const limits = { candidate, placed, below: ground?.layout ?? null, served, background };
  nodePatching(draft, candidate, roles);
  draft.services.push(
    ...serviceModels(draft, {
      ingress,
      endpoints,
      storageFlows: storage.flows,
      names: clusterDns(draft, roles.workers),
      management: api,
    }),
  );
  const deployment = kubernetesDeployment(candidate, machines, roles);
  const counts = {
    hosts: machines.length,
    nodes: nodes.length,
    masters: roles.masters.length,
    etcd: roles.etcd.length,
    workers: roles.workers.length,
  };
  return {
    topology: kubernetesTopology(candidate, machines, ground, roles, placed.layout),
    placement: placed.record,
    model: draft.finished(),
    chain: null,
    requests: draft.requests,
    failureModes: kubernetesFailureModes(draft, candidate, served),
    facts: [...commonFacts(candidate, draft, served, counts, deployment), ...placed.facts],
    deployment,
    limits: limitsOf(limits, [...kubernetesLimits(limits), ...(ground?.limits ?? [])]),
  };
}

/** CoreDNS on the workers: while none answers, workloads do not find each other once the names they know expire (30 s). */
function clusterDns(draft: ModelDraft, workers: readonly { readonly works: Condition }[]): Condition {
  if (!hasCalls(draft.candidate)) return always;
  const anyWorker: Condition = { any: workers.map(({ works }) => works) };
  return draft.component('cluster dns', 'dns', anyWorker, [
    mode('dns', 'cluster-dns.time-to-failure', 'cluster-dns.time-to-restore', 'renewed'),
  ]);
}

/** What a pod needs to start on a node it was not on, besides the control plane. */
function startNeeds({ storage }: Workload, registry: Condition, addOns: ReadonlyMap<AddOn, Condition>): Condition {
  const needed = [
    registry,
    addOns.get('admission-webhook') ?? always,
    (storage === 'attached' ? addOns.get('csi-driver') : undefined) ?? always,
  ].filter((condition) => condition !== always);
  return needed.length === 0 ? always : all(...needed);
}

/**
 * Add-ons as a whole, with all their replicas. A webhook that refuses when it does not answer lets no pod be created; without
 * the controller of the CSI driver no volume is attached. What runs, and what restarts in place, needs neither.
 */
function addOnConditions(draft: ModelDraft): ReadonlyMap<AddOn, Condition> {
  return new Map(
    draft.candidate.addOns.map((id) => [
      id,
      draft.component(id, 'add-on', always, [mode(id, `${id}.time-to-failure`, `${id}.time-to-restore`, 'calendar')]),
    ]),
  );
}

/** The registry stands outside the cluster: a pod whose image is not on its new node starts only while it answers. */
function imageRegistry(draft: ModelDraft): Condition {
  if (draft.candidate.images === 'cached') return always;
  return draft.component('image registry', 'registry', always, [
    mode('registry', 'registry.time-to-failure', 'registry.time-to-restore', 'calendar'),
  ]);
}
