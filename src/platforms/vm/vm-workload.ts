import { always, type Condition, type Delay, type InstanceMode, type WorkloadModel } from '../../model/system-model.js';
import type { Candidate, HighAvailability, Workload } from '../../scenario/scenario.js';
import { applicationModes, releasePeriod } from '../applications.js';
import { after } from '../blueprint.js';
import type { ModelDraft } from '../model-draft.js';
import { plannedDuration, plannedPeriod } from '../planned.js';
import { storagePathMode } from '../storage-path.js';
import { isPaired, pairedWorkload, softwareWork } from './fault-tolerance.js';
import { vmRecovery } from './relocation-rule.js';
import type { RestartOrder } from './restart-order.js';

/** From the power-on command until what runs in the VM serves; batches of other VMs may be started before it. */
function vmStart(candidate: Candidate, batches: number, application: readonly string[]): Delay {
  const waits = new Array<string>(batches).fill('vsphere.restart-batch-wait');
  return after(...waits, ...vmRecovery(candidate.ha.kind).powerOn, 'guest.boot', ...application);
}

/** VM component protection notices a host's lost storage paths; without it people do. Then the VM starts elsewhere. */
function lostPaths(draft: ModelDraft, candidate: Candidate, application: readonly string[]): InstanceMode[] {
  const { ha, storage } = candidate;
  if (storage.kind === 'local') return [];
  const noticed = pathLossNoticed(candidate);
  return [storagePathMode(draft, [noticed, ...vmRecovery(ha.kind).powerOn, 'guest.boot', ...application])];
}

export const pathLossNoticed = ({ ha }: Candidate): string =>
  protectsComponents(ha) ? 'vsphere.storage-path-detection' : 'vm.detection-by-hand';

export const protectsComponents = ({ kind, componentProtection }: HighAvailability): boolean =>
  kind === 'vsphere' && componentProtection;

/** DRS evens the VMs out again; other platforms leave them until people do, at the next work on a host. */
export function vmRebalance(candidate: Candidate): Delay {
  return candidate.ha.kind === 'vsphere' ? after('vsphere.rebalance') : after('patching.host.period');
}

/** The guest operating system fails with its VM around it; VM monitoring, if enabled, resets the VM. */
export function guestFault(candidate: Candidate, application: readonly string[]): InstanceMode {
  return {
    cause: 'guest-os',
    timeToFailure: after('os.time-to-failure'),
    timeToRestore: candidate.ha.vmMonitoring
      ? after('vm-monitoring.detection', 'guest.boot', ...application)
      : after('os.time-to-restore'),
    needsAgent: false,
  };
}

/** A workload whose every instance is a VM of its own, or a pair of them. */
export function vmWorkload(
  draft: ModelDraft,
  candidate: Candidate,
  workload: Workload,
  seats: readonly string[],
  layout: readonly string[],
  storage: Condition,
  order: RestartOrder,
): WorkloadModel {
  const start = draft.startOf(workload);
  const single: WorkloadModel = {
    id: workload.id,
    instances: workload.instances,
    required: workload.required,
    each: workload.each,
    rule: 'vm-restart',
    seats,
    layout,
    spread: workload.spread,
    hardSpread: workload.hardSpread,
    apart: false,
    needs: storage,
    ...applicationModes(draft, workload, {
      restart: 'app.restart',
      hangDetection: 'vm.app-hang-detection',
      retryWait: 'service-manager.retry-wait',
      needsAgent: false,
      surroundings: [guestFault(candidate, [start]), ...lostPaths(draft, candidate, [start])],
    }),
    startInPlace: after('guest.boot', start),
    act: vmStart(candidate, order.batchesBefore(workload.id), [start]),
    actNeeds: always,
    detach: null,
    rebalance: vmRebalance(candidate),
  };
  return isPaired(candidate, workload) ? pairedWorkload(draft, workload, single, layout) : single;
}

/** VMs that are cluster nodes: their guest's faults are those of the node's operating system. */
export function nodeVms(
  draft: ModelDraft,
  candidate: Candidate,
  id: string,
  vms: { readonly id: string; readonly each: WorkloadModel['each']; readonly apart: boolean },
  seats: readonly string[],
  layout: readonly string[],
  storage: Condition,
  order: RestartOrder,
): WorkloadModel {
  return {
    id,
    instances: layout.length,
    required: layout.length,
    each: vms.each,
    rule: 'vm-restart',
    seats,
    layout,
    spread: 'rack',
    hardSpread: false,
    apart: vms.apart,
    needs: storage,
    modes: [guestFault(candidate, []), ...lostPaths(draft, candidate, [])],
    commonCauses: [],
    startInPlace: after('guest.boot'),
    act: vmStart(candidate, order.batchesBefore(vms.id), []),
    actNeeds: always,
    detach: null,
    rebalance: vmRebalance(candidate),
  };
}

/** Work on one VM after another (a pair is one): its guest is patched, its application is replaced by the new version. */
export function vmPlannedWork(draft: ModelDraft, candidate: Candidate, workload: Workload): void {
  const start = draft.startOf(workload);
  const patching = plannedPeriod(draft, candidate, 'guestPatching');
  if (patching !== null) {
    draft.planned.push({
      ...softwareWork(candidate, workload),
      id: `guest patching of ${workload.id}`,
      cause: 'planned-guest-patching',
      period: after(patching),
      duration: after(plannedDuration(draft, candidate, 'guestPatching'), start),
    });
  }
  const release = releasePeriod(workload);
  if (release === null) return;
  // No surge on VMs: each instance is restarted in turn with the new version.
  draft.planned.push({
    ...softwareWork(candidate, workload),
    id: `release of ${workload.id}`,
    cause: 'planned-release',
    period: after(release),
    duration: after('app.restart', start),
  });
}
