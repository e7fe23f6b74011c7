import { lstatSync, mkdtempSync, type Stats } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError, systemReason } from './environment-error.js';
import { makeFolders } from './made-folders.js';
import { removeFolderNow } from './remove-folder.js';
import { undoAtExit } from './undo-at-exit.js';

/**
 * Where ninefold keeps what it can make again (the unpacked browser, subset fonts): `NINEFOLD_CACHE` if set,
 * otherwise `ninefold` in the system's cache folder of the user.
 */
export function cacheFolderPath(): string {
  const { NINEFOLD_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (NINEFOLD_CACHE) return NINEFOLD_CACHE;
  if (process.platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'ninefold');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ninefold');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'ninefold');
}

/**
 * Makes sure that a folder exists and that nobody but the user can change what is in it: programs are started from it.
 * @returns the path itself
 * @throws EnvironmentError if it exists and belongs to somebody else, is open to others, or is a link
 * @throws the system's error if it cannot be made
 */
export function openPrivateFolder(path: string): string {
  makeFolders(path, 0o700);
  assertPrivate(path, lstatSync(path));
  return path;
}

function assertPrivate(path: string, status: Stats): void {
  const fault = privacyFault(status, process.getuid?.());
  if (fault) throw new EnvironmentError(`${path} is not used: ${fault}; remove it, or set NINEFOLD_CACHE elsewhere`);
}

/**
 * What keeps a folder from being private to a user.
 * @param user the user's number, undefined where the system has none (Windows: the profile folder is private already)
 * @returns null if it is private
 */
export function privacyFault(status: Pick<Stats, 'uid' | 'mode' | 'isDirectory'>, user: number | undefined) {
  if (!status.isDirectory()) return 'it is not a folder';
  if (user === undefined) return null;
  if (status.uid !== user) return `it belongs to user ${status.uid}, not to you (${user})`;
  const mode = status.mode & 0o777;
  if (mode & 0o022) return `others may write to it (mode ${mode.toString(8).padStart(4, '0')})`;
  return null;
}

let substitute: string | undefined;

/**
 * The cache folder, or, where the home is read-only or missing (containers), a private folder that lasts as long as
 * this process.
 * @throws EnvironmentError if the cache folder exists and is not private to the user
 */
export function openCacheFolder(): string {
  try {
    return openPrivateFolder(cacheFolderPath());
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    substitute ??= makeTemporaryFolder('cache').path;
    return substitute;
  }
}

/**
 * A fresh folder only the user can enter, removed by `remove` or when the process ends.
 * @throws EnvironmentError if the system's temporary folder cannot be written
 */
export function makeTemporaryFolder(purpose: string): { readonly path: string; remove(): void } {
  let path: string;
  try {
    path = mkdtempSync(join(tmpdir(), `ninefold-${purpose}-`));
  } catch (error) {
    throw new EnvironmentError(`${tmpdir()}: no temporary folder can be made: ${systemReason(error)}`, {
      cause: error,
    });
  }
  const removeNow = () => removeFolderNow(path);
  const release = undoAtExit(removeNow);
  return {
    path,
    remove() {
      release();
      removeNow();
    },
  };
}
