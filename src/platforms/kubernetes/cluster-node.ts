import type { Condition, Seat } from '../../model/system-model.js';
import { type Place, placeOf } from '../machines.js';
import { all, type ModelDraft, mode } from '../model-draft.js';
import { networkOf, physicalLayers } from '../physical.js';
import { inReach, type SiteLinks } from '../sites.js';

/** A machine or VM that is a member of the cluster, whatever it stands on. */
export interface ClusterNode extends Place {
  readonly cpu: number;
  readonly memoryGiB: number;
  /** Its operating system runs. */
  readonly works: Condition;
  /** It can be reached. */
  readonly reached: Condition;
  /** Said beforehand for a pool of virtual machines; null: the control plane takes the nodes it needs. */
  readonly role: 'control-plane' | 'worker' | null;
}

/** Bare metal: hardware and operating system of every machine. */
export function bareMetalNodes(draft: ModelDraft): ClusterNode[] {
  const hardware = physicalLayers(draft);
  return draft.machines.map((machine) => ({
    ...placeOf(machine),
    cpu: machine.cpu,
    memoryGiB: machine.memoryGiB,
    role: null,
    reached: { works: networkOf(machine) },
    works: draft.component(
      osOf(machine),
      'os',
      hardware.get(machine.id)!,
      [mode('operating-system', 'os.time-to-failure', 'os.time-to-restore', 'renewed')],
      machine,
    ),
  }));
}

export const osOf = (node: { readonly id: string }): string => `${node.id} os`;
export const kubeletOf = (node: { readonly id: string }): string => `${node.id} kubelet`;

/** What serves others from the node, and not only runs on it, needs both. */
export const servesFrom = ({ works, reached }: ClusterNode): Condition => all(works, reached);

/** The control plane hears of the node. */
export function isReady(node: ClusterNode, links: SiteLinks): Condition {
  return inReach(links, node.site, all(node.works, { works: kubeletOf(node) }, node.reached));
}

/** A worker as a seat for pods: what keeps containers running, what the control plane hears, what starts containers. */
export function workerSeat(
  draft: ModelDraft,
  node: ClusterNode,
  links: SiteLinks,
  { movable, turns }: Required<Pick<Seat, 'movable' | 'turns'>>,
): void {
  const kubelet = draft.component(
    kubeletOf(node),
    'kubelet',
    node.works,
    [mode('kubelet', 'kubelet.time-to-failure', 'kubelet.time-to-restore', 'renewed')],
    node,
  );
  const agent = all(node.works, kubelet);
  const runtime = runtimeProcess(draft, node);
  // dockerd without live-restore shuts the containers down when it starts again: they are lost with its crash.
  const isHeldByDaemon = draft.candidate.runtime === 'docker' && runtime !== null;
  draft.seat(node, {
    id: node.id,
    works: isHeldByDaemon ? all(node.works, runtime) : node.works,
    reached: node.reached,
    ready: isReady(node, links),
    movable,
    turns,
    agent: runtime === null ? agent : all(agent, runtime),
    rack: node.rack,
    site: node.site,
    room: null,
  });
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
    node,
  );
}
