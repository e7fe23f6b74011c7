import type { InfluenceSources } from './influence-sources.js';
import type { NetBuilder, WorkloadPlaces } from './net-builder.js';
import type { SoundSeats } from './sound-seats.js';

/** Which instances of a workload a failure may hit: all, by what they need, or those that sit on some seats. */
export interface Hit {
  readonly all: boolean;
  readonly seats: readonly number[];
}

/** Where the instances of a workload are found in a marking, and what gets at them. */
export interface WorkloadReach {
  /** By instance: places of its phase and of its seat. */
  readonly phases: readonly number[];
  readonly seatOf: readonly number[];
  /** From the places a failure changes. */
  readonly hitBy: (changed: readonly number[]) => Hit;
}

export function workloadReach(
  builder: NetBuilder,
  sources: InfluenceSources,
  sound: SoundSeats,
  { model, seats, seat, phase }: WorkloadPlaces,
): WorkloadReach {
  const needs = sources.ofGates([builder.condition(model.needs)]);
  return {
    phases: phase,
    seatOf: seat,
    hitBy: (changed) => ({
      all: changed.some((place) => needs.has(place)),
      seats: seats.filter((s) => changed.some((place) => sound.placesOf(s).has(place))),
    }),
  };
}
