import type { Candidate, Workload } from '../../scenario/scenario.js';
import type { FailureModePlan } from '../blueprint.js';
import {
  domainRow,
  type PlannedPhase,
  persistentFaultRow,
  phase,
  releaseRow,
  row,
  shareOfOne,
  standbyRow,
  storageRows,
  switchRow,
} from '../failure-rows.js';
import { ingressFailure } from '../ingress.js';
import type { ModelDraft } from '../model-draft.js';
import { isPaired } from './fault-tolerance.js';
import { restartCoverage, vmRecovery } from './relocation-rule.js';
import { pathLossNoticed, protectsComponents } from './vm-workload.js';

/** The courses failures take on a VM platform, phase by phase, for the failover timeline. */
export function vmFailureModes(
  draft: ModelDraft,
  candidate: Candidate,
  served: readonly Workload[],
): FailureModePlan[] {
  const plans = served.flatMap((workload) => workloadRows(draft, candidate, workload));
  const entry = ingressFailure(draft);
  return entry === null ? plans : [...plans, entry];
}

function workloadRows(draft: ModelDraft, candidate: Candidate, workload: Workload): FailureModePlan[] {
  const { commit, powerOn } = vmRecovery(candidate.ha.kind);
  const { id } = workload;
  const start = draft.startOf(workload);
  const share = shareOfOne(workload);
  const application = phase('restart', 'application-start', start);
  const boot = [phase('restart', 'guest-boot', 'guest.boot'), application];
  const isByHand = candidate.ha.kind === 'none';
  const moves = candidate.storage.kind !== 'local';
  const restarted = row(
    'host-lost',
    id,
    share,
    moves
      ? [
          phase('detect', isByHand ? 'by-hand' : 'host-declared-dead', ...commit),
          phase('act', 'power-on', ...powerOn),
          ...boot,
        ]
      : [phase('repair', 'host-restore', 'host.time-to-restore'), ...boot],
    moves ? restartCoverage(candidate.ha) : null,
  );
  const { hostLost, hostIsolated, inDomain } = isPaired(candidate, workload)
    ? pairRows(draft, restarted)
    : { hostLost: restarted, hostIsolated: isolatedRow(candidate, restarted), inDomain: () => restarted };
  return [
    row('process-crash', id, share, [phase('restart', 'process-restart', 'app.restart'), application]),
    row('application-hang', id, share, [
      phase('detect', 'by-hand', 'vm.app-hang-detection'),
      phase('restart', 'process-restart', 'app.restart'),
      application,
    ]),
    row(
      'guest-os-crash',
      id,
      share,
      candidate.ha.vmMonitoring
        ? [phase('detect', 'vm-monitoring', 'vm-monitoring.detection'), ...boot]
        : [phase('repair', 'by-hand', 'os.time-to-restore')],
    ),
    hostLost,
    ...primaryRow(candidate, hostLost),
    hostIsolated,
    ...switchRow(draft, workload, inDomain('rack') === hostLost ? hostIsolated : isolatedRow(candidate, restarted)),
    domainRow(draft, workload, 'rack', inDomain('rack'), boot),
    standbyRow(candidate, workload) ?? domainRow(draft, workload, 'site', inDomain('site'), boot),
    ...(isPaired(candidate, workload)
      ? [{ ...hostLost, id: 'storage-path-lost' }]
      : pathsRow(candidate, workload, [phase('act', 'power-on', ...powerOn), ...boot])),
    ...storageRows(candidate.storage, workload, boot),
    ...persistentFaultRow(draft, workload, 'service-manager.retry-wait', start),
    ...releaseRow(workload, start),
  ];
}

/**
 * A pair: the other VM takes over whatever becomes of the first one's host; a domain that holds both is restarted from.
 *
 * @param restarted the row of a VM that is restarted elsewhere
 */
function pairRows(draft: ModelDraft, restarted: FailureModePlan) {
  const takeover = [phase('act', 'pair-takeover', 'vsphere.ft-takeover')];
  const hostLost = row('host-lost', restarted.workload, 1, takeover, 'relocation.coverage-factor');
  const { layout } = draft.workloads.find(({ id }) => id === restarted.workload)!;
  const seats = layout.map((id) => draft.seats.find((seat) => seat.id === id)!);
  return {
    hostLost,
    hostIsolated: { ...hostLost, id: 'host-isolated' },
    inDomain: (domain: 'rack' | 'site') =>
      new Set(seats.map((seat) => `${seat.site}/${domain === 'rack' ? seat.rack : ''}`)).size > 1
        ? hostLost
        : restarted,
  };
}

/** A host's storage paths are lost: VM component protection or people notice, and the VM starts elsewhere. */
function pathsRow(candidate: Candidate, workload: Workload, restart: readonly PlannedPhase[]): FailureModePlan[] {
  if (candidate.storage.kind === 'local') return [];
  const noticed = pathLossNoticed(candidate);
  const label = protectsComponents(candidate.ha) ? 'component-protection' : 'by-hand';
  return [row('storage-path-lost', workload.id, shareOfOne(workload), [phase('detect', label, noticed), ...restart])];
}

/** A host that runs on but is cut off: its VMs stay, are powered off and restarted, or are restarted as if it were lost. */
function isolatedRow({ ha, storage }: Candidate, hostLost: FailureModePlan): FailureModePlan {
  const id = 'host-isolated';
  if (storage.kind === 'local' || (ha.kind === 'vsphere' && ha.isolation === 'leave')) {
    const restored = phase('repair', 'network-restore', 'host-network.time-to-restore');
    return row(id, hostLost.workload, hostLost.lostShare, [restored]);
  }
  if (ha.kind !== 'vsphere') return { ...hostLost, id };
  const [, ...rest] = hostLost.phases;
  return { ...hostLost, id, phases: [phase('detect', 'isolation-response', 'vsphere.isolation-response'), ...rest] };
}

/** vSphere: the host that leads the HA agents is lost, and another is elected before anything is restarted. */
function primaryRow({ ha }: Candidate, hostLost: FailureModePlan): FailureModePlan[] {
  const [declared, ...rest] = hostLost.phases;
  if (ha.kind !== 'vsphere' || declared?.phase !== 'detect') return [];
  const elected = phase('detect', 'election-and-declaration', 'vsphere.primary-detection');
  return [{ ...hostLost, id: 'primary-host-lost', phases: [elected, ...rest] }];
}
