import { accessSync, constants, rmdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EnvironmentError, systemReason } from './environment-error.js';
import { makeFolders } from './made-folders.js';
import { undoAtExit } from './undo-at-exit.js';

export interface OutputFolder {
  readonly path: string;
  /** Nothing was written after all: takes away what was made here, if it is still empty. */
  abandon(): void;
  /** Something was written: the folder stays. */
  keep(): void;
}

/**
 * Makes sure before the long work that its result can be written: the folder is there, made if need be, and writable.
 * Until `keep`, a folder made here goes again when the process ends.
 * @throws EnvironmentError with one line if it cannot be
 */
export function openOutputFolder(path: string): OutputFolder {
  const made = madeFolders(path);
  const removeNow = () => removeEmpty(path, made);
  const release = undoAtExit(removeNow);
  return {
    path,
    abandon() {
      release();
      removeNow();
    },
    keep: release,
  };
}

/** The topmost folder that did not exist; null if all did. */
function madeFolders(path: string): string | null {
  try {
    const made = makeFolders(path);
    accessSync(path, constants.W_OK | constants.X_OK);
    return made;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === 'EEXIST' ? 'a file of that name is in the way' : systemReason(error);
    throw new EnvironmentError(`${path}: cannot be used for the results: ${reason}`, { cause: error });
  }
}

function removeEmpty(path: string, topmost: string | null): void {
  if (topmost === null) return;
  const end = dirname(resolve(topmost));
  for (let folder = resolve(path); folder !== end && folder !== dirname(folder); folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody put something into it; it stays.
      return;
    }
  }
}
