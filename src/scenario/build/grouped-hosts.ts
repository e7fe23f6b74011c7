import type { InventoryGroup } from './hosts.js';

interface ListedMachine {
  readonly name: string;
  readonly rack: string | null;
  readonly cores: number | null;
  readonly memoryGiB: number | null;
  /** When it was taken out of service; null: still there. */
  readonly to: number | null;
}

/**
 * The machines of an inventory that are still in service, alike ones (cores and memory) in one group, in the order of
 * the file. Null when there are none, or one does not say its cores and memory.
 */
export function groupedHosts(machines: readonly ListedMachine[]): readonly InventoryGroup[] | null {
  const groups = new Map<string, { cpu: number; memoryGiB: number; hosts: { name: string; rack: string | null }[] }>();
  for (const { name, rack, cores, memoryGiB, to } of machines) {
    if (to !== null) continue;
    if (!cores || !memoryGiB || cores < 0 || memoryGiB < 0) return null;
    const key = `${cores} ${memoryGiB}`;
    const group = groups.get(key) ?? { cpu: cores, memoryGiB, hosts: [] };
    group.hosts.push({ name, rack });
    groups.set(key, group);
  }
  return groups.size > 0 ? [...groups.values()] : null;
}
