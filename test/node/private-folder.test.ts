import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPrivateFolder, privacyFault } from '../../src/node/private-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'private-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a private folder', () => {
  it('is made, with all above it, so that only the user may enter', () => {
    const path = openPrivateFolder(join(folder, 'a', 'b'));
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it.each([0o777, 0o770, 0o702])('is refused when it was planted with mode %o', (mode) => {
    const path = join(folder, 'planted');
    mkdirSync(path);
    chmodSync(path, mode);
    expect(() => openPrivateFolder(path)).toThrow(`${path} is not used: others may write to it`);
  });

  it('is refused when it is a link to a folder', () => {
    symlinkSync(folder, join(folder, 'link'));
    expect(() => openPrivateFolder(join(folder, 'link'))).toThrow('it is not a folder');
  });

  it.runIf(existsSync('/proc/self'))('is refused at once where the file system takes no folder', () => {
    expect(() => openPrivateFolder('/proc/none/cache')).toThrow('ENOENT');
  });

  it('cannot be a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openPrivateFolder(join(folder, 'file'))).toThrow('EEXIST');
  });

  it('is not one that belongs to another user', () => {
    const status = { uid: 1001, mode: 0o40700, isDirectory: () => true };
    expect(privacyFault(status, 1000)).toBe('it belongs to user 1001, not to you (1000)');
    expect(privacyFault(status, 1001)).toBeNull();
  });
});
