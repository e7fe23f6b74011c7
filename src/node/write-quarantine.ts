import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { quarantineHeader, quarantineLine, type RejectedRow } from '../measurements/quarantine.js';
import { EnvironmentError, systemReason } from './environment-error.js';
import { undoAtExit } from './undo-at-exit.js';

const FLUSH_AT = 1 << 16;

/** A file of rejected rows while it grows; memory does not grow with it. */
export interface QuarantineFile {
  readonly take: (rejected: RejectedRow) => void;
  /** Puts it into its place and returns its path; null, and no file, when no row was rejected. */
  readonly finish: () => string | null;
  readonly abandon: () => void;
}

/**
 * Opens `quarantine.csv` in a folder: line number and reason before each row as it was read.
 *
 * @param columns asked for when the first row is rejected: heads of the file that is read
 * @throws EnvironmentError with one line when the disk or the permissions do not allow it
 */
export function openQuarantineFile(folder: string, columns: () => readonly string[]): QuarantineFile {
  const path = join(folder, 'quarantine.csv');
  const body = join(folder, `.quarantine.csv.${process.pid}.tmp`);
  const remove = () => rmSync(body, { force: true });
  const release = undoAtExit(remove);
  let file: number | null = null;
  let pending = '';
  const write = (text: string) => {
    try {
      file ??= openSync(body, 'w');
      writeSync(file, text);
    } catch (error) {
      remove();
      throw new EnvironmentError(`${path}: cannot be written: ${systemReason(error)}`, { cause: error });
    }
  };
  const close = () => {
    if (file !== null) closeSync(file);
    release();
  };
  return {
    take(rejected) {
      if (file === null && pending === '') pending = `${quarantineHeader(columns())}\n`;
      pending += `${quarantineLine(rejected)}\n`;
      if (pending.length < FLUSH_AT) return;
      write(pending);
      pending = '';
    },
    finish() {
      if (file === null && pending === '') {
        close();
        rmSync(path, { force: true });
        return null;
      }
      write(pending);
      close();
      renameSync(body, path);
      return path;
    },
    abandon() {
      close();
      remove();
    },
  };
}
