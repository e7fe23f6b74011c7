import type { Component, SymmetryBlock, SystemModel } from '../model/system-model.js';
import { byRack, type Machine } from './machines.js';

/** What belongs to a machine and moves with it when machines are exchanged. */
export interface MachineBlock {
  readonly components: string[];
  seat: string | null;
  readonly members: [string, number][];
  /** Machines with different marks are not alike. */
  readonly marks: string[];
}

/** Racks whose machines correspond one to one form one group; the others only exchange within themselves. */
export function machineSymmetry(
  machines: readonly Machine[],
  components: readonly Component[],
  blockOf: (machine: Machine) => MachineBlock,
): SystemModel['symmetry'] {
  const kindOf = new Map(components.map(({ id, kind }) => [id, kind]));
  const groups = new Map<string, SymmetryBlock[][]>();
  for (const [rack, inRack] of byRack(machines)) {
    const blocks: SymmetryBlock[] = inRack.map((machine) => {
      const block = blockOf(machine);
      const kinds = block.components.map((id) => kindOf.get(id)!);
      return {
        components: block.components,
        seat: block.seat,
        members: block.members,
        class: [machine.site, machine.cpu, machine.memoryGiB, machine.group, ...kinds, ...block.marks, ''].join(','),
      };
    });
    if (kindOf.has(rack)) blocks.push({ components: [rack], seat: null, members: [], class: '' });
    blocks.sort((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : 0));
    const key = blocks.map((block) => block.class).join('|');
    groups.set(key, [...(groups.get(key) ?? []), blocks]);
  }
  return [...groups.values()].map((racks) => ({ racks }));
}
