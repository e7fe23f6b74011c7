import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing, one after another: made all at once, Node 20 never returns where
 * the file system refuses (as below /proc).
 * @param mode of those that are made
 * @returns the topmost that was made; null if all were there
 * @throws the system's error; EEXIST where something that is no folder has the name
 */
export function makeFolders(path: string, mode = 0o777): string | null {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) makeFolder(folder, mode);
  if (!statSync(path).isDirectory()) mkdirSync(path);
  return missing[0] ?? null;
}

/** Another process may make the same one at the same time. */
function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const made = (error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory();
    if (!made) throw error;
  }
}
