import type { Component, SymmetryBlock, SystemModel } from '../model/system-model.js';
import { type Machine, switchesOf } from './machines.js';

/** What belongs to a machine and moves with it when machines are exchanged. */
export interface MachineBlock {
  readonly components: string[];
  seat: string | null;
  readonly members: [string, number][];
  /** Machines with different marks are not alike. */
  readonly marks: string[];
}

export const emptyBlock = (): MachineBlock => ({ components: [], seat: null, members: [], marks: [] });

/** A virtual machine that is a cluster node: instance `index` of a workload, labelled with a rack at installation. */
export interface VirtualMachine {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  readonly instance: readonly [workload: string, index: number];
}

/** Racks whose machines correspond one to one form one group; the others only exchange within themselves. */
export function machineSymmetry(
  machines: readonly (Machine | VirtualMachine)[],
  components: readonly Component[],
  blockOf: (machine: { readonly id: string }) => MachineBlock,
): SystemModel['symmetry'] {
  const kindOf = new Map(components.map(({ id, kind }) => [id, kind]));
  const groups = new Map<string, SymmetryBlock[][]>();
  for (const rack of new Set(machines.map((machine) => machine.rack))) {
    const inRack = machines.filter((machine) => machine.rack === rack);
    const blocks = inRack.map((machine): SymmetryBlock => {
      const { components: parts, seat, members, marks } = blockOf(machine);
      const alike = [...sizeOf(machine), ...parts.map((id) => kindOf.get(id)!), ...marks, ''].join(',');
      const block = { components: parts, seat, members, class: alike };
      return 'instance' in machine ? { ...block, instance: machine.instance } : block;
    });
    const isPhysical = inRack.every((machine) => !('instance' in machine));
    if (isPhysical && kindOf.has(rack)) {
      const switches = switchesOf(
        rack,
        Math.max(...inRack.map((machine) => ('switches' in machine ? machine.switches : 0))),
      );
      const parts = switches.map((id) => kindOf.get(id)!).join(',');
      blocks.push({ components: [rack, ...switches], seat: null, members: [], class: parts });
    }
    blocks.sort((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : 0));
    const key = blocks.map((block) => block.class).join('|');
    groups.set(key, [...(groups.get(key) ?? []), blocks]);
  }
  return [...groups.values()].map((racks) => ({ racks }));
}

function sizeOf(machine: Machine | VirtualMachine): (string | number)[] {
  if ('instance' in machine) return [machine.site, machine.instance[0]];
  return [machine.site, machine.cpu, machine.memoryGiB, machine.group];
}
