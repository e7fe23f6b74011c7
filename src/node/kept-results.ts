import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResultStore } from '../study/kept-study.js';
import { openCacheFolder, openPrivateFolder } from './private-folder.js';
import { writeFileSafely } from './write-files.js';

/** Results kept at most; the ones written longest ago go first. */
const mostKept = 200;

/**
 * Solved results in the user's cache folder, each under the hash of its key and of this program's own files: another
 * build never reads what this one has kept. Whatever goes wrong with the folder, results are computed as if none were kept.
 */
export function keptResults(): ResultStore {
  const program = fingerprint(fileURLToPath(new URL('..', import.meta.url)));
  const pathOf = (key: string): string =>
    join(
      openPrivateFolder(join(openCacheFolder(), 'results')),
      `${createHash('sha256').update(program).update(key).digest('hex')}.json`,
    );
  return {
    read: async (key) => {
      try {
        return await readFile(pathOf(key), 'utf8');
      } catch {
        return null;
      }
    },
    write: async (key, text) => {
      try {
        const path = pathOf(key);
        await writeFileSafely(path, text);
        thin(join(path, '..'));
      } catch {
        // Nothing is lost but time.
      }
    },
  };
}

/** Names, sizes and times of change of all files below a folder. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(folder, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function thin(folder: string): void {
  const kept = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), written: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.written - a.written);
  for (const { path } of kept.slice(mostKept)) rmSync(path, { force: true });
}
