import { always, type Condition } from '../model/system-model.js';
import type { Ingress } from '../scenario/scenario.js';
import { after, type FailureModePlan } from './blueprint.js';
import { phase, row } from './failure-rows.js';
import { type Place, spreadOverRacks } from './machines.js';
import { type ModelDraft, mode } from './model-draft.js';

const takeovers: Readonly<Record<'keepalived' | 'kube-vip' | 'metallb', string>> = {
  keepalived: 'keepalived.takeover',
  'kube-vip': 'kube-vip.takeover',
  metallb: 'metallb.takeover',
};

/** Which takeover an entry point uses; null: none is modelled. */
function takeoverOf(ingress: Ingress): string | null {
  if (ingress.kind === 'metallb') return takeovers.metallb;
  if (ingress.kind === 'keepalived') return takeovers.keepalived;
  if (ingress.kind === 'haproxy') return ingress.vip === 'none' ? null : takeovers[ingress.vip];
  return null;
}

/** Where its members stand; none for what is not on machines of the candidate. MetalLB speaks from every worker. */
export function ingressPlaces<T extends { readonly rack: string }>(ingress: Ingress, places: readonly T[]): T[] {
  if (ingress.kind === 'metallb') return [...places];
  if (ingress.kind !== 'haproxy' && ingress.kind !== 'keepalived') return [];
  return spreadOverRacks(places, Math.max(1, ingress.members));
}

/**
 * The address users come in by: its members on hosts of different racks, one of them holding it. `cloud` and `dns` are
 * taken as always there (their own availability can be stated as an external).
 */
export function ingressCondition(
  draft: ModelDraft,
  ingress: Ingress,
  places: readonly Place[],
  works: (place: Place) => Condition,
): Condition {
  const takeover = takeoverOf(ingress);
  if (takeover === null && ingress.kind !== 'haproxy') return always;
  const on = ingressPlaces(ingress, places);
  const members = on.map((place, i) => {
    if (ingress.kind !== 'metallb') draft.mark(place, 'ingress');
    const parameters = ingress.kind === 'haproxy' ? 'haproxy' : 'ingress';
    return draft.component(
      `ingress ${i + 1}`,
      'ingress',
      works(place),
      [mode('ingress', `${parameters}.time-to-failure`, `${parameters}.time-to-restore`, 'renewed')],
      place,
    );
  });
  if (takeover === null) return { any: members };
  return draft.group(
    {
      id: 'ingress address',
      cause: 'ingress',
      members,
      takeover: after(takeover),
      coverageFactor: 'vip.coverage-factor',
      manualRecovery: after('failover.manual-recovery'),
    },
    on,
  );
}

/** The takeover as a row of the failover timeline. Behind DNS the clients of one site's address wait for its record. */
export function ingressFailure(draft: ModelDraft): FailureModePlan | null {
  const { ingress } = draft.candidate;
  if (ingress.kind === 'dns') return dnsFailure(draft);
  const takeover = takeoverOf(ingress);
  if (takeover === null) return null;
  return row('ingress-lost', null, 1, [phase('detect', 'address-takeover', takeover)], 'vip.coverage-factor');
}

function dnsFailure(draft: ModelDraft): FailureModePlan {
  const { ttlHours } = draft.candidate.ingress;
  const sites = new Set(draft.seats.map((seat) => seat.site)).size;
  if (ttlHours !== null) {
    draft.requests.push({
      name: 'ingress.dns-ttl',
      unit: 'duration',
      distribution: { kind: 'deterministic', value: ttlHours },
      source: 'scenario',
    });
  }
  return row('ingress-lost', null, 1 / sites, [
    phase('detect', 'health-check', 'dns.detection'),
    phase('act', 'reroute', ttlHours === null ? 'dns.ttl' : 'ingress.dns-ttl'),
  ]);
}
