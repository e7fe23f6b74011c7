import type { SourcePosition } from './scenario.js';

/**
 * What the file says, with the place of each word: plain data that candidates are merged from.
 * Parts may be shared between several places (YAML aliases, `like`), so it is never changed in place.
 */
export type Located = LocatedMap | LocatedList | LocatedScalar;

export interface LocatedMap {
  readonly kind: 'map';
  readonly position: SourcePosition;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

export interface LocatedEntry {
  /** Of the key. */
  readonly position: SourcePosition;
  readonly value: Located;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly position: SourcePosition;
  readonly items: readonly Located[];
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly position: SourcePosition;
  readonly value: string | number | boolean | null;
  /** As written: `1.30` is the number 1.3, but the version 1.30. */
  readonly text: string;
  /** Columns from the position to the first letter (1 for a quotation mark); null when the text runs over lines. */
  readonly letterAt: number | null;
}

/** The same as plain values, for the schema. */
export function plain(located: Located): unknown {
  if (located.kind === 'scalar') return located.value;
  if (located.kind === 'list') return located.items.map(plain);
  return Object.fromEntries([...located.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

/** What stands under a key; undefined when nothing does, or the node is no map. */
export function entryOf(located: Located | undefined, key: string): LocatedEntry | undefined {
  return located?.kind === 'map' ? located.entries.get(key) : undefined;
}

/** What stands at the end of a path of keys and list positions; undefined when the path leads nowhere. */
export function at(located: Located | undefined, ...path: readonly PropertyKey[]): Located | undefined {
  let here = located;
  for (const step of path) {
    here = here?.kind === 'list' ? here.items[Number(step)] : entryOf(here, String(step))?.value;
  }
  return here;
}

/** The keys of a map and what stands under them; empty for anything else. */
export function entriesOf(located: Located | undefined): readonly (readonly [string, LocatedEntry])[] {
  return located?.kind === 'map' ? [...located.entries] : [];
}

export function keysOf(located: Located | undefined): readonly string[] {
  return located?.kind === 'map' ? [...located.entries.keys()] : [];
}

export function itemsOf(located: Located | undefined): readonly Located[] {
  return located?.kind === 'list' ? located.items : [];
}

/** The text of a scalar that is text; undefined otherwise. */
export function textOf(located: Located | undefined): string | undefined {
  return located?.kind === 'scalar' && typeof located.value === 'string' ? located.value : undefined;
}

/** Whether a key was left out or taken away by `null`. */
export function isAbsent(located: Located | undefined): boolean {
  return located === undefined || (located.kind === 'scalar' && located.value === null);
}

/**
 * Where to point for a path: at the value; if the path leads further than the file does, at the key of the last thing
 * there is.
 */
export function positionOf(root: Located, path: readonly PropertyKey[]): SourcePosition {
  let here: Located = root;
  let position = root.position;
  for (const step of path) {
    const entry = entryOf(here, String(step));
    const next = entry?.value ?? at(here, step);
    if (next === undefined) return position;
    position = entry && next.kind === 'map' ? entry.position : next.position;
    here = next;
  }
  return position;
}
