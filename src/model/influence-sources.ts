import type { GateNetwork } from './gate-network.js';
import { instancesByWatch, setBackByGate } from './influence.js';
import type { NetBuilder } from './net-builder.js';

/** Where what happens to gates can come from: `influenceOf` the other way round. */
export interface InfluenceSources {
  /** Places that can change one of the gates, directly or by what they set back, but for what sets those in `stop` back. */
  readonly ofGates: (gates: readonly number[], stop?: ReadonlySet<number>) => ReadonlySet<number>;
}

export function influenceSources(builder: NetBuilder, network: GateNetwork): InfluenceSources {
  const inputs = inputsOf(network);
  const gatesBehind = reversed(setBackByGate(builder));
  const watchesOf = reversed(instancesByWatch(builder));
  const ofGates: InfluenceSources['ofGates'] = (gates, stop) => {
    const places = new Set<number>();
    const reached = new Set(gates);
    const take = (place: number): void => {
      if (places.has(place)) return;
      places.add(place);
      if (stop?.has(place) === true) return;
      for (const watch of watchesOf.get(place) ?? []) take(watch);
      for (const gate of gatesBehind.get(place) ?? []) reached.add(gate);
    };
    // A set is gone through with what is added on the way.
    for (const gate of reached) {
      const { places: direct, gates: inner } = inputs[gate]!;
      direct.forEach(take);
      for (const other of inner) reached.add(other);
    }
    return places;
  };
  return { ofGates };
}

function reversed(map: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, readonly number[]> {
  const result = new Map<number, number[]>();
  for (const [from, all] of map) for (const to of all) result.set(to, [...(result.get(to) ?? []), from]);
  return result;
}

function inputsOf(network: GateNetwork): { places: number[]; gates: number[] }[] {
  const inputs = Array.from({ length: network.gateCount }, () => ({ places: [] as number[], gates: [] as number[] }));
  for (let place = 0; place < network.placeCount; place++) {
    for (let l = network.linkStart[place]!; l < network.linkStart[place + 1]!; l++)
      inputs[network.linkGate[l]!]!.places.push(place);
  }
  for (let gate = 0; gate < network.gateCount; gate++) {
    for (let p = network.parentStart[gate]!; p < network.parentStart[gate + 1]!; p++)
      inputs[network.parentGate[p]!]!.gates.push(gate);
  }
  return inputs;
}
