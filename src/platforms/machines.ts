import type { HostGroup } from '../scenario/scenario.js';

/** A physical machine with its failure domains. */
export interface Machine {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  /** Of its rack; 0: not followed apart. */
  readonly switches: number;
  readonly cpu: number;
  readonly memoryGiB: number;
  /** Index of its host group in the candidate. */
  readonly group: number;
}

/** Where something of the platform can sit: a machine, or a virtual machine that is a cluster node (null). */
export interface Place {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  readonly machine: Machine | null;
}

export const placeOf = (machine: Machine): Place => ({ ...machine, machine });

/** The machines of all host groups, spread over their racks in turn: host-1 in the first rack, host-2 in the second… */
export function machinesOf(hosts: readonly HostGroup[]): Machine[] {
  const several = hosts.length > 1;
  return hosts.flatMap((group, index) => machinesOfGroup(group, index, several));
}

function machinesOfGroup(group: HostGroup, index: number, several: boolean): Machine[] {
  const site = group.site ?? '';
  const prefix = site === '' ? (several ? `g${index + 1}-` : '') : `${site}-`;
  return Array.from({ length: group.count }, (_, i) => {
    const named = group.named?.[i];
    return {
      id: named?.name ?? `${prefix}host-${i + 1}`,
      site,
      rack: named?.rack ?? `${prefix}rack-${(i % Math.max(1, group.racks)) + 1}`,
      switches: group.switches,
      cpu: group.each.cpu,
      memoryGiB: group.each.memoryGiB,
      group: index,
    };
  });
}

/** Machines by rack, in order of first appearance. */
export function byRack(machines: readonly Machine[]): Map<string, Machine[]> {
  const racks = new Map<string, Machine[]>();
  for (const machine of machines) {
    const rack = racks.get(machine.rack);
    if (rack === undefined) racks.set(machine.rack, [machine]);
    else rack.push(machine);
  }
  return racks;
}

/** Ids of the top-of-rack switches of a rack. */
export const switchesOf = (rack: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => (count === 1 ? `${rack} switch` : `${rack} switch ${i + 1}`));

/** One place after another, from the rack that has the fewest chosen so far. */
export function spreadOverRacks<T extends { readonly rack: string }>(places: readonly T[], count: number): T[] {
  const chosen: T[] = [];
  const inRack = (rack: string): number => chosen.filter((place) => place.rack === rack).length;
  while (chosen.length < Math.min(count, places.length)) {
    const rest = places.filter((place) => !chosen.includes(place));
    chosen.push(rest.reduce((best, place) => (inRack(place.rack) < inRack(best.rack) ? place : best)));
  }
  return chosen;
}
