import type { FactRecord } from '../evaluation/evaluation.js';
import type { Candidate, Workload } from '../scenario/scenario.js';
import type { ModelDraft } from './model-draft.js';

/** Facts counted from the topology, the same way on every platform. */
export function commonFacts(candidate: Candidate, draft: ModelDraft, served: readonly Workload[]): FactRecord[] {
  const hosts = draft.machines.length;
  const instances = served.reduce((sum, workload) => sum + workload.instances, 0);
  const isVm = candidate.platform === 'vm';
  const count = (id: string, value: number, source: string): FactRecord => ({
    id,
    value,
    unit: 'count',
    source,
    knowledge: 'computed',
  });
  const rootDaemons = isVm ? 0 : daemonsPerNode(candidate) * draft.seats.length;
  return [
    count('root-daemons', rootDaemons, 'container daemons that run as root, over all cluster nodes'),
    count(
      'shared-kernels',
      isVm ? 0 : draft.seats.length,
      'kernels shared by several workloads: one per cluster node; none between VMs',
    ),
    count('instances', instances, 'instances of the services’ workloads'),
    count('kernels', isVm ? hosts + instances : hosts, 'operating system kernels to patch: hosts and guests'),
  ];
}

/** dockerd and containerd; containerd or CRI-O alone; Podman has none. The kubelet comes on top on every node. */
function daemonsPerNode(candidate: Candidate): number {
  const runtime = { docker: 2, 'docker-live-restore': 2, containerd: 1, 'cri-o': 1, podman: 0 }[candidate.runtime];
  return runtime + 1;
}
