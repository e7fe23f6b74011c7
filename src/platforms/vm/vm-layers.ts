import type { Condition, InstanceMode } from '../../model/system-model.js';
import type { Candidate } from '../../scenario/scenario.js';
import { after } from '../blueprint.js';
import type { Machine } from '../machines.js';
import { type ModelDraft, mode } from '../model-draft.js';
import { physicalLayers } from '../physical.js';
import { vmRelocationRule } from './relocation-rule.js';

/** The hypervisor cluster below the VMs: hosts as seats, and the rule that restarts the VMs of a lost one. */
export function hypervisorCluster(draft: ModelDraft, candidate: Candidate): void {
  const hardware = physicalLayers(draft);
  draft.rules.push(vmRelocationRule(candidate.ha, candidate.storage));
  for (const machine of draft.machines) {
    const works = hypervisor(draft, machine, hardware.get(machine.id)!);
    draft.seat(machine, {
      id: machine.id,
      works,
      ready: works,
      agent: works,
      rack: machine.rack,
      site: machine.site,
      room: null,
    });
  }
}

function hypervisor(draft: ModelDraft, machine: Machine, hardware: Condition): Condition {
  const modes = [mode('hypervisor', 'hypervisor.time-to-failure', 'hypervisor.time-to-restore', 'renewed')];
  return draft.component(`${machine.id} hypervisor`, 'hypervisor', hardware, modes, machine);
}

/** The guest operating system fails with its VM around it; VM monitoring, if enabled, resets the VM. */
export function guestFault(candidate: Candidate, start: string | null): InstanceMode {
  const restart = start === null ? ['guest.boot'] : ['guest.boot', start];
  return {
    cause: 'guest-os',
    timeToFailure: after('os.time-to-failure'),
    timeToRestore: candidate.ha.vmMonitoring
      ? after('vm-monitoring.detection', ...restart)
      : after('os.time-to-restore'),
    needsAgent: false,
  };
}
