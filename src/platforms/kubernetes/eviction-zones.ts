import { always, type Condition } from '../../model/system-model.js';
import type { ControlPlane } from '../../scenario/scenario.js';
import { all } from '../model-draft.js';
import type { ClusterNode } from './cluster-node.js';

/** Above this many nodes an unhealthy zone is emptied slowly instead of not at all (k8s.kcm.largeClusterSizeThreshold). */
export const largeCluster = 50;
/** A zone is unhealthy with so many of its nodes not ready, and at least three (k8s.kcm.unhealthyZoneThreshold). */
const unhealthyShare = 0.55;
const unhealthyNodes = 3;

/**
 * When the node lifecycle controller evicts pods from a node: not while its zone is unhealthy, since then the fault is
 * more likely to be the controller's own. A zone lost as a whole is evicted as usual, unless all zones are lost. In a
 * cluster above 50 nodes an unhealthy zone is still evicted, a node every 100 s instead of every 10 s: not followed.
 *
 * @param isReady by node, as the controller sees it
 * @returns by node
 */
export function evictionConditions(
  nodes: readonly ClusterNode[],
  isReady: (node: ClusterNode) => Condition,
  zones: ControlPlane['zones'],
): (node: ClusterNode) => Condition {
  if (nodes.length > largeCluster) return () => always;
  const zoneOf = ({ site, rack }: ClusterNode): string => (zones === 'racks' ? `${site}/${rack}` : site);
  const byZone = new Map<string, Condition[]>();
  for (const node of nodes) byZone.set(zoneOf(node), [...(byZone.get(zoneOf(node)) ?? []), isReady(node)]);
  const conditions = new Map([...byZone].map(([zone, here]) => [zone, conditionOf(zone, here, byZone)]));
  return (node) => conditions.get(zoneOf(node))!;
}

function conditionOf(
  zone: string,
  here: readonly Condition[],
  byZone: ReadonlyMap<string, readonly Condition[]>,
): Condition {
  const stopsAt = Math.max(unhealthyNodes, Math.ceil(unhealthyShare * here.length));
  if (stopsAt > here.length) return always;
  const isHealthy: Condition = { atLeast: here.length - stopsAt + 1, of: here };
  const elsewhere = [...byZone].flatMap(([other, ready]) => (other === zone ? [] : ready));
  if (elsewhere.length === 0) return isHealthy;
  return { any: [isHealthy, all({ not: { any: here } }, { any: elsewhere })] };
}
