import type { Condition } from '../../model/system-model.js';
import type { Machine } from '../machines.js';
import { all, type ModelDraft, mode } from '../model-draft.js';
import { physicalLayers } from '../physical.js';

/** A machine or VM that is a member of the cluster, whatever it stands on. */
export interface ClusterNode {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  readonly cpu: number;
  readonly memoryGiB: number;
  /** Null: a virtual machine. */
  readonly machine: Machine | null;
  /** Its operating system runs. */
  readonly works: Condition;
}

/** Bare metal: hardware and operating system of every machine. */
export function bareMetalNodes(draft: ModelDraft): ClusterNode[] {
  const hardware = physicalLayers(draft);
  return draft.machines.map((machine) => ({
    ...machine,
    machine,
    works: draft.component(
      `${machine.id} os`,
      'os',
      hardware.get(machine.id)!,
      [mode('operating-system', 'os.time-to-failure', 'os.time-to-restore', 'renewed')],
      machine,
    ),
  }));
}

/** kubelet and container runtime of a worker: pods run on without them, but nothing is started or restarted. */
export function workerAgents(draft: ModelDraft, node: ClusterNode): { ready: Condition; agent: Condition } {
  const kubelet = draft.component(
    `${node.id} kubelet`,
    'kubelet',
    node.works,
    [mode('kubelet', 'kubelet.time-to-failure', 'kubelet.time-to-restore', 'renewed')],
    node.machine,
  );
  const ready = all(node.works, kubelet);
  const runtime = runtimeProcess(draft, node);
  return { ready, agent: runtime === null ? ready : all(ready, runtime) };
}

/**
 * The runtime's daemon comes back within seconds, well before the 30 s after which the kubelet would call the node not
 * ready: it holds restarts up and nothing else. Podman has none.
 */
function runtimeProcess(draft: ModelDraft, node: ClusterNode): Condition | null {
  const { runtime } = draft.candidate;
  if (runtime === 'podman') return null;
  const parameters = runtime.startsWith('docker') ? 'dockerd' : 'runtime';
  return draft.component(
    `${node.id} runtime`,
    'runtime',
    node.works,
    [mode('runtime', `${parameters}.time-to-failure`, `${parameters}.time-to-restore`, 'renewed')],
    node.machine,
  );
}
