import { at, entriesOf, type Located, type LocatedMap } from '../located.js';
import type { SourcePosition } from '../scenario.js';

/** A map that must have a key once everything is merged. */
export interface Demand {
  readonly map: Located | undefined;
  readonly key: string;
  /** What stands there, with an example. */
  readonly expected: string;
  /** Where to point when the map is complete but for this. */
  readonly position: SourcePosition;
}

/** Keys that a map must have, each with what is expected there. */
export type Wanted = readonly (readonly [key: string, expected: string])[];

/** In every entry of a map by name. */
export function perEntry(tree: LocatedMap, key: string, wanted: Wanted): Demand[] {
  return entriesOf(at(tree, key)).flatMap(([, { value, position }]) => wants(value, position, wanted));
}

/** In the map at the end of a path, if there is one. */
export function demandsOf(tree: LocatedMap, path: readonly string[], wanted: Wanted): Demand[] {
  const map = at(tree, ...path);
  return map === undefined ? [] : wants(map, map.position, wanted);
}

export function wants(map: Located, position: SourcePosition, wanted: Wanted): Demand[] {
  return wanted.map(([key, expected]) => ({ map, key, expected, position }));
}
