import { rmSync } from 'node:fs';

/** Removes a folder with all that is in it, at once; what others still write into it is tried a few times more. */
export function removeFolderNow(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}
