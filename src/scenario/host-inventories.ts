import { mayOpen } from './checks/files.js';
import { at, entriesOf, itemsOf, textOf } from './located.js';
import { parsedYaml } from './parsed-yaml.js';

/**
 * Inventory files from which a scenario takes its hosts and which it may open, and how they are encoded. Empty when it
 * cannot be parsed.
 */
export function hostInventories(text: string): { readonly files: readonly string[]; readonly encoding: string | null } {
  const parsed = parsedYaml(text, '');
  if ('problems' in parsed) return { files: [], encoding: null };
  const candidates = entriesOf(at(parsed.located, 'candidates')).map(([, { value }]) => value);
  const sites = candidates.flatMap((one) => entriesOf(at(one, 'sites')).map(([, { value }]) => value));
  const groups = [...candidates, ...sites].flatMap((one) => [at(one, 'hosts'), ...itemsOf(at(one, 'hosts'))]);
  const files = groups.flatMap((group) => textOf(at(group, 'inventory')) ?? []);
  const allowed = files.filter((file) => mayOpen(parsed.located, file));
  return { files: [...new Set(allowed)], encoding: textOf(at(parsed.located, 'data', 'encoding')) ?? null };
}
