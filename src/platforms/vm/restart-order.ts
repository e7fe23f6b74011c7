import type { Layout } from '../../placement/layout.js';
import type { Candidate } from '../../scenario/scenario.js';
import { numberOf } from '../capacity-figures.js';

/** In which order the VMs of a lost host are restarted: by workload as the scenario lists them. */
export interface RestartOrder {
  /** Largest number of VMs on one host. */
  readonly vmsPerHost: number;
  /** Some VM waits for a batch before its own. */
  readonly hasBatches: boolean;
  /** Batches that start before the workload's last VM on a host does. */
  readonly batchesBefore: (workload: string) => number;
}

/**
 * Ranks by a layout. An instance at rank r waits ⌈r ÷ batch size⌉ − 1 batches: vSphere HA starts 32 VMs of a host at once
 * (Epping, vSphere HA Deepdive); no other product is taken to limit it.
 */
export function restartOrder(candidate: Candidate, layout: Layout): RestartOrder {
  const size = candidate.ha.kind === 'vsphere' ? numberOf(candidate, 'vsphere.restart-batch-size') : Infinity;
  const onHost = new Map<string, number>();
  const last = new Map<string, number>();
  for (const [workload, seats] of layout.seatsOf) {
    for (const seat of seats) {
      const rank = (onHost.get(seat) ?? 0) + 1;
      onHost.set(seat, rank);
      last.set(workload, Math.max(last.get(workload) ?? 0, rank));
    }
  }
  const vmsPerHost = Math.max(0, ...onHost.values());
  return {
    vmsPerHost,
    hasBatches: vmsPerHost > size,
    batchesBefore: (workload) => Math.max(0, Math.ceil((last.get(workload) ?? 0) / size) - 1),
  };
}
