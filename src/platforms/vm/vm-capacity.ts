import type { SeatCapacity } from '../../placement/layout.js';
import type { Candidate, Workload } from '../../scenario/scenario.js';
import type { CapacityFigures } from '../capacity-figures.js';
import { less, nothing, times } from '../capacity-shares.js';
import type { Machine } from '../machines.js';
import type { DividedDemand, MachineOverhead } from '../placement-record.js';

/** Memory the hypervisor keeps per VM: linear fit of VMware's table (18.4 MB + 0.0074 × RAM + 4 MB × (vCPU − 1)). */
export function vmMemoryOverheadGiB(cpu: number, memoryGiB: number): number {
  return (18.4 + 0.0074 * memoryGiB * 1024 + 4 * (Math.max(1, cpu) - 1)) / 1024;
}

export function hostOverhead(machine: Machine, figures: CapacityFigures): MachineOverhead {
  return {
    hypervisor: { cpu: machine.cpu * figures.hypervisorCpuShare, memoryGiB: figures.hypervisorMemoryGiB },
    systemReserved: nothing,
    controlPlane: nothing,
  };
}

/** What is left for VMs on a host, in virtual cores and gibibytes. */
export function vmSeat(machine: Machine, candidate: Candidate, figures: CapacityFigures): SeatCapacity {
  const { hypervisor } = hostOverhead(machine, figures);
  return {
    id: machine.id,
    site: machine.site,
    rack: machine.rack,
    cpu: (machine.cpu - hypervisor.cpu) * candidate.overcommit.cpu,
    memoryGiB: (machine.memoryGiB - hypervisor.memoryGiB) * candidate.overcommit.memory,
  };
}

/**
 * One VM per instance, or a pair on two hosts: what the application asks for, its guest system and the hypervisor's share.
 * Of a pair half is useful; the other half is what the hypervisor takes for the protection.
 */
export function vmDemand(workload: Workload, figures: CapacityFigures, isPair: boolean): DividedDemand {
  const guest = { cpu: 0, memoryGiB: figures.guestMemoryGiB };
  const overhead = vmMemoryOverheadGiB(workload.each.cpu, workload.each.memoryGiB + guest.memoryGiB);
  const copy = isPair ? times(workload.each, 1 / 2, 1 / 2) : nothing;
  return {
    workload: workload.id,
    instances: isPair ? 2 : workload.instances,
    cpu: workload.each.cpu,
    memoryGiB: workload.each.memoryGiB + guest.memoryGiB + overhead,
    spread: isPair && workload.spread === 'none' ? 'host' : workload.spread,
    apart: isPair,
    isPair,
    useful: less(workload.each, copy),
    guest,
    perInstanceHypervisor: { cpu: copy.cpu, memoryGiB: copy.memoryGiB + overhead },
  };
}
