import type { LogGroup } from './outage-log.js';

/** Which machines existed when. */
export interface Inventory {
  readonly file: string;
  readonly machines: readonly InventoryMachine[];
}

export interface InventoryMachine {
  readonly name: string;
  /** Group (system, cluster) it belongs to; null: the inventory does not say. */
  readonly group: string | null;
  /** Seconds; null: before the window began. */
  readonly from: number | null;
  /** Seconds; null: still there. */
  readonly to: number | null;
  /** Rack, as an inventory gives it; null: not given. */
  readonly rack: string | null;
  /** Physical cores; null: not given. */
  readonly cores: number | null;
  readonly memoryGiB: number | null;
}

/** Machines that existed in a group's window, and their hours in it: late ones count from when they came, gone ones until then. */
export function inventoryExposure(
  inventory: Inventory,
  group: string | null,
  window: Pick<LogGroup, 'from' | 'to'>,
): { readonly machines: number; readonly hours: number } {
  let machines = 0;
  let seconds = 0;
  for (const machine of inventory.machines) {
    if (group !== null && machine.group !== null && machine.group !== group) continue;
    const from = Math.max(machine.from ?? window.from, window.from);
    const to = Math.min(machine.to ?? window.to, window.to);
    if (to <= from) continue;
    machines++;
    seconds += to - from;
  }
  return { machines, hours: seconds / 3600 };
}

/** What an inventory file can say, and the headers it is recognised by (lower case); RVTools vHost and vInfo included. */
export const inventoryRoles: readonly { readonly role: string; readonly headers: readonly string[] }[] = [
  {
    role: 'name',
    headers: ['name', 'host', 'hostname', 'component', 'node', 'server', 'vm', '主机名', '主机', '设备', '名称'],
  },
  { role: 'group', headers: ['group', 'system', 'cluster', '集群', '系统'] },
  { role: 'from', headers: ['from', 'installed', 'since', 'in service', 'creation date', '上线时间', '投产时间'] },
  { role: 'to', headers: ['to', 'until', 'decommissioned', 'out of service', '下线时间'] },
  { role: 'rack', headers: ['rack', 'cabinet', '机架', '机柜'] },
  { role: 'cores', headers: ['cores', '# cores', 'cpu', '核数'] },
  { role: 'memory', headers: ['memory', 'memory gib', 'memory (gib)', '# memory', 'memory mib', '内存'] },
];

/** Columns in MiB rather than GiB: RVTools writes memory so. */
const IN_MEBIBYTES = ['# memory', 'memory mib'];

/** GiB per unit of a memory column. */
export function gibPerUnit(header: string): number {
  return IN_MEBIBYTES.includes(header.trim().toLowerCase()) ? 1 / 1024 : 1;
}
