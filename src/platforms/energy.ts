import type { PlacementRecord } from '../evaluation/topology.js';
import type { Candidate } from '../scenario/scenario.js';
import { numberOf } from './capacity-figures.js';

/**
 * Mean power of a host, W: idle power, and the rest in proportion to the processing power in use (Fan, Weber & Barroso,
 * Power provisioning for a warehouse-sized computer, 2007). What is requested counts as used, unless it was measured.
 * Null for a system without machines.
 */
export function wattsPerHost(candidate: Candidate, placement: PlacementRecord): number | null {
  if (candidate.platform === 'custom') return null;
  const idle = numberOf(candidate, 'energy.host-idle');
  const full = numberOf(candidate, 'energy.host-full');
  const { useful, guestOperatingSystems, hypervisor, systemReserved } = placement.cpu;
  const used = placement.measuredUse?.cpuMean ?? useful + guestOperatingSystems + hypervisor + systemReserved;
  return idle + (full - idle) * Math.min(1, used);
}
