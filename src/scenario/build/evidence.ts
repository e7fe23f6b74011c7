import { at, type Located, positionOf } from '../located.js';
import type { Evidence } from '../scenario.js';
import type { EvidenceText } from '../schema/evidence-schema.js';

type Maybe<T> = T | null | undefined;

/** Evidence with its place in the file; null when nothing was said. */
export function evidenceAt(text: Maybe<EvidenceText>, tree: Located | undefined, key: string): Evidence | null {
  if (!text) return null;
  const position = tree === undefined ? null : positionOf(tree, [key]);
  return { ...text.body, source: text.source, position };
}

/** Parameter overrides with their places. */
export function parametersOf(
  written: Maybe<Readonly<Record<string, Maybe<EvidenceText>>>>,
  tree: Located | undefined,
): Readonly<Record<string, Evidence>> {
  const parameters = Object.keys(written ?? {}).flatMap((name): [string, Evidence][] => {
    const evidence = evidenceAt(written?.[name], at(tree, 'parameters'), name);
    return evidence === null ? [] : [[name, evidence]];
  });
  return Object.fromEntries(parameters);
}
