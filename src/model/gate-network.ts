/**
 * Places (small integers) and gates (Boolean functions of places and other gates), kept current as places change.
 * A gate holds when at least `k` of its inputs hold; an input is a place whose value lies in a set, or another gate,
 * possibly negated. The counts are updated along the change only, so a change costs its fan-out, not the network.
 */
export interface GateNetwork {
  readonly placeCount: number;
  readonly gateCount: number;
  readonly initial: Int32Array;
  /** Links of place p: linkStart[p] … linkStart[p + 1]. */
  readonly linkStart: Int32Array;
  readonly linkGate: Int32Array;
  /** Bit v set: the input holds when the place has value v (0…31). */
  readonly linkMask: Int32Array;
  readonly linkSign: Int32Array;
  readonly threshold: Int32Array;
  /** Count when no input holds: number of negated inputs. */
  readonly base: Int32Array;
  readonly parentStart: Int32Array;
  readonly parentGate: Int32Array;
  readonly parentSign: Int32Array;
  /** Gates in an order in which inputs come before what they feed. */
  readonly order: Int32Array;
}

type Input = { place: number; mask: number; sign: number } | { gate: number; sign: number };
const isPlace = (input: Input): input is { place: number; mask: number; sign: number } => 'place' in input;

/** Builds a gate network; equal gates are made once. */
export class GateNetworkBuilder {
  private readonly initial: number[] = [];
  private readonly gates: { k: number; inputs: Input[] }[] = [];
  private readonly known = new Map<string, number>();

  place(value: number): number {
    this.initial.push(value);
    return this.initial.length - 1;
  }

  setInitial(place: number, value: number): void {
    this.initial[place] = value;
  }

  initialOf(place: number): number {
    return this.initial[place]!;
  }

  /** Holds while the place has one of the values. */
  valueGate(place: number, values: readonly number[]): number {
    let mask = 0;
    for (const value of values) mask |= 1 << value;
    return this.gate(1, [{ place, mask, sign: 1 }]);
  }

  /** At least k of the gates hold. */
  atLeast(k: number, gates: readonly number[]): number {
    if (k === 1 && gates.length === 1) return gates[0]!;
    return this.gate(
      k,
      gates.map((gate) => ({ gate, sign: 1 })),
    );
  }

  all(gates: readonly number[]): number {
    const distinct = [...new Set(gates)];
    return this.atLeast(distinct.length, distinct);
  }

  never(): number {
    return this.not(this.all([]));
  }

  not(gate: number): number {
    return this.gate(1, [{ gate, sign: -1 }]);
  }

  private gate(k: number, inputs: Input[]): number {
    const key = `${k}:${inputs.map((i) => (isPlace(i) ? `p${i.place}.${i.mask}` : `g${i.gate}`) + i.sign).join(',')}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.gates.push({ k, inputs });
    this.known.set(key, this.gates.length - 1);
    return this.gates.length - 1;
  }

  build(): GateNetwork {
    const gateCount = this.gates.length;
    const links: { gate: number; mask: number; sign: number }[][] = this.initial.map(() => []);
    const parents: { gate: number; sign: number }[][] = this.gates.map(() => []);
    const base = new Int32Array(gateCount);
    this.gates.forEach((gate, g) => {
      for (const input of gate.inputs) {
        if (input.sign < 0) base[g]! += 1;
        if (isPlace(input)) links[input.place]!.push({ gate: g, mask: input.mask, sign: input.sign });
        else parents[input.gate]!.push({ gate: g, sign: input.sign });
      }
    });
    const flatLinks = links.flat();
    const flatParents = parents.flat();
    return {
      placeCount: this.initial.length,
      gateCount,
      initial: Int32Array.from(this.initial),
      linkStart: starts(links),
      linkGate: Int32Array.from(flatLinks, (l) => l.gate),
      linkMask: Int32Array.from(flatLinks, (l) => l.mask),
      linkSign: Int32Array.from(flatLinks, (l) => l.sign),
      threshold: Int32Array.from(this.gates, (gate) => gate.k),
      base,
      parentStart: starts(parents),
      parentGate: Int32Array.from(flatParents, (p) => p.gate),
      parentSign: Int32Array.from(flatParents, (p) => p.sign),
      // A gate can only name gates made before it, so the order of making is topological.
      order: Int32Array.from(this.gates, (_, g) => g),
    };
  }
}

/** An input that changes with a place: the gate it belongs to, and which input it is (a gate, or the complement of the place). */
export interface FedInput {
  readonly gate: number;
  readonly input: number;
}

/** All inputs a place can change, directly or through other gates. Cost: what it reaches. */
export function inputsFedBy(network: GateNetwork, place: number): readonly FedInput[] {
  const { linkStart, linkGate, parentStart, parentGate } = network;
  const found: FedInput[] = [];
  const reached = new Set<number>();
  const reach = (gate: number, input: number): void => {
    found.push({ gate, input });
    reached.add(gate);
  };
  for (let l = linkStart[place]!; l < linkStart[place + 1]!; l++) reach(linkGate[l]!, ~place);
  // A set is gone through with what is added on the way.
  for (const gate of reached) {
    for (let p = parentStart[gate]!; p < parentStart[gate + 1]!; p++) reach(parentGate[p]!, gate);
  }
  return found;
}

function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const result = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    result[i + 1] = result[i]! + list.length;
  });
  return result;
}
