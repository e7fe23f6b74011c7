import { always, type Condition } from '../model/system-model.js';
import type { Ingress } from '../scenario/scenario.js';
import { after, type FailureModePlan } from './blueprint.js';
import type { Machine } from './machines.js';
import { type ModelDraft, mode } from './model-draft.js';
import { spreadOverRacks } from './storage.js';

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

/**
 * The address users come in by: its members on hosts of different racks, one of them holding it. `cloud` and `dns` are
 * taken as always there (their own availability can be stated as an external).
 */
export function ingressCondition(
  draft: ModelDraft,
  ingress: Ingress,
  machines: readonly Machine[],
  works: (machine: Machine) => Condition,
): Condition {
  const takeover = takeoverOf(ingress);
  if (takeover === null && ingress.kind !== 'haproxy') return always;
  // MetalLB speaks from every worker; the others have the members they were given.
  const on = ingress.kind === 'metallb' ? [...machines] : spreadOverRacks(machines, Math.max(1, ingress.members));
  const members = on.map((machine, i) => {
    if (ingress.kind !== 'metallb') draft.mark(machine, 'ingress');
    const parameters = ingress.kind === 'haproxy' ? 'haproxy' : 'ingress';
    return draft.component(
      `ingress ${i + 1}`,
      'ingress',
      works(machine),
      [mode('ingress', `${parameters}.time-to-failure`, `${parameters}.time-to-restore`, 'renewed')],
      machine,
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

/** The takeover as a row of the failover timeline. */
export function ingressFailure(ingress: Ingress): FailureModePlan | null {
  const takeover = takeoverOf(ingress);
  if (takeover === null) return null;
  return {
    id: 'ingress-lost',
    workload: null,
    phases: [{ phase: 'detect', label: 'address-takeover', delay: after(takeover) }],
    lostShare: 1,
    coverageFactor: 'vip.coverage-factor',
  };
}
