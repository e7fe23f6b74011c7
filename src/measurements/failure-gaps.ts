import type { Inventory } from './inventory.js';
import { type Lifetime, type Lifetimes, lifetimes } from './lifetimes.js';
import type { OutageLog } from './outage-log.js';

/**
 * Up times between failures of the same component as a lifetime fit needs them, in hours. The clock stands while the
 * component is down. The time before the first failure counts from the installation the inventory gives, truncated at the
 * age the component had when the window began; from the window's begin where nothing is known. The time after the last
 * failure is censored at the window's end, and components without a failure count as long as they were watched: gaps
 * alone would leave out the longest times of all.
 *
 * @param selected whether a cause (lower case) is a failure here; others only stop the clock
 */
export function failureGaps(
  log: OutageLog,
  selected: (cause: string) => boolean,
  inventory: Inventory | null,
): Lifetimes {
  const installed = new Map((inventory?.machines ?? []).map(({ name, from }) => [name, from]));
  const rows = outagesByComponent(log);
  const seen = log.components.flatMap((name, component) => {
    const { from, to } = log.groups[log.groupOf[component]];
    return gapsOf(rows[component], { from, to, installed: installed.get(name) ?? null }, log, selected);
  });
  return lifetimes([...seen, ...(inventory === null ? undeclared(log) : unfailed(log, inventory))]);
}

interface Watched {
  readonly from: number;
  readonly to: number;
  /** Seconds; null: not known. */
  readonly installed: number | null;
}

function gapsOf(
  rows: readonly number[],
  { from, to, installed }: Watched,
  { store, causes }: OutageLog,
  selected: (cause: string) => boolean,
): Lifetime[] {
  const found: Lifetime[] = [];
  let since = Math.max(from, installed ?? from);
  let entry = installed === null ? 0 : Math.max(0, from - installed);
  let age = entry;
  for (const row of rows) {
    const start = store.start(row);
    const end = Number.isNaN(store.end(row)) ? to : Math.min(store.end(row), to);
    if (end < since || start > to) continue;
    const failed = start >= since && selected(causes[store.cause(row)]);
    age += Math.max(0, start - since);
    if (failed) {
      // Two failures at one moment leave no up time between them.
      if (age > entry) found.push(hours(age, age, entry));
      age = 0;
      entry = 0;
    }
    since = Math.max(since, end);
  }
  const last = age + Math.max(0, to - since);
  if (last > entry) found.push(hours(last, Number.POSITIVE_INFINITY, entry));
  return found;
}

/** Machines a log declares but never names: watched without a failure. */
function undeclared({ groups, groupOf }: OutageLog): Lifetime[] {
  return groups.flatMap(({ from, to, declared }, group) => {
    const named = groupOf.reduce((count, of) => count + (of === group ? 1 : 0), 0);
    const silent = Math.max(0, (declared ?? 0) - named);
    return to > from ? Array.from({ length: silent }, () => hours(to - from, Number.POSITIVE_INFINITY, 0)) : [];
  });
}

/** Machines of the inventory that the log never names; in several groups it is not known whose window is theirs. */
function unfailed({ groups, components }: OutageLog, { machines }: Inventory): Lifetime[] {
  if (groups.length !== 1) return [];
  const [window] = groups;
  const named = new Set(components);
  return machines
    .filter(({ name }) => !named.has(name))
    .flatMap(({ from, to }) => {
      const installed = from ?? window.from;
      const since = Math.max(installed, window.from);
      const until = Math.min(to ?? window.to, window.to);
      return until > since ? [hours(until - installed, Number.POSITIVE_INFINITY, since - installed)] : [];
    });
}

function hours(low: number, high: number, entry: number): Lifetime {
  return { low: low / 3600, high: high / 3600, entry: entry / 3600 };
}

/** Rows of each component in order of time. */
function outagesByComponent({ store, components }: OutageLog): number[][] {
  const rows: number[][] = components.map(() => []);
  for (let i = 0; i < store.count; i++) rows[store.component(i)].push(i);
  for (const own of rows) own.sort((a, b) => store.start(a) - store.start(b));
  return rows;
}
