import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EnvironmentError, systemReason } from './environment-error.js';
import { undoAtExit } from './undo-at-exit.js';

/**
 * Writes a file so that a reader only ever sees the old content or the whole new one: written beside under another
 * name, flushed to the disk, then renamed. Nothing is left behind on an error, on Ctrl-C, or on a full disk.
 * What is not a regular file (a terminal, a pipe) is written to directly; through a symbolic link its target is written.
 * @param path of a file in an existing folder
 * @throws EnvironmentError with one line when the disk or the permissions do not allow it
 */
export async function writeFileSafely(path: string, data: Uint8Array | string): Promise<void> {
  try {
    const target = await existingTarget(path);
    if (target.special) await writeThrough(target.path, data);
    else await writeAndRename(target.path, target.mode, data);
  } catch (error) {
    throw new EnvironmentError(`${path}: cannot be written: ${systemReason(error)}`, { cause: error });
  }
}

/**
 * Writes several files of one folder so that they change together: all are written beside first, then all renamed in one
 * step that no signal can interrupt. A reader never finds the new page beside the old figures.
 * @param files content by name
 * @returns the paths, in the order given
 * @throws EnvironmentError with one line; then none of them has changed, unless the disk failed between two renames
 */
export async function writeFilesTogether(
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
): Promise<readonly string[]> {
  const pending: PendingFile[] = [];
  let path = folder;
  try {
    for (const [name, data] of files) {
      path = join(folder, name);
      const target = await existingTarget(path);
      if (target.special) await writeThrough(target.path, data);
      else pending.push(await writeBeside(target.path, target.mode, data));
    }
    for (const file of pending) renameSync(file.beside, file.path);
  } catch (error) {
    for (const file of pending) file.remove();
    throw new EnvironmentError(`${path}: cannot be written: ${systemReason(error)}`, { cause: error });
  } finally {
    for (const file of pending) file.release();
  }
  await syncFolder(folder);
  return [...files.keys()].map((name) => join(folder, name));
}

/**
 * Writes a file that does not exist yet; never takes the place of one that does.
 * @returns false if there is something of that name already
 * @throws EnvironmentError with one line when the disk or the permissions do not allow it
 */
export async function createFile(path: string, data: string): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path, 'wx', 0o666);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new EnvironmentError(`${path}: cannot be written: ${systemReason(error)}`, { cause: error });
  }
  const remove = () => rmSync(path, { force: true });
  const release = undoAtExit(remove);
  try {
    await file.writeFile(data);
    return true;
  } catch (error) {
    remove();
    throw new EnvironmentError(`${path}: cannot be written: ${systemReason(error)}`, { cause: error });
  } finally {
    await file.close();
    release();
  }
}

/** Where the bytes go in the end; mode is that of the file to be replaced, if there is one. */
async function existingTarget(path: string): Promise<{ path: string; special: boolean; mode: number | null }> {
  try {
    const target = await realpath(path);
    const status = await stat(target);
    const special = !status.isFile() && !status.isDirectory();
    return { path: target, special, mode: status.isFile() ? status.mode & 0o777 : null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { path, special: false, mode: null };
  }
}

async function writeThrough(path: string, data: Uint8Array | string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(data);
  } finally {
    await file.close();
  }
}

async function writeAndRename(path: string, mode: number | null, data: Uint8Array | string): Promise<void> {
  const file = await writeBeside(path, mode, data);
  try {
    await rename(file.beside, path);
  } catch (error) {
    file.remove();
    throw error;
  } finally {
    file.release();
  }
  await syncFolder(dirname(path));
}

/** Content on the disk under another name; removed at the end of the process until `release`. */
interface PendingFile {
  readonly path: string;
  readonly beside: string;
  remove(): void;
  release(): void;
}

async function writeBeside(path: string, mode: number | null, data: Uint8Array | string): Promise<PendingFile> {
  const beside = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const remove = () => rmSync(beside, { force: true });
  const release = undoAtExit(remove);
  try {
    const file = await open(beside, 'wx', 0o666);
    try {
      await file.writeFile(data);
      if (mode !== null) await file.chmod(mode);
      // Without this a power cut after the rename could leave an empty file under the final name.
      await file.sync();
    } finally {
      await file.close();
    }
    return { path, beside, remove, release };
  } catch (error) {
    remove();
    release();
    throw error;
  }
}

/** Makes the rename itself last; not every system can open a folder, and the file is whole without it. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // Windows and some network file systems: nothing to be done.
  } finally {
    await handle?.close();
  }
}
