import { factOf } from '../catalog/facts.js';
import type { FactRecord, RoleRecord } from '../evaluation/evaluation.js';
import type { Candidate, Workload } from '../scenario/scenario.js';
import { capacityFigures, numberOf } from './capacity-figures.js';
import { openPorts } from './deployment.js';
import { elasticityFacts } from './elasticity-facts.js';
import type { ModelDraft } from './model-draft.js';
import type { CandidateRoles } from './roles.js';

/** Facts of a candidate: counted from its topology, or from the catalog with its source. No scores. */
export function commonFacts(
  candidate: Candidate,
  draft: ModelDraft,
  served: readonly Workload[],
  roles: CandidateRoles,
  deployment: readonly RoleRecord[],
): FactRecord[] {
  return [
    ...elasticityFacts(candidate, draft, served),
    ...limitFacts(candidate),
    ...securityFacts(candidate, served, roles),
    counted('open-ports', openPorts(deployment), 'inbound ports by role: catalog, ports'),
    ...recoveryPointFacts(candidate),
  ];
}

const counted = (id: string, value: number, source: string): FactRecord => ({
  id,
  value,
  unit: 'count',
  source,
  knowledge: 'computed',
});

function limitFacts(candidate: Candidate): FactRecord[] {
  const carrier = candidate.platform === 'vm' ? candidate : candidate.runsOn;
  const overhead: FactRecord =
    carrier === null
      ? // Containers are processes of the host: no instruction is translated on the way (Felter et al. 2014).
        { id: 'cpu-overhead', value: 0, unit: 'share', source: 'catalog: felter.summary', knowledge: 'verified' }
      : {
          id: 'cpu-overhead',
          value: numberOf(carrier, 'hypervisor.cpu-share'),
          unit: 'share',
          source: 'parameter hypervisor.cpu-share; catalog: cpu.virt.overhead',
          knowledge: 'assumed',
        };
  if (candidate.platform === 'vm') return [overhead];
  const scale = factOf('k8s.limits.scale')!;
  const nodes = (scale.value as { readonly nodes: number }).nodes;
  return [
    overhead,
    { id: 'cluster-size-limit', value: nodes, unit: 'count', source: scale.source, knowledge: 'verified' },
    {
      id: 'instances-per-host-limit',
      value: capacityFigures(candidate).podsPerNode,
      unit: 'count',
      source: 'parameter cluster-node.pods; catalog: k8s.maxPods',
      knowledge: 'verified',
    },
  ];
}

function securityFacts(candidate: Candidate, served: readonly Workload[], roles: CandidateRoles): FactRecord[] {
  const instances = served.reduce((sum, workload) => sum + workload.instances, 0);
  const isVm = candidate.platform === 'vm';
  const { hosts, nodes, masters, etcd } = roles;
  const daemons = daemonsPerNode(candidate) * nodes;
  // kubelet, kube-proxy and the network agent act on the host on every node, whatever the runtime.
  const agents = isVm ? 0 : 3 * nodes;
  const hypervisors = isVm || candidate.runsOn !== null ? hosts : 0;
  return [
    counted(
      'root-daemons',
      daemons,
      'container daemons that run as root, over all cluster nodes: catalog sec.docker.rootDaemon',
    ),
    counted(
      'privileged-processes',
      daemons + agents + 3 * masters + etcd + hypervisors,
      'per node: runtime daemons, kubelet, kube-proxy, network agent; per master: API server, controller-manager, scheduler; etcd; hypervisors',
    ),
    counted(
      'shared-kernels',
      isVm ? 0 : roles.workers,
      'kernels on which several workloads run side by side: one per worker; none between VMs: catalog sec.nist.sharedKernel',
    ),
    counted('instances', instances, 'instances of the services’ workloads'),
    counted(
      'kernels',
      isVm ? hosts + instances : candidate.runsOn === null ? nodes : hosts + nodes,
      'operating system kernels to patch: hypervisors, guests, cluster nodes',
    ),
  ];
}

/** dockerd and containerd; containerd or CRI-O alone; Podman has none. */
function daemonsPerNode(candidate: Candidate): number {
  if (candidate.platform === 'vm') return 0;
  return { docker: 2, 'docker-live-restore': 2, containerd: 1, 'cri-o': 1, podman: 0 }[candidate.runtime];
}

/** Only where copies of the data are modelled: none is lost of a synchronous copy, the lag of an asynchronous one. */
function recoveryPointFacts({ storage }: Candidate): FactRecord[] {
  const rpo = (value: number, source: string): FactRecord[] => [
    { id: 'rpo', value, unit: 'hours', source, knowledge: 'computed' },
  ];
  if (storage.mode === 'asynchronous') {
    return storage.lagHours === null ? [] : rpo(storage.lagHours, 'lag of the asynchronous copy');
  }
  return storage.kind === 'replicated' ? rpo(0, 'synchronous copies') : [];
}
