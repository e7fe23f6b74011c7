import type { Delay, RelocationRule } from '../../model/system-model.js';
import type { HighAvailability, Storage } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';

interface VmRecovery {
  /** From the loss of the host until power-on elsewhere is commanded. */
  readonly commit: readonly string[];
  /** From the command until the guest begins to boot. */
  readonly powerOn: string;
}

/** What each high-availability product does about a lost host. */
const recoveries: Readonly<Record<HighAvailability['kind'], VmRecovery>> = {
  vsphere: { commit: ['vsphere.detection'], powerOn: 'vsphere.power-on' },
  pacemaker: { commit: ['pacemaker.detection', 'pacemaker.fencing'], powerOn: 'vm.power-on' },
  masakari: {
    commit: ['masakari.detection', 'masakari.fencing', 'masakari.disable-wait'],
    powerOn: 'masakari.evacuation',
  },
  ovirt: { commit: ['ovirt.detection', 'ovirt.fencing'], powerOn: 'vm.power-on' },
  none: { commit: ['vm.detection-by-hand'], powerOn: 'vm.power-on' },
};

export function vmRecovery(kind: HighAvailability['kind']): VmRecovery {
  return recoveries[kind];
}

/** HA agents on the hosts restart the VMs of a lost host; they do not need the management server. */
export function vmRelocationRule(ha: HighAvailability, storage: Storage): RelocationRule {
  const commit: Delay = { terms: recoveries[ha.kind].commit, minus: ['haproxy.detection'] };
  return {
    id: 'vm-restart',
    controller: { all: [] },
    // The load balancer's health check is what takes a dead instance out of rotation, before HA acts.
    leaveRotation: after('haproxy.detection'),
    commit,
    isolationCause: 'host-hardware',
    // A VM whose disks are in the dead host cannot start elsewhere.
    relocates: storage.kind !== 'local',
    coverageFactor: ha.kind === 'none' ? null : 'relocation.coverage-factor',
    manualRecovery: ha.kind === 'none' ? null : after('failover.manual-recovery'),
    falseDetection: null,
  };
}
