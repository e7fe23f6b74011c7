import type { Delay, RelocationRule } from '../../model/system-model.js';
import type { Candidate, HighAvailability } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import { numberOf } from '../capacity-figures.js';
import type { ModelDraft } from '../model-draft.js';
import type { RestartOrder } from './restart-order.js';

interface VmRecovery {
  /** From the loss of the host until power-on elsewhere is commanded. */
  readonly commit: readonly string[];
  /** From the command until the guest begins to boot. */
  readonly powerOn: readonly string[];
}

/** What each high-availability product does about a lost host. */
const recoveries: Readonly<Record<HighAvailability['kind'], VmRecovery>> = {
  vsphere: { commit: ['vsphere.detection'], powerOn: ['vsphere.power-on', 'vsphere.restart-retries'] },
  pacemaker: { commit: ['pacemaker.detection', 'pacemaker.fencing'], powerOn: ['vm.power-on'] },
  masakari: {
    commit: ['masakari.detection', 'masakari.fencing', 'masakari.disable-wait'],
    powerOn: ['masakari.evacuation'],
  },
  ovirt: { commit: ['ovirt.detection', 'ovirt.fencing'], powerOn: ['vm.power-on'] },
  none: { commit: ['vm.detection-by-hand'], powerOn: ['vm.power-on'] },
};

export function vmRecovery(kind: HighAvailability['kind']): VmRecovery {
  return recoveries[kind];
}

/** HA agents on the hosts restart the VMs of a lost host; they do not need the management server. */
export function vmRelocationRule(draft: ModelDraft, candidate: Candidate, order: RestartOrder): RelocationRule {
  const { ha, storage } = candidate;
  const terms = [...recoveries[ha.kind].commit, ...extraWait(draft, candidate, order)];
  const commit: Delay = { terms, minus: ['haproxy.detection'] };
  return {
    id: 'vm-restart',
    controller: { all: [] },
    // The load balancer's health check is what takes a dead instance out of rotation, before HA acts.
    leaveRotation: after('haproxy.detection'),
    commit,
    isolationCause: 'host-hardware',
    // A VM whose disks are in the dead host cannot start elsewhere.
    relocates: storage.kind !== 'local',
    whenIsolated: isolationResponse(ha),
    coverageFactor: restartCoverage(ha),
    manualRecovery: ha.kind === 'none' ? null : after('failover.manual-recovery'),
    falseDetection: null,
  };
}

/** Who has to fence a host first restarts nothing while that fails; a person noticing a loss is not credited with any. */
export function restartCoverage({ kind }: HighAvailability): string | null {
  if (kind === 'none') return null;
  return kind === 'vsphere' ? 'relocation.coverage-factor' : 'fencing.coverage-factor';
}

/**
 * vSphere leaves the VMs of an isolated host powered on unless told to power them off; a host declared dead by others is
 * fenced by Pacemaker, Masakari and oVirt, and people do not wait for a network either.
 */
function isolationResponse({ kind, isolation }: HighAvailability): RelocationRule['whenIsolated'] {
  if (kind !== 'vsphere') return 'as-lost';
  return isolation === 'leave' ? null : { terms: ['vsphere.isolation-response'], minus: ['haproxy.detection'] };
}

/**
 * What comes on top of the product's detection. vSphere: one host in n is the primary, whose loss is acted on only after
 * an election. oVirt waits longer for hosts with more VMs: as for the fullest one.
 */
function extraWait(draft: ModelDraft, candidate: Candidate, { vmsPerHost }: RestartOrder): string[] {
  if (candidate.ha.kind === 'ovirt') return new Array<string>(vmsPerHost).fill('ovirt.detection-per-vm');
  if (candidate.ha.kind !== 'vsphere') return [];
  restartRetries(draft, candidate);
  const share = numberOf(candidate, 'vsphere.primary-share') / Math.max(1, draft.machines.length);
  const longer = numberOf(candidate, 'vsphere.primary-detection') - numberOf(candidate, 'vsphere.detection');
  draft.requests.push({
    name: 'vsphere.primary-wait',
    unit: 'duration',
    distribution: {
      kind: 'mixture',
      weights: [share, 1 - share],
      of: [
        { kind: 'deterministic', value: Math.max(0, longer) },
        { kind: 'deterministic', value: 0 },
      ],
    },
    source:
      'vsphere.primary-detection less vsphere.detection when the lost host is the primary: one in the number of hosts',
  });
  return ['vsphere.primary-wait'];
}

/** Minutes after the first attempt at which vSphere HA tries a failed restart again (vsphere.ha.restartRetries). */
const retriesAt = [2, 6, 14, 30];

/** What failed attempts add to a restart; when the last one has failed people start the VM. */
function restartRetries(draft: ModelDraft, candidate: Candidate): void {
  const succeeds = numberOf(candidate, 'vsphere.restart-succeeds');
  const waits = [0, ...retriesAt].map((minutes) => minutes / 60);
  const byHand = waits.at(-1)! + numberOf(candidate, 'failover.manual-recovery');
  draft.requests.push({
    name: 'vsphere.restart-retries',
    unit: 'duration',
    distribution: {
      kind: 'mixture',
      weights: [...waits.map((_, k) => succeeds * (1 - succeeds) ** k), (1 - succeeds) ** waits.length],
      of: [...waits, byHand].map((value) => ({ kind: 'deterministic', value })),
    },
    source: 'attempts after 0, 2, 6, 14 and 30 min, each failing with one less vsphere.restart-succeeds, then by hand',
  });
}
