import { readFileSync } from 'node:fs';

/** The version in this package's own description: printed in every report, so that it can be made again. */
export function ninefoldVersion(): string {
  const description = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(description).version;
}
