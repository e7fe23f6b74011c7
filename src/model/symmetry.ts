import { BlockKeys } from './block-keys.js';
import type { NetBuilder, WorkloadPlaces } from './net-builder.js';
import { blocksOf, type SymmetricBlock } from './symmetric-blocks.js';

/** Which parts of a net may be exchanged without changing its future. */
export interface Symmetry {
  /**
   * The same marking with exchangeable blocks (hosts within a rack, then racks) and instances in a fixed order, into
   * `out`. Two markings with the same canonical form have the same future up to names (an exact lumping: Buchholz, Exact
   * and ordinary lumpability in finite Markov chains, 1994).
   */
  readonly canonical: (places: Int32Array, out: Int32Array) => void;
  /**
   * For a canonical marking: per place the first place that equals it (in an equal block, or of an equal instance),
   * itself if none does. What happens to a place happens alike to those it stands for.
   */
  readonly representatives: (places: Int32Array, out: Int32Array) => void;
}

/** Cost of both: linear in places, but for the sorting of blocks, which are nearly in order. */
export function symmetryOf(builder: NetBuilder): Symmetry {
  const groups = blocksOf(builder);
  const keys = new BlockKeys(builder, groups.flat(2));
  const workloads = [...builder.workloads.values()];
  const exchange = exchangeOf(builder, groups);

  const canonical = (places: Int32Array, out: Int32Array): void => {
    keys.read(places);
    out.set(places);
    exchange.begin();
    // Virtual machines follow the hosts, which have their new order by then.
    const hostOf = (block: SymmetricBlock): number =>
      block.machine === null ? -1 : exchange.newSeat[places[block.machine.seat]!]!;
    const inOrder = (a: SymmetricBlock, b: SymmetricBlock): number =>
      a.class - b.class || keys.of(a) - keys.of(b) || hostOf(a) - hostOf(b);
    for (const racks of groups) {
      const sorted = racks.map((rack) => insertionSorted(rack, inOrder));
      const ordered = racks.length === 1 ? sorted : keySorted(sorted, (rack) => keys.ofRack(rack, hostOf));
      racks.forEach((rack, r) => {
        rack.forEach((target, b) => {
          exchange.move(ordered[r]![b]!, target, places, out);
        });
      });
    }
    exchange.finish(places, out);
    for (const workload of workloads) renamed(workload, keys.isNamed(workload), out);
  };

  const seatClass = new Int32Array(builder.model.seats.length + 1);
  const representatives = (places: Int32Array, out: Int32Array): void => {
    keys.read(places);
    for (let p = 0; p < out.length; p++) out[p] = p;
    for (let s = 0; s < seatClass.length; s++) seatClass[s] = s;
    const hostClass = ({ machine }: SymmetricBlock): number =>
      machine === null ? -1 : seatClass[places[machine.seat]!]!;
    const isLike = (a: SymmetricBlock, b: SymmetricBlock): boolean =>
      a.class === b.class && keys.of(a) === keys.of(b) && hostClass(a) === hostClass(b);
    for (const racks of groups) {
      let former: readonly SymmetricBlock[] | null = null;
      for (const rack of racks) {
        // In a canonical marking equals stand side by side.
        const equalRack: readonly SymmetricBlock[] | null = former?.every((block, b) => isLike(block, rack[b]!))
          ? former
          : null;
        rack.forEach((block, b) => {
          const before = b > 0 && isLike(rack[b - 1]!, block) ? rack[b - 1]! : null;
          const like = equalRack === null ? before : equalRack[b]!;
          if (like !== null) stand(like, block, out, seatClass);
        });
        former = rack;
      }
    }
    for (const workload of workloads) {
      if (keys.isNamed(workload)) continue;
      for (let i = 1; i < workload.phase.length; i++) {
        for (let j = 0; j < i; j++) {
          const isAlike =
            places[workload.phase[i]!] === places[workload.phase[j]!] &&
            seatClass[places[workload.seat[i]!]!] === seatClass[places[workload.seat[j]!]!];
          if (!isAlike) continue;
          out[workload.phase[i]!] = workload.phase[j]!;
          break;
        }
      }
    }
  };
  return { canonical, representatives };
}

