import type { Candidate, HostGroup } from '../scenario/scenario.js';

/** A physical machine with its failure domains. */
export interface Machine {
  readonly id: string;
  readonly site: string;
  readonly rack: string;
  readonly cpu: number;
  readonly memoryGiB: number;
  /** Index of its host group in the candidate. */
  readonly group: number;
}

/** The machines of all host groups, spread over their racks in turn: host-1 in the first rack, host-2 in the second… */
export function machinesOf(candidate: Candidate): Machine[] {
  const several = candidate.hosts.length > 1;
  return candidate.hosts.flatMap((group, index) => machinesOfGroup(group, index, several));
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
      cpu: group.each.cpu,
      memoryGiB: group.each.memoryGiB,
      group: index,
    };
  });
}

/** Machine ids by rack, in order of first appearance. */
export function byRack(machines: readonly Machine[]): Map<string, Machine[]> {
  const racks = new Map<string, Machine[]>();
  for (const machine of machines) {
    const rack = racks.get(machine.rack);
    if (rack === undefined) racks.set(machine.rack, [machine]);
    else rack.push(machine);
  }
  return racks;
}
