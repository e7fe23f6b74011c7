import type { Candidate, Workload } from '../../scenario/scenario.js';
import type { FailureModePlan } from '../blueprint.js';
import { domainRow, phase, releaseRow, row, shareOfOne, standbyRow, storageRows } from '../failure-rows.js';
import { ingressFailure } from '../ingress.js';
import type { ModelDraft } from '../model-draft.js';
import { vmRecovery } from './relocation-rule.js';

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
  const hostLost = row(
    'host-lost',
    id,
    share,
    moves
      ? [
          phase('detect', isByHand ? 'by-hand' : 'host-declared-dead', ...commit),
          phase('act', 'power-on', powerOn),
          ...boot,
        ]
      : [phase('repair', 'host-restore', 'host.time-to-restore'), ...boot],
    isByHand || !moves ? null : 'relocation.coverage-factor',
  );
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
    domainRow(draft, workload, 'rack', hostLost, boot),
    standbyRow(candidate, workload) ?? domainRow(draft, workload, 'site', hostLost, boot),
    ...storageRows(candidate.storage, workload, boot),
    ...releaseRow(workload, start),
  ];
}
