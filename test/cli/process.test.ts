import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { endOf, livingProcesses, until } from '../node/processes.js';
import { savedEvaluation, startCommand, temporaryFolder } from './command.js';

const folder = temporaryFolder();
const saved = savedEvaluation(folder.path);
afterAll(() => folder.remove());

describe('the process', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('after %s leaves no file, no folder and no browser, and ends with code %i', async (signal, code) => {
    const out = join(folder.path, `out-${signal}`);
    const temporary = join(folder.path, `tmp-${signal}`);
    const child = startCommand(['report', saved, '--out', out], { TMPDIR: temporaryIn(temporary) });
    const end = endOf(child);
    await until(() => livingProcesses(temporary).length > 0, 50_000);
    child.kill(signal);
    expect(await end).toEqual({ code, signal: null });
    expect(existsSync(out)).toBe(false);
    await until(() => livingProcesses(temporary).length === 0);
    expect(readdirSync(temporary).filter((name) => name.startsWith('ninefold-'))).toEqual([]);
  });

  it('ends quietly when the reader has seen enough', async () => {
    const child = startCommand(['explain']);
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.destroy();
    const { signal } = await endOf(child);
    expect([errors, signal]).toEqual(['', null]);
  });
});

/** The browser's profile lies in the temporary folder, so its processes are known by the folder's name. */
function temporaryIn(path: string): string {
  mkdirSync(path);
  return path;
}
