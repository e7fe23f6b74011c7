import { type FedInput, inputsFedBy } from '../model/gate-network.js';
import { Marking } from '../model/marking.js';
import type { Recoverable } from '../model/recoverable.js';

/**
 * How far a marking is from services that wait for repairs: the margins of the gates of `recoverable`; 0: they may wait. What
 * recoveries do never lowers one.
 */
export class RecoverySpare {
  private readonly marking: Marking;
  private readonly gates: readonly number[];
  /** By place, once asked: inputs of the gates that it can change. */
  private readonly fed = new Map<number, readonly FedInput[]>();

  constructor({ network, gates }: Recoverable) {
    this.marking = new Marking(network, { gateChanged: () => {} });
    this.gates = gates;
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
    for (const place of repaired) for (const { gate, input } of this.fedBy(place)) inputs.get(gate)!.add(input);
    return this.gates.map((gate) => inputs.get(gate)!.size);
  }

  private fedBy(place: number): readonly FedInput[] {
    let found = this.fed.get(place);
    if (found === undefined) {
      found = inputsFedBy(this.marking.network, place).filter(({ gate }) => this.gates.includes(gate));
      this.fed.set(place, found);
    }
    return found;
  }
}
