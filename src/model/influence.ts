import { type GateNetwork, inputsFedBy } from './gate-network.js';
import type { NetBuilder } from './net-builder.js';

/**
 * What a fault in a place may set back: found by following the place through all gates it feeds, whatever the other
 * inputs are. A seat it can stop or hide sets back its watch and any instance; a need of a component that starts sets back
 * the component, one of a workload the workload; a member of a failover group the group; and what is set back sets back what hangs on it.
 *
 * @returns place → indices into the builder's pending work; each place is followed once
 */
export function influenceOf(builder: NetBuilder, network: GateNetwork): (place: number) => readonly number[] {
  const entries = new Map<number, number[]>();
  builder.pending.forEach(({ place }, index) => {
    entries.set(place, [...(entries.get(place) ?? []), index]);
  });
  const setBack = setBackByGate(builder);
  const watched = instancesByWatch(builder);
  const known = new Map<number, readonly number[]>();
  return (place) => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const places = new Set<number>();
    const queue = [place];
    const reach = (others: readonly number[]): void => {
      for (const other of others) {
        if (other === place || places.has(other)) continue;
        places.add(other);
        queue.push(other);
      }
    };
    for (let i = 0; i < queue.length; i++) {
      reach(watched.get(queue[i]!) ?? []);
      for (const { gate } of inputsFedBy(network, queue[i]!)) reach(setBack.get(gate) ?? []);
    }
    const result = [...places].flatMap((other) => entries.get(other) ?? []);
    known.set(place, result);
    return result;
  };
}

/** A seat that is given up, or only suspected, costs whatever instance sits there. */
export function instancesByWatch(builder: NetBuilder): Map<number, number[]> {
  return new Map(builder.watch.map((watch, seat) => [watch, phasesAt(builder, seat)]));
}

/** Phases of the instances that may sit there. */
function phasesAt(builder: NetBuilder, seat: number): number[] {
  const here = [...builder.workloads.values()].filter((workload) => workload.seats.includes(seat));
  return here.flatMap((workload) => workload.phase);
}

export function setBackByGate(builder: NetBuilder): Map<number, number[]> {
  const setBack = new Map<number, number[]>();
  const add = (gate: number, places: readonly number[]): void => {
    setBack.set(gate, [...(setBack.get(gate) ?? []), ...places]);
  };
  const workloads = [...builder.workloads.values()];
  builder.model.seats.forEach((_, seat) => {
    const places = [builder.watch[seat]!, ...phasesAt(builder, seat)];
    for (const gate of [builder.worksGate[seat]!, builder.reachedGate[seat]!, builder.readyGate[seat]!])
      add(gate, places);
  });
  for (const { id, needs, startTime } of builder.model.components) {
    if (startTime !== null) add(builder.condition(needs), [builder.componentPlace.get(id)!]);
  }
  for (const workload of workloads) add(builder.condition(workload.model.needs), workload.phase);
  for (const { model, phase } of builder.groupPlaces.values()) {
    for (const member of model.members) add(builder.condition(member), [phase]);
  }
  return setBack;
}
