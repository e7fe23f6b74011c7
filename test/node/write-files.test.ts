import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../src/node/environment-error.js';
import { writeFileSafely } from '../../src/node/write-files.js';
import { endOf, runProgram, until } from './processes.js';

const source = fileURLToPath(new URL('../../src/node/write-files.ts', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeFileSafely', () => {
  it('replaces a file, keeps its permissions, and leaves nothing beside it', async () => {
    const path = join(folder, '报告.html');
    writeFileSync(path, 'a longer former content');
    chmodSync(path, 0o640);
    await writeFileSafely(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['报告.html']);
  });

  it('writes through a symbolic link and leaves the link in place', async () => {
    writeFileSync(join(folder, 'target'), 'old');
    symlinkSync('target', join(folder, 'link'));
    await writeFileSafely(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link', 'target']);
  });

  it.each([
    ['a missing folder', () => join(folder, 'none', 'a.csv'), 'no such file or folder (ENOENT)'],
    ['a folder of that name', () => folder, '(EISDIR)'],
    ['a full disk', () => '/dev/full', 'the disk is full (ENOSPC)'],
  ])('says in one line what is wrong with %s', async (_title, path, reason) => {
    const error = await writeFileSafely(path(), 'x').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect((error as Error).message).toContain(path());
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).not.toContain('\n');
  });

  it('leaves the former content and nothing else when Ctrl-C comes in the middle', async () => {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'former');
    // Big enough that the signal arrives while it is being written: the file beside is seen before it is complete.
    const child = runProgram(`import { writeFileSafely } from ${JSON.stringify(source)};
      await writeFileSafely(${JSON.stringify(path)}, Buffer.alloc(300_000_000, 1));`);
    const end = endOf(child);
    await until(() => readdirSync(folder).some((name) => name.endsWith('.tmp')));
    child.kill('SIGINT');
    expect(await end).toEqual({ code: null, signal: 'SIGINT' });
    expect(readdirSync(folder)).toEqual(['report.pdf']);
    expect(readFileSync(path, 'utf8')).toBe('former');
  });
});
