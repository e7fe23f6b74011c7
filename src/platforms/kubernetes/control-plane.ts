import { always, type Condition, type FailoverGroup } from '../../model/system-model.js';
import type { ControlPlane } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import { lastingLoss } from '../lasting.js';
import { all, type ModelDraft, mode } from '../model-draft.js';
import { inReach, quorumOverSites, type SiteLinks } from '../sites.js';
import { type ClusterNode, servesFrom } from './cluster-node.js';

/** What the control plane offers the rest of the cluster. */
export interface ControlPlaneConditions {
  /** Lost nodes are noticed and pods moved: etcd has its quorum, active controllers reach it. */
  readonly recovery: Condition;
  /** The API answers on its virtual address. */
  readonly api: Condition;
  /** Services have endpoints: lost when the API was out of reach longer than the grace while its controllers live. */
  readonly endpoints: Condition;
  /** Sites as the part with the quorum sees them. */
  readonly links: SiteLinks;
}

/** The processes of a control-plane node that planned work on it takes down, by role. */
export const masterProcesses = ['api-server', 'controller-manager', 'scheduler'] as const;
export const processOf = (node: { readonly id: string }, name: string): string => `${node.id} ${name}`;

/**
 * etcd members, API servers, controller-managers and schedulers on their nodes (stacked: the same nodes), the virtual
 * address in front. Controllers talk to the API server beside them; each kind has one leader by lease.
 */
export function controlPlane(
  draft: ModelDraft,
  settings: ControlPlane,
  masters: readonly ClusterNode[],
  etcdNodes: readonly ClusterNode[],
  joined: SiteLinks['joined'],
): ControlPlaneConditions {
  const process = (node: ClusterNode, name: string, cause: string): Condition =>
    draft.component(
      processOf(node, name),
      name,
      servesFrom(node),
      [mode(cause, `${name}.time-to-failure`, `${name}.time-to-restore`, 'renewed')],
      node,
    );
  const members = etcdNodes.map((node) => ({ site: node.site, works: process(node, 'etcd', 'etcd') }));
  const { holds: quorum, links } = quorumOverSites(members, joined);
  const within = (index: number, condition: Condition): Condition => inReach(links, masters[index]!.site, condition);
  const servers = masters.map((node) => process(node, 'api-server', 'control-plane'));
  const leader = (kind: 'controller-manager' | 'scheduler'): Condition =>
    draft.group(
      {
        id: `${kind} leader`,
        cause: 'control-plane',
        members: masters.map((node, i) => within(i, all(process(node, kind, 'control-plane'), servers[i]!))),
        takeover: after('kubernetes.leader-takeover'),
        coverageFactor: null,
        manualRecovery: null,
      },
      masters,
    );
  const leaders = [leader('controller-manager'), leader('scheduler')];
  const reachable = servers.map((server, i) => within(i, server));
  const address = apiAddress(settings, reachable);
  const api = address === null ? { any: reachable } : draft.group(address, masters);
  const recovery = all(quorum, ...leaders);
  return {
    recovery,
    api: all(quorum, api),
    endpoints: endpoints(draft, address === null ? null : api, recovery),
    links,
  };
}

/**
 * The controllers talk to the API server beside them: with the address gone they live on, hear of no node any more, and
 * after the grace take every Service's endpoints away (kubernetes issues 77864, 105617). Nothing is evicted then.
 */
function endpoints(draft: ModelDraft, address: Condition | null, controllers: Condition): Condition {
  if (address === null) return always;
  const { lastingLoss: unheard } = lastingLoss(draft, 'node leases', 'api-address', address, 'kubernetes.detection');
  return { not: all(unheard, controllers) };
}

/** The takeover of each kind of virtual address; null: clients find a live server themselves. */
export const apiTakeovers: Readonly<Record<ControlPlane['vip'], string | null>> = {
  keepalived: 'keepalived.takeover',
  'kube-vip': 'kube-vip.takeover',
  haproxy: 'keepalived.takeover',
  cloud: null,
  none: null,
};

function apiAddress(settings: ControlPlane, servers: readonly Condition[]): FailoverGroup | null {
  const takeover = apiTakeovers[settings.vip];
  if (takeover === null || servers.length < 2) return null;
  return {
    id: 'api address',
    cause: 'api-address',
    members: servers,
    takeover: after(takeover),
    coverageFactor: 'vip.coverage-factor',
    manualRecovery: after('failover.manual-recovery'),
  };
}
