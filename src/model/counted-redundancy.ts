import type { InfluenceSources } from './influence-sources.js';
import { instancePhase, type NetBuilder, type WorkloadPlaces } from './net-builder.js';
import type { Redundancy } from './redundancy.js';
import type { SoundSeats } from './sound-seats.js';

/**
 * At least so many instances serve. An instance counts as sure while it serves on a sound seat, on a seat no more than sit on any in the reference state: so the loss of a seat is one of so many at most, wherever they have moved.
 */
export function countedRedundancy(
  builder: NetBuilder,
  sources: InfluenceSources,
  sound: SoundSeats,
  workload: WorkloadPlaces,
  atLeast: number,
): Redundancy {
  const { seat: seatOf, phase } = workload;
  const together = mostOnASeat(builder, workload);
  const sureOn = new Int32Array(builder.model.seats.length);
  return {
    spare: (run) => {
      sureOn.fill(0);
      let sure = 0;
      for (let i = 0; i < phase.length; i++) {
        if (run.value(phase[i]!) !== instancePhase.serving) continue;
        const seat = run.value(seatOf[i]!);
        if (sureOn[seat]! >= together || !sound.isSound(run, seat)) continue;
        sureOn[seat]!++;
        sure++;
      }
      return Math.max(0, sure - atLeast + 1);
    },
    loss: lossOf(builder, sources, sound, workload, together),
  };
}

function mostOnASeat({ gates }: NetBuilder, { seat }: WorkloadPlaces): number {
  const counts = new Map<number, number>();
  for (const place of seat) counts.set(gates.initialOf(place), (counts.get(gates.initialOf(place)) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** All by what the workload needs; as many as sit together by each seat that is touched; and instances for themselves. */
function lossOf(
  builder: NetBuilder,
  sources: InfluenceSources,
  sound: SoundSeats,
  { model, seats, seat: seatOf, phase }: WorkloadPlaces,
  together: number,
): Redundancy['loss'] {
  const needs = sources.ofGates([builder.condition(model.needs)]);
  return (changed) => {
    if (changed.some((place) => needs.has(place))) return phase.length;
    const lost = new Set(seats.filter((seat) => changed.some((place) => sound.placesOf(seat).has(place))));
    const own = phase.filter((place, i) => changed.includes(place) && !lost.has(builder.gates.initialOf(seatOf[i]!)));
    return lost.size * together + own.length;
  };
}
