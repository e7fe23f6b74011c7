import { defaultOf, parameterLike } from '../catalog/resolve.js';
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
  const number = (name: string): number => numberOf(candidate, name);
  return {
    hypervisorMemoryGiB: number('hypervisor.memory'),
    hypervisorCpuShare: number('hypervisor.cpu-share'),
    guestMemoryGiB: number('guest.memory'),
    reservedCpu: number('cluster-node.reserved-cpu'),
    reservedMemoryGiB: number('cluster-node.reserved-memory'),
    podsPerNode: number('cluster-node.pods'),
  };
}

/** The mean as the scenario says it, else as the catalog has it; files have not been read yet where it is asked for. */
export function numberOf(candidate: Candidate, name: string): number {
  const evidence = candidate.parameters[name];
  if (evidence === undefined || evidence.kind === 'measured') return mean(defaultOf(name).distribution);
  return mean(parameterLike(name, name, evidence, new Map(), { kubernetesVersion: candidate.version }).distribution);
}
