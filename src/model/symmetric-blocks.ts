import { known, type NetBuilder } from './net-builder.js';
import type { SymmetryBlock } from './system-model.js';

/** A block of the model as places: what moves when it is exchanged with an equal one. */
export interface SymmetricBlock {
  readonly index: number;
  /** −1: no seat. */
  readonly seat: number;
  readonly places: readonly number[];
  /** Membership in failover groups: [place of the group's holder, member index]. */
  readonly members: readonly (readonly [number, number])[];
  /** Number of its class; the blocks of a rack are in the order of their classes. */
  readonly class: number;
  /** Places of the virtual machine it is; null: it is none. */
  readonly machine: { readonly phase: number; readonly seat: number } | null;
}

/** Groups of racks of blocks. */
export function blocksOf(builder: NetBuilder): SymmetricBlock[][][] {
  const seats = new Map(builder.model.seats.map((seat, index) => [seat.id, index]));
  const names = builder.model.symmetry.flatMap((group) => group.racks.flat().map((source) => source.class));
  const classes = new Map([...new Set(names)].sort().map((name, number) => [name, number]));
  const carried = new Map<string, number[]>();
  for (const [place, component] of builder.carried) carried.set(component, [...(carried.get(component) ?? []), place]);
  let count = 0;
  const block = (source: SymmetryBlock): SymmetricBlock => {
    const seat = source.seat === null ? -1 : known(seats, source.seat, 'seat');
    const places = source.components.flatMap((id) => [
      known(builder.componentPlace, id, 'component'),
      ...(carried.get(id) ?? []),
    ]);
    if (seat >= 0) places.push(builder.watch[seat]!, builder.patched[seat]!);
    const members = source.members.map(
      ([id, index]) => [known(builder.groupPlaces, id, 'failover group').holder, index] as const,
    );
    const machine = source.instance === undefined ? null : machineOf(builder, source.instance);
    return { index: count++, seat, places, members, class: classes.get(source.class)!, machine };
  };
  return builder.model.symmetry.map((group) =>
    group.racks.map((rack) => rack.map(block).sort((a, b) => a.class - b.class)),
  );
}

function machineOf(builder: NetBuilder, [workload, index]: readonly [string, number]): SymmetricBlock['machine'] {
  const { phase, seat } = known(builder.workloads, workload, 'workload');
  return { phase: phase[index]!, seat: seat[index]! };
}
