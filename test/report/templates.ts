import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../report-templates/', import.meta.url);

/** The shipped templates by file name. */
export function shippedTemplates(): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}
