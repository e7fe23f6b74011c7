import { gibPerUnit, type Inventory, type InventoryMachine, inventoryRoles } from '../measurements/inventory.js';
import { timeReader } from '../measurements/local-time.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { readNumber } from '../measurements/number-reader.js';
import type { Scenario } from '../scenario/scenario.js';
import { readCsv } from './read-csv.js';

/**
 * Reads an inventory: one machine a row, by headers such as `Host`, `Cluster`, `Rack`, `# Cores`, `# Memory` (RVTools vHost),
 * `installed`, `decommissioned`. Rows without a name are left out.
 *
 * @throws MeasurementError no column of names, a machine named twice, or a date that cannot be read
 */
export async function readInventory(path: string, data?: Scenario['data']): Promise<Inventory> {
  const machines = new Map<string, InventoryMachine>();
  const file = path.slice(path.lastIndexOf('/') + 1);
  const options = { encoding: data?.encoding ?? null, delimiter: null, onProgress: null };
  await readCsv(path, options, ({ names, delimiter }) => {
    const machineOf = machineReader(file, names, delimiter === ';');
    return (row, line) => {
      const machine = machineOf(row, line);
      if (machine === null) return;
      if (machines.has(machine.name))
        throw new MeasurementError(file, line, `expected each machine once, found ${machine.name} again`);
      machines.set(machine.name, machine);
    };
  });
  return { file, machines: [...machines.values()] };
}

function machineReader(file: string, names: readonly string[], decimalComma: boolean) {
  const columns = new Map(
    rolesOf(names)
      .map(({ role, headers }) => [role, firstHeader(names, headers)] as const)
      .filter(([, at]) => at >= 0),
  );
  if (!columns.has('name')) {
    throw new MeasurementError(
      file,
      1,
      `expected a column of machine names (e.g. Host), found ${names.slice(0, 12).join(', ')}`,
    );
  }
  const timeOf = timeReader('month-first');
  const cell = (row: readonly string[], role: string) => {
    const index = columns.get(role);
    return index === undefined ? '' : (row[index] ?? '').trim();
  };
  const text = (row: readonly string[], role: string) => cell(row, role) || null;
  const number = (row: readonly string[], role: string) => {
    const value = readNumber(cell(row, role), decimalComma);
    return Number.isNaN(value) ? null : value;
  };
  const time = (row: readonly string[], role: string, line: number) => {
    const written = cell(row, role);
    if (written === '' || written.toLowerCase() === 'current') return null;
    const seconds = timeOf(written);
    if (Number.isNaN(seconds)) throw new MeasurementError(file, line, `${role}: expected a time, found '${written}'`);
    return seconds;
  };
  const gib = isVirtualMachineList(names) ? 1 / 1024 : gibPerUnit(names[columns.get('memory') ?? 0] ?? '');
  return (row: readonly string[], line: number): InventoryMachine | null => {
    const name = cell(row, 'name');
    if (name === '') return null;
    const memory = number(row, 'memory');
    return {
      name,
      group: text(row, 'group'),
      from: time(row, 'from', line),
      to: time(row, 'to', line),
      rack: text(row, 'rack'),
      cores: number(row, 'cores'),
      memoryGiB: memory === null ? null : memory * gib,
    };
  };
}

/** RVTools vInfo lists virtual machines with the host each runs on, and memory in MiB. */
function isVirtualMachineList(names: readonly string[]): boolean {
  return firstHeader(names, ['vm']) >= 0 && firstHeader(names, ['powerstate']) >= 0;
}

function rolesOf(names: readonly string[]): typeof inventoryRoles {
  if (!isVirtualMachineList(names)) return inventoryRoles;
  const own: Readonly<Record<string, readonly string[]>> = { name: ['vm'], cores: ['cpus'] };
  return inventoryRoles.map(({ role, headers }) => ({ role, headers: own[role] ?? headers }));
}

function firstHeader(names: readonly string[], headers: readonly string[]): number {
  for (const header of headers) {
    const index = names.findIndex((name) => name.trim().toLowerCase() === header);
    if (index >= 0) return index;
  }
  return -1;
}
