import type { NetBuilder, WorkloadPlaces } from './net-builder.js';
import type { SymmetricBlock } from './symmetric-blocks.js';

/**
 * Fingerprints of blocks in a marking: equal for blocks that hold the same values, memberships and instances. 53 bits
 * from two independent hashes: among the 10⁸ comparisons of a large exploration a false match has a chance of 10⁻⁸.
 */
export class BlockKeys {
  private readonly keys: Float64Array;
  private readonly occupants: [Int32Array, Int32Array];
  private readonly workloads: readonly WorkloadPlaces[];
  private readonly machines: readonly SymmetricBlock[];
  /** By place of a phase: the instance is a block. */
  private readonly isBlock: Uint8Array;
  private readonly named: ReadonlySet<WorkloadPlaces>;

  constructor(
    builder: NetBuilder,
    private readonly blocks: readonly SymmetricBlock[],
  ) {
    this.keys = new Float64Array(blocks.length);
    const seats = builder.model.seats.length + 1;
    this.occupants = [new Int32Array(seats), new Int32Array(seats)];
    this.workloads = [...builder.workloads.values()];
    this.machines = blocks.filter(({ machine }) => machine !== null);
    this.isBlock = new Uint8Array(builder.placeNames.length);
    for (const { machine } of this.machines) this.isBlock[machine!.phase] = 1;
    this.named = namedWorkloads(builder);
  }

  /** Instances that are seats themselves have a place of their own in the model: they keep their names. */
  isNamed(workload: WorkloadPlaces): boolean {
    return this.named.has(workload);
  }

  read(places: Int32Array): void {
    const [low, high] = this.occupants;
    low.fill(0);
    high.fill(0);
    this.countInstances(places);
    for (const block of this.machines) {
      this.keys[block.index] = this.keyOf(block, places);
      this.sit(places[block.machine!.seat]!, this.keys[block.index]! % 4294967296);
    }
    for (const block of this.blocks) if (block.machine === null) this.keys[block.index] = this.keyOf(block, places);
  }

  of(block: SymmetricBlock): number {
    return this.keys[block.index]!;
  }

  /** @param salt by block: what else tells it apart */
  ofRack(rack: readonly SymmetricBlock[], salt: (block: SymmetricBlock) => number): number {
    let low = 1;
    let high = 2;
    for (const block of rack) {
      const key = this.keys[block.index]!;
      low = mixed(low, salt(block), 0x27d4eb2f);
      low = mixed(low, key % 4294967296, 0x9e3779b1);
      high = mixed(high, key / 4294967296, 0x85ebca77);
    }
    return joined(low, high);
  }

  /** Sums of hashes: the order of instances on a seat does not matter. Machines that are blocks are told by their block. */
  private countInstances(places: Int32Array): void {
    this.workloads.forEach((workload, w) => {
      const isNamed = this.named.has(workload);
      for (let i = 0; i < workload.seat.length; i++) {
        if (this.isBlock[workload.phase[i]!] === 1) continue;
        const code = isNamed ? (w + 1) * 65536 + i * 32 : (w + 1) * 32;
        this.sit(places[workload.seat[i]!]!, code + places[workload.phase[i]!]!);
      }
    });
  }

  private sit(seat: number, code: number): void {
    const [low, high] = this.occupants;
    low[seat] = (low[seat]! + mixed(code, 0x27d4eb2f, 0x165667b1)) | 0;
    high[seat] = (high[seat]! + mixed(code, 0x5bd1e995, 0xc2b2ae3d)) | 0;
  }

  private keyOf(block: SymmetricBlock, places: Int32Array): number {
    let low = mixed(block.class, 1, 0x9e3779b1);
    let high = mixed(block.class, 2, 0x85ebca77);
    for (const place of block.places) {
      const value = places[place]!;
      low = mixed(low, value, 0x9e3779b1);
      high = mixed(high, value, 0x85ebca77);
    }
    for (const [holder, index] of block.members) {
      const value = places[holder] === index ? 77 : 11;
      low = mixed(low, value, 0x9e3779b1);
      high = mixed(high, value, 0x85ebca77);
    }
    if (block.machine !== null) {
      const phase = places[block.machine.phase]!;
      low = mixed(low, phase, 0x9e3779b1);
      high = mixed(high, phase, 0x85ebca77);
    }
    if (block.seat >= 0) {
      low = mixed(low, this.occupants[0][block.seat]!, 0x9e3779b1);
      high = mixed(high, this.occupants[1][block.seat]!, 0x85ebca77);
    }
    return joined(low, high);
  }
}

function namedWorkloads(builder: NetBuilder): Set<WorkloadPlaces> {
  const text = JSON.stringify(builder.model);
  return new Set(
    [...builder.workloads.values()].filter(({ model }) =>
      ['instanceServes', 'instanceRuns'].some((kind) => text.includes(`"${kind}":"${model.id}"`)),
    ),
  );
}

/** One round of Murmur3's mixing (Appleby 2008). */
function mixed(hash: number, value: number, multiplier: number): number {
  let k = Math.imul(value | 0, multiplier);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Two hashes as one integer below 2⁵³. */
function joined(low: number, high: number): number {
  return (high >>> 11) * 4294967296 + (low >>> 0);
}
