import type { GateNetwork } from '../model/gate-network.js';
import { Marking } from '../model/marking.js';
import type { Recoverable } from '../model/recoverable.js';

/**
 * How far a marking is from services that wait for repairs: the margins of the gates of `recoverable`; 0: they may wait. What
 * recoveries do never lowers one.
 */
export class RecoverySpare {
  private readonly marking: Marking;
  private readonly gates: readonly number[];
  private readonly fedBy: (place: number) => readonly Input[];

  constructor({ network, gates }: Recoverable) {
    this.marking = new Marking(network, { gateChanged: () => {} });
    this.gates = gates;
    this.fedBy = inputsFedBy(network, gates);
  }

  /** By gate. */
  of(places: ArrayLike<number>): readonly number[] {
    this.marking.load(places);
    return this.gates.map((gate) => Math.max(0, this.marking.margin(gate)));
  }

  /** Whether a place that has the value says of a component that it is under repair. */
  isRepair(place: number, value: number): boolean {
    const { linkStart, linkMask } = this.marking.network;
    for (let l = linkStart[place]!; l < linkStart[place + 1]!; l++) {
      if (((linkMask[l]! >>> value) & 1) === 0) return true;
    }
    return false;
  }

  /** By how much repairs in these places lower each gate's margin at most, in any marking. */
  losses(repaired: readonly number[]): readonly number[] {
    const inputs = new Map(this.gates.map((gate) => [gate, new Set<number>()]));
    for (const place of repaired) {
      for (const { gate, input } of this.fedBy(place)) inputs.get(gate)!.add(input);
    }
    return this.gates.map((gate) => inputs.get(gate)!.size);
  }
}

interface Input {
  readonly gate: number;
  /** A gate, or the complement of a place. */
  readonly input: number;
}

/** Inputs of the gates that a place can change, directly or through others; each place is followed once. */
function inputsFedBy(network: GateNetwork, gates: readonly number[]): (place: number) => readonly Input[] {
  const asked = new Set(gates);
  const known = new Map<number, readonly Input[]>();
  const follow = (place: number): readonly Input[] => {
    const found: Input[] = [];
    const seen = new Set<number>();
    const queue: number[] = [];
    const reach = (gate: number, input: number): void => {
      if (asked.has(gate)) found.push({ gate, input });
      if (seen.has(gate)) return;
      seen.add(gate);
      queue.push(gate);
    };
    for (let l = network.linkStart[place]!; l < network.linkStart[place + 1]!; l++) reach(network.linkGate[l]!, ~place);
    for (let i = 0; i < queue.length; i++) {
      const gate = queue[i]!;
      for (let p = network.parentStart[gate]!; p < network.parentStart[gate + 1]!; p++)
        reach(network.parentGate[p]!, gate);
    }
    return found;
  };
  return (place) => {
    const found = known.get(place) ?? follow(place);
    known.set(place, found);
    return found;
  };
}
