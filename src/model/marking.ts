import type { GateNetwork } from './gate-network.js';

/** Told about every gate that changes, in order. */
export interface GateListener {
  gateChanged(gate: number, holds: boolean): void;
}

/** The current values of places and gates. Changing a place keeps the gates true and tells the listener. */
export class Marking {
  readonly places: Int32Array;
  private readonly counts: Int32Array;
  /** Places changed since `mark`, as (place, old value) pairs, when recording. */
  private readonly trail: number[] = [];
  private recording = false;

  constructor(
    readonly network: GateNetwork,
    private readonly listener: GateListener,
  ) {
    this.places = network.initial.slice();
    this.counts = new Int32Array(network.gateCount);
    this.recount();
  }

  holds(gate: number): boolean {
    return this.counts[gate]! >= this.network.threshold[gate]!;
  }

  /** Takes over the place values; the listener hears nothing. Costs what differs. */
  load(places: ArrayLike<number>): void {
    for (let p = 0; p < this.network.placeCount; p++) {
      if (this.places[p] !== places[p]) this.change(p, places[p]!, false);
    }
  }

  /** Takes over places and gates of a marking of the same network; the listener hears nothing. */
  copy({ places, counts }: Marking): void {
    this.places.set(places);
    this.counts.set(counts);
  }

  /** From here on changes are recorded, so that `undo` can take them back. */
  record(): void {
    this.trail.length = 0;
    this.recording = true;
  }

  /** Back to where `record` was called; the listener hears nothing of it. */
  undo(): void {
    this.recording = false;
    for (let i = this.trail.length - 2; i >= 0; i -= 2) this.change(this.trail[i]!, this.trail[i + 1]!, false);
    this.trail.length = 0;
  }

  /** By how many inputs more than it needs, plus one: 1 or more while the gate holds. */
  margin(gate: number): number {
    return this.counts[gate]! - this.network.threshold[gate]! + 1;
  }

  set(place: number, value: number): void {
    const old = this.places[place]!;
    if (old === value) return;
    if (this.recording) this.trail.push(place, old);
    this.change(place, value, true);
  }

  private change(place: number, value: number, tell: boolean): void {
    const { linkStart, linkGate, linkMask, linkSign } = this.network;
    const old = this.places[place]!;
    this.places[place] = value;
    const end = linkStart[place + 1]!;
    for (let l = linkStart[place]!; l < end; l++) {
      const mask = linkMask[l]!;
      const difference = ((mask >>> value) & 1) - ((mask >>> old) & 1);
      if (difference !== 0) this.add(linkGate[l]!, difference * linkSign[l]!, tell);
    }
  }

  private add(gate: number, difference: number, tell: boolean): void {
    const { threshold, parentStart, parentGate, parentSign } = this.network;
    const k = threshold[gate]!;
    const before = this.counts[gate]! >= k;
    const count = this.counts[gate]! + difference;
    this.counts[gate] = count;
    const after = count >= k;
    if (before === after) return;
    const change = after ? 1 : -1;
    const end = parentStart[gate + 1]!;
    for (let i = parentStart[gate]!; i < end; i++) this.add(parentGate[i]!, change * parentSign[i]!, tell);
    if (tell) this.listener.gateChanged(gate, after);
  }

  private recount(): void {
    const net = this.network;
    this.counts.set(net.base);
    for (let place = 0; place < net.placeCount; place++) {
      const value = this.places[place]!;
      for (let l = net.linkStart[place]!; l < net.linkStart[place + 1]!; l++) {
        if ((net.linkMask[l]! >>> value) & 1) this.counts[net.linkGate[l]!]! += net.linkSign[l]!;
      }
    }
    for (let i = 0; i < net.order.length; i++) {
      const gate = net.order[i]!;
      if (!this.holds(gate)) continue;
      for (let p = net.parentStart[gate]!; p < net.parentStart[gate + 1]!; p++) {
        this.counts[net.parentGate[p]!]! += net.parentSign[p]!;
      }
    }
  }
}
