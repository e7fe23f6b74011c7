import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError, systemReason } from './environment-error.js';

/** Beside `src` in the repository, beside `dist` in the package: two levels up from here in both. */
const ownFolder = fileURLToPath(new URL('../../report-templates/', import.meta.url));

/**
 * The report's templates, style sheets and script by file name.
 * @param folder of the user's own: a file there takes the place of ours with the same name. Templates are programs;
 *   whoever names the folder trusts what is in it
 * @throws EnvironmentError if a folder or a file cannot be read, or the user's folder has none of such files
 */
export function readTemplates(folder: string | null): ReadonlyMap<string, string> {
  const own = filesIn(ownFolder);
  if (folder === null) return own;
  const others = filesIn(folder);
  if (others.size === 0)
    throw new EnvironmentError(`${folder}: expected templates (*.hbs, *.css, *.js), found none of them`);
  return new Map([...own, ...others]);
}

function filesIn(folder: string): Map<string, string> {
  try {
    const names = readdirSync(folder).filter((name) => /\.(hbs|css|js)$/.test(name));
    return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } catch (error) {
    throw new EnvironmentError(`${folder}: templates cannot be read: ${systemReason(error)}`, { cause: error });
  }
}
