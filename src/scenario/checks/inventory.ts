import type { Inventory } from '../build/hosts.js';
import { at, entriesOf, itemsOf, type Located, type LocatedMap, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import { expectedFound, printable } from '../wording.js';
import { completeWithoutInventory } from './candidate-demands.js';
import type { FilesBeside } from './files.js';

interface Context extends FilesBeside {
  readonly inventory?: unknown;
  readonly inventoryFault?: (file: string) => string | null;
}

/** Inventories that name no hosts, where hosts are to be taken from them. */
export function inventoryProblems(tree: LocatedMap, context: Context, inventory: Inventory): Problem[] {
  const sites = entriesOf(at(tree, 'sites')).map(([, { value }]) => at(value, 'hosts'));
  const groups = [at(tree, 'hosts'), ...sites].flatMap((hosts) => [hosts, ...itemsOf(hosts)]);
  return groups.flatMap((group) => groupProblems(group, context, inventory));
}

function groupProblems(group: Located | undefined, context: Context, inventory: Inventory): Problem[] {
  const said = at(group, 'inventory');
  const file = textOf(said);
  if (file === undefined || completeWithoutInventory(group)) return [];
  const position = said!.position;
  if (context.inventory === undefined) {
    return [errorAt(position, 'expected count, cpu and memory of the hosts, since inventories are not read here')];
  }
  if (['none', 'folder'].includes(context.fileStatus(file)) || inventory(file) !== null) return [];
  const expected = expectedFound('an inventory with the columns Host, # Cores and # Memory', file);
  const fault = context.inventoryFault?.(file) ?? null;
  return [errorAt(position, fault === null ? expected : `${expected}; ${printable(fault)}`)];
}
