import { at, type LocatedMap } from '../located.js';
import type { Candidate, ControlPlane, HighAvailability, Ingress, Storage, Workload } from '../scenario.js';
import { evidenceAt } from './evidence.js';
import { present, type WrittenCandidate } from './workloads.js';

type PerSite = number | Readonly<Record<string, number | null | undefined>> | null | undefined;

/** Per site; the single key '' when one number was given for all. */
function perSite(written: PerSite, usual: number): Readonly<Record<string, number>> {
  if (typeof written === 'object' && written !== null) return Object.fromEntries(present(written));
  return { '': written ?? usual };
}

export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** A VM platform without a word about HA is a vSphere cluster as it ships: HA on, one host failure tolerated. */
export function highAvailabilityOf({ platform, ha }: WrittenCandidate): HighAvailability {
  const kind = ha?.kind ?? (platform === 'vm' ? 'vsphere' : 'none');
  const usual = kind === 'vsphere' ? ({ kind: 'hosts', hosts: 1 } as const) : ({ kind: 'none' } as const);
  return {
    kind,
    reserve: ha?.reserve ?? usual,
    vmMonitoring: ha?.['vm-monitoring'] ?? false,
    isolation: ha?.isolation ?? 'leave',
    componentProtection: ha?.['component-protection'] ?? true,
    proactive: ha?.proactive ?? false,
    faultTolerance: [...new Set(ha?.['fault-tolerance'] ?? [])],
  };
}

export function controlPlaneOf(written: WrittenCandidate): ControlPlane | null {
  if (written.platform !== 'kubernetes') return null;
  const said = written['control-plane'] ?? {};
  const members = perSite(said.members, 3);
  const etcd = said.etcd ?? 'stacked';
  // An external etcd of one member would be a step back from a stacked one; three is the least anybody recommends.
  const externally = totalOf(members) >= 3 ? members : { '': 3 };
  const etcdMembers = said['etcd-members']
    ? perSite(said['etcd-members'], 3)
    : etcd === 'stacked'
      ? members
      : externally;
  const vip = said.vip ?? (totalOf(members) > 1 ? 'keepalived' : 'none');
  return { members, etcd, etcdMembers, hosts: said.hosts ?? 'own', vip, zones: said.zones ?? 'sites' };
}

export function ingressOf({ ingress }: WrittenCandidate): Ingress {
  const kind = ingress?.kind ?? 'none';
  const moves = kind === 'haproxy' || kind === 'keepalived';
  const members = ingress?.members ?? (moves ? 2 : 1);
  const vip = ingress?.vip ?? (moves && members > 1 ? 'keepalived' : 'none');
  return { kind, members, vip, ttlHours: ingress?.ttl ?? null };
}

/**
 * What attached volumes lie on. Unsaid, an array on both platforms alike where a workload has attached storage, since
 * a platform must not be credited with the storage it happened to come with.
 */
export function storageOf({ storage }: WrittenCandidate, workloads: readonly Workload[]): Storage {
  const attached = workloads.some((workload) => workload.storage === 'attached');
  return {
    kind: storage?.kind ?? (attached ? 'array' : 'local'),
    controllers: storage?.controllers ?? 2,
    copies: perSite(storage?.copies, 3),
    mode: storage?.mode ?? 'synchronous',
    at: storage?.at ?? null,
    copyTo: storage?.['copy-to'] ?? null,
    lagHours: storage?.lag ?? null,
  };
}

export function siteFailoverOf(written: WrittenCandidate, tree: LocatedMap): Candidate['siteFailover'] {
  const said = written['site-failover'];
  const here = at(tree, 'site-failover');
  const decide = evidenceAt(said?.decide, here, 'decide');
  const act = evidenceAt(said?.act, here, 'act');
  return decide && act ? { decide, act, succeeds: said?.succeeds ?? 1 } : null;
}

/** Links whose two ends are sites of this candidate; the others are another candidate's. */
export function linksOf(written: WrittenCandidate, tree: LocatedMap): Candidate['links'] {
  const sites = Object.keys(written.sites ?? {});
  return present(written.links).flatMap(([id, link]) => {
    const between = link.between ?? sitesJoinedBy(id, sites);
    if (between === null || !between.every((site) => sites.includes(site))) return [];
    const here = at(tree, 'links', id);
    return [
      {
        id,
        between,
        roundTripHours: link['round-trip'] ?? null,
        timeToFailure: evidenceAt(link['time-to-failure'], here, 'time-to-failure'),
        timeToRestore: evidenceAt(link['time-to-restore'], here, 'time-to-restore'),
      },
    ];
  });
}

/** The two sites a link is named after, as in `north-south`; null when its name says nothing of the kind. */
export function sitesJoinedBy(id: string, sites: readonly string[]): readonly [string, string] | null {
  for (const first of sites) {
    const second = sites.find((site) => `${first}-${site}` === id);
    if (second !== undefined) return [first, second];
  }
  return null;
}
