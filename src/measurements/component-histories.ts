import type { Inventory } from './inventory.js';
import type { FailureHistory } from './mean-cumulative-function.js';
import type { LogGroup, OutageLog } from './outage-log.js';

/**
 * Every component with the time it was watched and its failures, in hours since the log's first window began: those the
 * log or the inventory counts but the log never names included, without a failure.
 *
 * @param selected whether a cause (lower case) counts as a failure
 */
export function componentHistories(
  log: OutageLog,
  selected: (cause: string) => boolean,
  inventory: Inventory | null,
): readonly FailureHistory[] {
  const origin = Math.min(...log.groups.map(({ from }) => from));
  const hours = (seconds: number) => (seconds - origin) / 3600;
  const failures = failuresOf(log, selected);
  const inService = new Map((inventory?.machines ?? []).map((machine) => [machine.name, machine]));
  const named = log.components.map((name, component) => {
    const window = log.groups[log.groupOf[component]];
    const own = failures[component].filter((start) => start >= window.from && start <= window.to);
    const { from, to } = watched(window, inService.get(name));
    // A failure proves that a component was there, whatever the inventory says.
    const first = own.reduce((least, start) => Math.min(least, start), from);
    const last = own.reduce((most, start) => Math.max(most, start), to);
    return { from: first, to: last, failures: own };
  });
  const all = [...named, ...silent(log, inventory)];
  return all
    .filter(({ from, to }) => to > from)
    .map(({ from, to, failures: starts }) => ({ from: hours(from), to: hours(to), failures: starts.map(hours) }));
}

interface Watched {
  readonly from: number;
  readonly to: number;
}

function watched({ from, to }: LogGroup, machine?: { from: number | null; to: number | null }): Watched {
  return { from: Math.max(from, machine?.from ?? from), to: Math.min(to, machine?.to ?? to) };
}

function silent(log: OutageLog, inventory: Inventory | null): (Watched & { readonly failures: number[] })[] {
  const { groups, groupOf, components } = log;
  if (inventory === null) {
    return groups.flatMap((window, group) => {
      const seen = groupOf.reduce((count, of) => count + (of === group ? 1 : 0), 0);
      return Array.from({ length: Math.max(0, (window.declared ?? 0) - seen) }, () => ({ ...window, failures: [] }));
    });
  }
  const named = new Set(components);
  return inventory.machines.flatMap((machine) => {
    // Of several groups, only the inventory can say whose window is a silent machine's.
    const window = groups.length === 1 ? groups[0] : groups.find(({ name }) => name === machine.group);
    return window === undefined || named.has(machine.name) ? [] : [{ ...watched(window, machine), failures: [] }];
  });
}

function failuresOf({ store, components, causes }: OutageLog, selected: (cause: string) => boolean): number[][] {
  const chosen = causes.map(selected);
  const starts: number[][] = components.map(() => []);
  for (let i = 0; i < store.count; i++) if (chosen[store.cause(i)]) starts[store.component(i)].push(store.start(i));
  return starts;
}
