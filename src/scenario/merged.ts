import { isAbsent, type Located, type LocatedEntry, type LocatedMap } from './located.js';
import { evidenceKeys } from './written-evidence.js';

/**
 * `over` laid upon `base`: maps are merged key by key and `over` wins; a list replaces a list; `null` takes a key away.
 * Two maps that are different things are not mixed: evidence replaces evidence, and what has another `kind` replaces
 * what had one.
 *
 * @param path the last two keys that led here, nearest first
 */
export function merged(base: Located | undefined, over: Located, path: readonly string[] = []): Located {
  if (over.kind !== 'map') return over;
  const under = base?.kind === 'map' && !replaces(over, base, path) ? base.entries : new Map<string, LocatedEntry>();
  const entries = new Map(under);
  for (const [key, entry] of over.entries) {
    if (isAbsent(entry.value)) {
      entries.delete(key);
      continue;
    }
    const value = merged(entries.get(key)?.value, entry.value, [key, ...path.slice(0, 1)]);
    entries.set(key, { position: entry.position, value });
  }
  return { kind: 'map', position: over.position, entries };
}

function replaces(over: LocatedMap, base: LocatedMap, path: readonly string[]): boolean {
  if (mayBeEvidence(path) && (isEvidence(over) || isEvidence(base))) return true;
  const kind = scalarUnder(over, 'kind');
  return kind !== undefined && scalarUnder(base, 'kind') !== undefined && scalarUnder(base, 'kind') !== kind;
}

const evidencePlaces: readonly (string | undefined)[] = [
  'start',
  'decide',
  'act',
  'time-to-failure',
  'time-to-restore',
];

/** Elsewhere a key such as `observed` is something else, or a name the user chose. */
function mayBeEvidence([key, parent]: readonly string[]): boolean {
  return parent === 'parameters' || evidencePlaces.includes(key);
}

function isEvidence(map: LocatedMap): boolean {
  return evidenceKeys.some((key) => map.entries.has(key));
}

function scalarUnder(map: LocatedMap, key: string): unknown {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'scalar' ? value.value : undefined;
}
