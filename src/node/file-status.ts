import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { FileStatus } from '../scenario/checks/files.js';
import { errorAt, type Problem } from '../scenario/problem.js';

/** What a name leads to from a folder, links followed. */
export function fileStatus(folder: string, name: string): FileStatus {
  try {
    const real = realpathSync(resolve(folder, name));
    const kind = statSync(real);
    if (kind.isDirectory()) return 'folder';
    if (!kind.isFile()) return 'none';
    return real.startsWith(realpathSync(folder) + sep) ? 'file' : 'outside';
  } catch {
    return 'none';
  }
}

/** A file that cannot be read at all, as a mistake at its first line. */
export function unreadable(path: string, title: string, fault: unknown): Problem {
  const { code } = fault as { readonly code?: string };
  const found = code === 'ENOENT' ? 'none' : code === 'EISDIR' ? 'a folder' : `one that cannot be read (${code})`;
  return errorAt({ file: path, line: 1, column: 1 }, `expected ${title} file, found ${found}`);
}
