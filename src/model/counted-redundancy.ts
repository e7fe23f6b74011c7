import { crashed, held, instancePhase, isUnderWork, type NetBuilder, type WorkloadPlaces } from './net-builder.js';
import type { Redundancy } from './redundancy.js';
import type { SoundSeats } from './sound-seats.js';
import type { WorkloadReach } from './workload-reach.js';

/**
 * At least so many instances serve. An instance counts as sure while it serves on a sound seat, on a seat no more than sit
 * on any in the reference state, and so on the seats beneath where seats are machines: so the loss of a seat is one of so
 * many at most, wherever they have moved.
 */
export function countedRedundancy(
  builder: NetBuilder,
  sound: SoundSeats,
  reach: WorkloadReach,
  workload: WorkloadPlaces,
  atLeast: number,
): Omit<Redundancy, 'waitsFor'> {
  const { seat: seatOf, phase, model } = workload;
  // In the reference state: seats of instances, and those beneath.
  const sitsOn = seatOf.map((place) => builder.gates.initialOf(place));
  const standsOn = sitsOn.map((seat) => sound.machinesOf(seat).map((machine) => builder.gates.initialOf(machine.seat)));
  const together = mostOfOne(sitsOn);
  const togetherBeneath = mostOfOne(standsOn.flat());
  const beneath = new Set(workload.seats.flatMap((seat) => sound.machinesOf(seat).flatMap(({ seats }) => seats)));
  const counts = new Int32Array(builder.model.seats.length);
  const needs = builder.condition(model.needs);
  const isOwn = ownPhases(workload);
  const shared = new Set(model.modes.flatMap((mode, m) => (mode.together === true ? [crashed(m)] : [])));
  const own = new Set(phase);
  return {
    gate: builder.condition({ serving: model.id, atLeast }),
    read: (run) => {
      counts.fill(0);
      let [sure, restorable] = [0, 0];
      const faulty: number[] = [];
      const faultyApart: number[] = [];
      const sharedMet: number[] = [];
      const hasNeeds = run.holds(needs);
      for (let i = 0; i < phase.length; i++) {
        const value = run.value(phase[i]!);
        const serves = value === instancePhase.serving;
        if (!serves) {
          if (!isOwn(value)) continue;
          faultyApart.push(phase[i]!);
          // Restored by one clock for all.
          if (!sharedMet.includes(value)) faulty.push(phase[i]!);
          if (shared.has(value)) sharedMet.push(value);
          if (!hasNeeds) continue;
        }
        const seat = run.value(seatOf[i]!);
        if (counts[seat]! >= together || !sound.isSound(run, seat)) continue;
        const hosts = sound.machinesOf(seat);
        if (hosts.some((machine) => counts[run.value(machine.seat)]! >= togetherBeneath)) continue;
        counts[seat]!++;
        for (const machine of hosts) counts[run.value(machine.seat)]!++;
        restorable++;
        if (serves) sure++;
      }
      const spare = (count: number): number => Math.max(0, count - atLeast + 1);
      return { spare: spare(sure), restorable: spare(restorable), faulty, faultyApart };
    },
    loss: (changed) => {
      if (reach.hitBy(changed).all) return phase.length;
      const isChanged = (seat: number): boolean => changed.some((place) => sound.placesOf(seat).has(place));
      const lostBeneath = new Set([...beneath].filter(isChanged));
      const lost = new Set(workload.seats.filter((seat) => sound.isHit(seat, changed, lostBeneath)));
      const others = phase.filter(
        (place, i) =>
          changed.includes(place) && !lost.has(sitsOn[i]!) && !standsOn[i]!.some((seat) => lostBeneath.has(seat)),
      );
      return lost.size * together + lostBeneath.size * togetherBeneath + others.length;
    },
    isOwn: (changed) => changed.every((place) => own.has(place)),
    instances: phase.length,
    held: model.modes.flatMap((mode, m) =>
      mode.needsAgent ? [{ place: phase[0]!, value: held(m), isTogether: mode.together === true }] : [],
    ),
  };
}

/** How often the number is there that is there most often. */
function mostOfOne(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Whether an instance is restored where it is, at once or when its seat's agent is back. */
function ownPhases({ model }: WorkloadPlaces): (phase: number) => boolean {
  const phases = new Set(model.modes.flatMap((_, m) => [crashed(m), held(m)]));
  return (phase) => phases.has(phase) || isUnderWork(phase);
}
