import type { Redundancy } from '../model/redundancy.js';
import type { FailureSize } from './failure-sizes.js';
import type { AddedParts, PendingParts } from './pending-hours.js';

/** Hours, and those of them that each redundancy waits for when it is lost. */
export interface WaitingHours {
  readonly pending: number;
  readonly felt: number;
  readonly most: number;
  /** By redundancy: hours until it is back, while the recovery is there. */
  readonly waiting: readonly number[];
}

/**
 * Of the felt hours what a redundancy waits for. Where several instances of a workload have to be missing while it is lost,
 * each with clocks of its own, so many hours an hour pass.
 */
export function waitingHours({ waitsFor }: Redundancy, { total, rest, ofGroups, ofWorkloads }: PendingParts): number {
  if (waitsFor === null) return total;
  let hours = waitsFor.groups ? rest + ofGroups : rest;
  for (const [workload, parallel] of waitsFor.workloads) hours += ofWorkloads[workload]! / parallel;
  return hours;
}

/**
 * What a failure adds.
 *
 * @param hit how many instances of a workload it hits over their seats or what they need
 */
export function addedHours(
  { pending, felt, most, hits }: FailureSize,
  redundancies: readonly Redundancy[],
  hit: (workload: number) => number,
): WaitingHours {
  const counts = hits.map((_, w) => hit(w));
  const sum = ({ total, perInstance }: AddedParts): number =>
    perInstance.reduce((hours, each, w) => (each === 0 ? hours : hours + each * counts[w]!), total);
  const feltTotal = sum(felt);
  const parts: PendingParts = {
    total: feltTotal,
    rest: felt.rest,
    ofGroups: felt.ofGroups,
    ofWorkloads: felt.ofWorkloads.map((hours, w) => hours + felt.perInstanceThere[w]! * counts[w]!),
  };
  return {
    pending: sum(pending),
    felt: feltTotal,
    most: most.perInstance.reduce((hours, each, w) => hours + each * hits[w]!.most, most.total),
    waiting: redundancies.map((redundancy) => waitingHours(redundancy, parts)),
  };
}
