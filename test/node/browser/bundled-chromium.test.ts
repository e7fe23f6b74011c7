import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bundledChromiumPackage,
  type ChromiumPackage,
  unpackChromium,
} from '../../../src/node/browser/bundled-chromium.js';
import { endOf, runProgram, until } from '../processes.js';
import { tarArchive, tarEntry } from './tar-archive.js';

const program = '#!/bin/sh\necho started\n';
const sources = fileURLToPath(new URL('../../../src/node/browser/bundled-chromium.ts', import.meta.url));

let folder: string;
let cache: string;
let source: ChromiumPackage;

/** A package laid out as the real one, with a shell script as its browser. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundled-chromium-'));
  cache = join(folder, 'cache');
  mkdirSync(join(folder, 'bin'));
  mkdirSync(cache, { mode: 0o700 });
  writeFileSync(join(folder, 'bin', 'chromium.br'), brotliCompressSync(program));
  const libraries = tarArchive(tarEntry('lib/libnss3.so', 'library'));
  writeFileSync(join(folder, 'bin', 'al2023.tar.br'), brotliCompressSync(libraries));
  source = { folder, version: '1.2.3' };
});
afterEach(() => rmSync(folder, { recursive: true }));

const names = () => readdirSync(cache);

describe('unpackChromium', () => {
  it('unpacks a program that runs and its libraries, for the user alone', async () => {
    const unpacked = await unpackChromium(source, cache);
    expect(spawnSync(unpacked.executable, { encoding: 'utf8' }).stdout).toBe('started\n');
    expect(readFileSync(join(unpacked.libraries, 'libnss3.so'), 'utf8')).toBe('library');
    expect(statSync(join(cache, 'chromium-1.2.3')).mode & 0o777).toBe(0o700);
    expect(names()).toEqual(['chromium-1.2.3']);
  });

  it('unpacks once', async () => {
    const { executable } = await unpackChromium(source, cache);
    const before = statSync(executable).ino;
    await unpackChromium(source, cache);
    expect(statSync(executable).ino).toBe(before);
  });

  it('gives every one of several at the same time a whole browser, and leaves one', async () => {
    const unpacked = await Promise.all(Array.from({ length: 8 }, () => unpackChromium(source, cache)));
    for (const { executable } of unpacked) expect(readFileSync(executable, 'utf8')).toBe(program);
    expect(names()).toEqual(['chromium-1.2.3']);
  });

  it.each(['chromium', 'lib/libnss3.so'])('unpacks again when %s is cut short', async (file) => {
    await unpackChromium(source, cache);
    truncateSync(join(cache, 'chromium-1.2.3', file), 3);
    const unpacked = await Promise.all([unpackChromium(source, cache), unpackChromium(source, cache)]);
    expect(readFileSync(unpacked[0].executable, 'utf8')).toBe(program);
    expect(readFileSync(join(unpacked[0].libraries, 'libnss3.so'), 'utf8')).toBe('library');
    expect(names()).toEqual(['chromium-1.2.3']);
  });

  it('refuses a folder others may write to, and runs nothing from it', async () => {
    await unpackChromium(source, cache);
    chmodSync(join(cache, 'chromium-1.2.3'), 0o777);
    await expect(unpackChromium(source, cache)).rejects.toThrow('is not used: others may write to it (mode 0777)');
  });

  it.runIf(process.getuid?.() === 0)('refuses a folder that belongs to another user', async () => {
    await unpackChromium(source, cache);
    spawnSync('chown', ['65534', join(cache, 'chromium-1.2.3')]);
    await expect(unpackChromium(source, cache)).rejects.toThrow('it belongs to user 65534, not to you (0)');
  });

  it('removes what a process killed long ago has left, and not what another is unpacking', async () => {
    const [old, recent] = ['chromium-1.2.2.unpacking-00ff00ff00ff', 'chromium-1.2.3.unpacking-00ff00ff00fe'];
    for (const name of [old, recent]) mkdirSync(join(cache, name));
    const yesterday = new Date(Date.now() - 24 * 3_600_000);
    utimesSync(join(cache, old), yesterday, yesterday);
    await unpackChromium(source, cache);
    expect(names().sort()).toEqual(['chromium-1.2.3', recent]);
  });

  it('says in one line that the package is damaged, and leaves nothing', async () => {
    writeFileSync(join(folder, 'bin', 'chromium.br'), 'no brotli');
    await expect(unpackChromium(source, cache)).rejects.toThrow(
      /^.*chromium-1\.2\.3: Chromium cannot be unpacked: .+$/,
    );
    expect(names()).toEqual([]);
  });
});

describe.runIf(bundledChromiumPackage())('the real package', () => {
  /** Starts to unpack it in another process, and gives it a signal as soon as the program's first bytes are there. */
  async function interruptUnpacking(signal: NodeJS.Signals) {
    const child = runProgram(`import { bundledChromiumPackage, unpackChromium } from ${JSON.stringify(sources)};
      await unpackChromium(bundledChromiumPackage(), ${JSON.stringify(cache)});`);
    const end = endOf(child);
    await until(() =>
      names().some((name) => (statSync(join(cache, name, 'chromium'), { throwIfNoEntry: false })?.size ?? 0) > 0),
    );
    child.kill(signal);
    return end;
  }

  it('unpacks after an unpack that was killed half-way', async () => {
    await interruptUnpacking('SIGKILL');
    expect(existsSync(join(cache, `chromium-${bundledChromiumPackage()!.version}`))).toBe(false);
    const { executable, libraries } = await unpackChromium(bundledChromiumPackage()!, cache);
    const env = { LD_LIBRARY_PATH: libraries };
    expect(spawnSync(executable, ['--version'], { encoding: 'utf8', env }).stdout).toMatch(/^Chromium \d+\./);
  });

  it('leaves nothing when Ctrl-C stops it half-way', async () => {
    expect(await interruptUnpacking('SIGINT')).toEqual({ code: null, signal: 'SIGINT' });
    expect(names()).toEqual([]);
  });
});
