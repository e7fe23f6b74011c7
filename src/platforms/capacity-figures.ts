import { defaultOf } from '../catalog/resolve.js';
import { mean } from '../maths/distribution-moments.js';
import type { Candidate } from '../scenario/scenario.js';

/** What platforms take of a machine, from the catalog unless the scenario says otherwise. */
export interface CapacityFigures {
  readonly hypervisorMemoryGiB: number;
  readonly hypervisorCpuShare: number;
  readonly guestMemoryGiB: number;
  readonly reservedCpu: number;
  readonly reservedMemoryGiB: number;
  readonly podsPerNode: number;
}

export function capacityFigures(candidate: Candidate): CapacityFigures {
  const number = (name: string): number => {
    const stated = candidate.parameters[name];
    if (stated?.kind === 'value') return stated.value;
    return mean(defaultOf(name).distribution);
  };
  return {
    hypervisorMemoryGiB: number('hypervisor.memory'),
    hypervisorCpuShare: number('hypervisor.cpu-share'),
    guestMemoryGiB: number('guest.memory'),
    reservedCpu: number('cluster-node.reserved-cpu'),
    reservedMemoryGiB: number('cluster-node.reserved-memory'),
    podsPerNode: number('cluster-node.pods'),
  };
}
