import { at, type Located, type LocatedMap } from '../located.js';
import type { HostGroup, NodePool } from '../scenario.js';
import { parametersOf } from './evidence.js';
import { present, type WrittenCandidate } from './workloads.js';

/** Hosts as an inventory file lists them, alike ones in one group. */
export interface InventoryGroup {
  readonly cpu: number;
  readonly memoryGiB: number;
  readonly hosts: readonly { readonly name: string; readonly rack: string | null }[];
}

/** What an inventory file says; null when it cannot be read as one. */
export type Inventory = (file: string) => readonly InventoryGroup[] | null;

type WrittenHosts = NonNullable<WrittenCandidate['hosts']>;
type WrittenGroup = Exclude<WrittenHosts, readonly unknown[]>;

/** The host groups of a candidate, site by site. Groups that do not say enough are left out. */
export function hostGroupsOf(written: WrittenCandidate, tree: LocatedMap, inventory: Inventory): HostGroup[] {
  const own = groupsAt(written.hosts, at(tree, 'hosts'), null, inventory);
  const atSites = present(written.sites).flatMap(([site, { hosts }]) =>
    groupsAt(hosts, at(tree, 'sites', site, 'hosts'), site, inventory),
  );
  return [...own, ...atSites];
}

function groupsAt(
  hosts: WrittenHosts | null | undefined,
  tree: Located | undefined,
  site: string | null,
  inventory: Inventory,
): HostGroup[] {
  if (!hosts) return [];
  if (!Array.isArray(hosts)) return groupsOf(hosts as WrittenGroup, tree, site, inventory);
  return hosts.flatMap((group, index) => groupsOf(group, at(tree, index), site, inventory));
}

function groupsOf(
  group: WrittenGroup,
  tree: Located | undefined,
  site: string | null,
  inventory: Inventory,
): HostGroup[] {
  const parameters = parametersOf(group.parameters, tree);
  const file = group.inventory ?? null;
  const switches = group.switches ?? 0;
  const listed = file === null ? null : inventory(file);
  if (listed !== null)
    return listed.map((alike) => ({ ...inventoried(alike, site, file!, parameters), ...racksSaid(group), switches }));
  if (!group.count || !group.cpu || !group.memory) return [];
  const each = { cpu: group.cpu, memoryGiB: group.memory };
  return [
    { count: group.count, racks: group.racks ?? 1, switches, each, site, inventory: file, named: null, parameters },
  ];
}

function racksSaid({ racks }: WrittenGroup) {
  return racks ? { racks } : {};
}

function inventoried(
  { cpu, memoryGiB, hosts }: InventoryGroup,
  site: string | null,
  file: string,
  parameters: HostGroup['parameters'],
): HostGroup {
  const racks = new Set(hosts.map((host) => host.rack)).size;
  return {
    count: hosts.length,
    racks,
    switches: 0,
    each: { cpu, memoryGiB },
    site,
    inventory: file,
    named: hosts,
    parameters,
  };
}

export function nodePoolsOf(written: WrittenCandidate): NodePool[] {
  return present(written.nodes).flatMap(([id, { count, cpu, memory, apart, role }]) => {
    if (!count || !cpu || !memory) return [];
    const usual = ['masters', 'master', 'control-plane'].includes(id) ? 'control-plane' : 'worker';
    return [{ id, count, each: { cpu, memoryGiB: memory }, apart: apart ?? false, role: role ?? usual }];
  });
}
