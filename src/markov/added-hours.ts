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
 * Of the felt hours what a redundancy waits for. Where n instances are and k are needed, n − k + 1 of them are missing while
 * it is lost, and each has clocks of its own: so many hours an hour pass.
 */
export function waitingHours({ waitsFor }: Redundancy, { total, rest, ofWorkloads }: PendingParts): number {
  if (waitsFor === 'all') return total;
  if (waitsFor === 'rest') return rest;
  return rest + ofWorkloads[waitsFor.workload]! / waitsFor.parallel;
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
    ofWorkloads: felt.ofWorkloads.map((hours, w) => hours + felt.perInstanceThere[w]! * counts[w]!),
  };
  return {
    pending: sum(pending),
    felt: feltTotal,
    most: most.perInstance.reduce((hours, each, w) => hours + each * hits[w]!.most, most.total),
    waiting: redundancies.map((redundancy) => waitingHours(redundancy, parts)),
  };
}
