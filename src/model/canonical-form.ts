import type { NetBuilder, WorkloadPlaces } from './net-builder.js';
import { known } from './net-builder.js';
import type { SymmetryBlock } from './system-model.js';

interface Block {
  readonly seat: number;
  readonly places: readonly number[];
  readonly members: readonly (readonly [number, number])[];
  readonly class: string;
}

/**
 * Puts exchangeable blocks (hosts within a rack, then racks) and exchangeable instances of a workload into a fixed
 * order. Two markings with the same canonical form have the same future up to names (an exact lumping: Buchholz,
 * Exact and ordinary lumpability in finite Markov chains, 1994).
 */
export function canonicalForm(builder: NetBuilder): (places: Int32Array, out: Int32Array) => void {
  const seatIds = builder.model.seats.map((seat) => seat.id);
  const groups = builder.model.symmetry.map((group) =>
    group.racks.map((rack) => rack.map((b) => block(builder, seatIds, b))),
  );
  const named = namedInstances(builder);
  const workloads = [...builder.workloads.values()];
  const none = seatIds.length;
  const newSeat = new Int32Array(none + 1);
  const newHolder = new Map<number, Map<number, number>>();
  for (const rack of groups.flat(2)) {
    for (const [holder] of rack.members) if (!newHolder.has(holder)) newHolder.set(holder, new Map());
  }
  const occupants: string[] = new Array(none + 1);

  return (places, out) => {
    out.set(places);
    for (let s = 0; s <= none; s++) newSeat[s] = s;
    occupants.fill('');
    for (const map of newHolder.values()) map.clear();
    for (const list of occupantCodes(places, workloads)) occupants[list.seat] += list.code;
    for (const racks of groups) {
      const sorted = racks.map((rack) => sortedRack(rack, places, occupants));
      const order = sorted
        .map((rack, index) => ({ rack, index }))
        .sort((a, b) => compare(a.rack.key, b.rack.key) || a.index - b.index);
      racks.forEach((rack, r) => {
        const from = order[r]!.rack.blocks;
        rack.forEach((target, b) => {
          exchange(from[b]!, target, places, out, newSeat, newHolder);
        });
      });
    }
    for (const [holder, map] of newHolder) out[holder] = map.get(places[holder]!) ?? places[holder]!;
    for (const workload of workloads) renameInstances(workload, named.has(workload.model.id), places, out, newSeat);
  };
}

function block(builder: NetBuilder, seatIds: readonly string[], source: SymmetryBlock): Block {
  const seat = source.seat === null ? -1 : seatIds.indexOf(source.seat);
  const places = source.components.map((id) => known(builder.componentPlace, id, 'component'));
  if (seat >= 0) places.push(builder.watch[seat]!, builder.patched[seat]!);
  for (const [busy, component] of builder.busyOf) if (source.components.includes(component)) places.push(busy);
  const members = source.members.map(
    ([id, index]) => [known(builder.groupPlaces, id, 'failover group').holder, index] as const,
  );
  return { seat, places, members, class: source.class };
}

/** Workloads whose instances are seats themselves cannot be renamed. */
function namedInstances(builder: NetBuilder): Set<string> {
  const named = new Set<string>();
  const text = JSON.stringify(builder.model.seats);
  for (const workload of builder.model.workloads)
    if (text.includes(`"instanceServes":"${workload.id}"`)) named.add(workload.id);
  return named;
}

function occupantCodes(places: Int32Array, workloads: readonly WorkloadPlaces[]): { seat: number; code: string }[] {
  const codes: { seat: number; code: string }[] = [];
  workloads.forEach((workload, w) => {
    for (let i = 0; i < workload.seat.length; i++) {
      codes.push({
        seat: places[workload.seat[i]!]!,
        code: String.fromCharCode(48 + w, 48 + places[workload.phase[i]!]!),
      });
    }
  });
  return codes.sort((a, b) => compare(a.code, b.code));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sortedRack(
  rack: readonly Block[],
  places: Int32Array,
  occupants: readonly string[],
): { blocks: Block[]; key: string } {
  const keyed = rack.map((block) => ({ block, key: blockKey(block, places, occupants) }));
  keyed.sort((a, b) => compare(a.key, b.key));
  return { blocks: keyed.map((k) => k.block), key: keyed.map((k) => k.key).join('|') };
}

function blockKey(block: Block, places: Int32Array, occupants: readonly string[]): string {
  let key = block.class;
  for (const place of block.places) key += String.fromCharCode(48 + places[place]!);
  for (const [holder, index] of block.members) key += places[holder] === index ? '!' : '.';
  return block.seat < 0 ? key : `${key};${occupants[block.seat]}`;
}

function exchange(
  from: Block,
  to: Block,
  places: Int32Array,
  out: Int32Array,
  newSeat: Int32Array,
  newHolder: ReadonlyMap<number, Map<number, number>>,
): void {
  for (let p = 0; p < to.places.length; p++) out[to.places[p]!] = places[from.places[p]!]!;
  if (from.seat >= 0) newSeat[from.seat] = to.seat;
  from.members.forEach(([holder, index], m) => {
    newHolder.get(holder)!.set(index, to.members[m]![1]);
  });
}

function renameInstances(
  workload: WorkloadPlaces,
  isNamed: boolean,
  places: Int32Array,
  out: Int32Array,
  newSeat: Int32Array,
): void {
  const pairs: number[] = [];
  for (let i = 0; i < workload.seat.length; i++) {
    pairs.push(newSeat[places[workload.seat[i]!]!]! * 32 + places[workload.phase[i]!]!);
  }
  if (!isNamed) pairs.sort((a, b) => a - b);
  for (let i = 0; i < pairs.length; i++) {
    out[workload.seat[i]!] = Math.floor(pairs[i]! / 32);
    out[workload.phase[i]!] = pairs[i]! % 32;
  }
}
