import type { Located, LocatedMap } from './located.js';

/** What a scenario says of a candidate, as written: by dotted path, the places of a list counted from one. */
export type StatedSettings = Readonly<Record<string, string>>;

/** Names move no number, and of a parameter the value found is kept by itself. */
const toldElsewhere = new Set(['name', 'parameters']);
/** A text longer than this is no setting. */
const longestText = 200;

/** @param tree of a candidate, with what it is like and what is said for all laid under it */
export function statedSettings(tree: LocatedMap): StatedSettings {
  const found: Record<string, string> = {};
  const note = (path: string, located: Located): void => {
    if (located.kind === 'scalar') found[path] = located.text.slice(0, longestText);
    else if (located.kind === 'list') for (const [i, item] of located.items.entries()) note(`${path}.${i + 1}`, item);
    else for (const [key, { value }] of located.entries) note(`${path}.${key}`, value);
  };
  for (const [key, { value }] of tree.entries) if (!toldElsewhere.has(key)) note(key, value);
  return found;
}
