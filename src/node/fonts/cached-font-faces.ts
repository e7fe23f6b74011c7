import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openCacheFolder, openPrivateFolder } from '../private-folder.js';
import { writeFileSafely } from '../write-files.js';
import type { FontFaces, FontOptions } from './font-faces.js';

/** Raised when the way the faces are made changes. */
const recipe = 1;
/** A set is up to 1 MB; each wording of a report makes a new one. */
const keptSets = 32;
const packages = ['subset-font', '@fontsource-variable/noto-sans', '@fontsource-variable/noto-sans-sc'];

/**
 * The faces for these code points from the user's cache, or made and put there. Without a usable cache they are made
 * each time. The name of a cached set is the hash of all that it depends on.
 */
export async function cachedFontFaces(
  request: FontOptions & { readonly codePoints: readonly number[] },
  make: () => Promise<FontFaces>,
): Promise<FontFaces> {
  const folder = openFontCache();
  if (folder === null) return make();
  const file = join(folder, `${requestHash(request)}.json`);
  const cached = readFaces(file);
  if (cached) return cached;
  const faces = await make();
  try {
    await writeFileSafely(file, JSON.stringify(faces));
    removeOldest(folder);
  } catch {
    // No room for a cache is no reason to fail; the faces are made.
  }
  return faces;
}

function openFontCache(): string | null {
  try {
    return openPrivateFolder(join(openCacheFolder(), 'fonts'));
  } catch {
    return null;
  }
}

function requestHash({
  purpose,
  language,
  codePoints,
}: FontOptions & { readonly codePoints: readonly number[] }): string {
  const require = createRequire(import.meta.url);
  const versions = packages.map((name) => require(`${name}/package.json`).version);
  const parts = [recipe, versions, purpose, language.startsWith('zh'), codePoints];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function readFaces(file: string): FontFaces | null {
  try {
    const { css, missing } = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof css !== 'string' || !Array.isArray(missing)) return null;
    const now = new Date();
    utimesSync(file, now, now);
    return { css, missing };
  } catch {
    return null;
  }
}

/** The sets used last are kept. */
function removeOldest(folder: string): void {
  const sets = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
  const byUse = sets.map((name) => ({ path: join(folder, name), used: statSync(join(folder, name)).mtimeMs }));
  for (const { path } of byUse.sort((a, b) => b.used - a.used).slice(keptSets)) rmSync(path, { force: true });
}
