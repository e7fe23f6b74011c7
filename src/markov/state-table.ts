/** Markings by number, each kept once (open addressing over one growing array). */
export class StateTable {
  size = 0;
  private markings: Uint16Array;
  private hashes = new Int32Array(1024);
  /** State + 1 by hash; 0: free. */
  private slots = new Int32Array(1 << 12);

  constructor(private readonly width: number) {
    this.markings = new Uint16Array(width * 1024);
  }

  /** The number of a marking, a new one when it was not known. Values must be below 65,536. */
  add(marking: Int32Array): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    const hash = hashOf(marking);
    let slot = hash & mask;
    for (;;) {
      const entry = slots[slot]!;
      if (entry === 0) break;
      if (hashes[entry - 1] === hash && this.equals(entry - 1, marking)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const state = this.size++;
    if (hashes.length < this.size) this.growMarkings();
    this.markings.set(marking, state * this.width);
    this.hashes[state] = hash;
    slots[slot] = state + 1;
    if (this.size * 2 > slots.length) this.growSlots();
    return state;
  }

  read(state: number, into: Int32Array): void {
    const { markings, width } = this;
    const start = state * width;
    for (let p = 0; p < width; p++) into[p] = markings[start + p]!;
  }

  private equals(state: number, marking: Int32Array): boolean {
    const { markings, width } = this;
    const start = state * width;
    for (let p = 0; p < width; p++) if (markings[start + p] !== marking[p]) return false;
    return true;
  }

  private growMarkings(): void {
    const markings = new Uint16Array(this.markings.length * 2);
    markings.set(this.markings);
    this.markings = markings;
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let state = 0; state < this.size; state++) {
      let slot = this.hashes[state]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = state + 1;
    }
  }
}

/** FNV-1a over the values, with a final mixing of the high bits into the low ones. */
function hashOf(marking: Int32Array): number {
  let hash = 0x811c9dc5;
  for (let p = 0; p < marking.length; p++) hash = Math.imul(hash ^ marking[p]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