function stand(like: SymmetricBlock, block: SymmetricBlock, out: Int32Array, seatClass: Int32Array): void {
  for (let p = 0; p < block.places.length; p++) out[block.places[p]!] = out[like.places[p]!]!;
  if (block.seat >= 0) seatClass[block.seat] = seatClass[like.seat]!;
  if (block.machine !== null) out[block.machine.phase] = out[like.machine!.phase]!;
}

/** Moves what is known of blocks to where they go, and renames seats and group holders accordingly. */
function exchangeOf(builder: NetBuilder, groups: readonly (readonly (readonly SymmetricBlock[])[])[]) {
  const newSeat = new Int32Array(builder.model.seats.length + 1);
  const newHolder = new Map<number, Map<number, number>>();
  for (const block of groups.flat(2)) {
    for (const [holder] of block.members) if (!newHolder.has(holder)) newHolder.set(holder, new Map());
  }
  const seats = [...builder.workloads.values()].flatMap((workload) => workload.seat);
  return {
    newSeat,
    begin: (): void => {
      for (let s = 0; s < newSeat.length; s++) newSeat[s] = s;
      for (const map of newHolder.values()) map.clear();
    },
    move: (from: SymmetricBlock, to: SymmetricBlock, places: Int32Array, out: Int32Array): void => {
      if (from === to) return;
      for (let p = 0; p < to.places.length; p++) out[to.places[p]!] = places[from.places[p]!]!;
      if (from.seat >= 0) newSeat[from.seat] = to.seat;
      if (from.machine !== null) {
        out[to.machine!.phase] = places[from.machine.phase]!;
        out[to.machine!.seat] = places[from.machine.seat]!;
      }
      for (let m = 0; m < from.members.length; m++) {
        const [holder, index] = from.members[m]!;
        newHolder.get(holder)!.set(index, to.members[m]![1]);
      }
    },
    finish: (places: Int32Array, out: Int32Array): void => {
      for (const [holder, map] of newHolder) out[holder] = map.get(places[holder]!) ?? places[holder]!;
      for (const place of seats) out[place] = newSeat[out[place]!]!;
    },
  };
}

/** Instances in the order of (seat, phase). */
function renamed(workload: WorkloadPlaces, isNamed: boolean, out: Int32Array): void {
  if (isNamed) return;
  const { seat, phase } = workload;
  for (let i = 1; i < seat.length; i++) {
    const s = out[seat[i]!]!;
    const p = out[phase[i]!]!;
    let j = i - 1;
    for (; j >= 0; j--) {
      const before = out[seat[j]!]!;
      if (before < s || (before === s && out[phase[j]!]! <= p)) break;
      out[seat[j + 1]!] = before;
      out[phase[j + 1]!] = out[phase[j]!]!;
    }
    out[seat[j + 1]!] = s;
    out[phase[j + 1]!] = p;
  }
}

function keySorted<T>(items: readonly T[], keyOf: (item: T) => number): readonly T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return insertionSorted(keyed, (a, b) => a.key - b.key).map(({ item }) => item);
}

/** The items themselves where they are in order, as they mostly are. */
function insertionSorted<T>(items: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  let first = 1;
  while (first < items.length && order(items[first - 1]!, items[first]!) <= 0) first++;
  if (first >= items.length) return items;
  const result = items.slice();
  for (let i = first; i < result.length; i++) {
    const item = result[i]!;
    let j = i - 1;
    for (; j >= 0 && order(result[j]!, item) > 0; j--) result[j + 1] = result[j]!;
    result[j + 1] = item;
  }
  return result;
}
