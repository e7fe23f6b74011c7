import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserCandidates } from '../../../src/node/browser/browser-candidates.js';
import { openBrowser, openCandidate } from '../../../src/node/browser/open-browser.js';
import { endOf, livingProcesses, runProgram, until } from '../processes.js';

const source = fileURLToPath(new URL('../../../src/node/browser/open-browser.ts', import.meta.url));
let folder: string;
/** Profiles lie in a temporary folder of the test's own: what is left in it, and who still runs with it, is its doing. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-browser-'));
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function makeProgram(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const profiles = () => readdirSync(folder).filter((name) => name.startsWith('ninefold-'));

describe('browserCandidates', () => {
  it('asks the option first, then the environment, the bundled one, and those of the system last', async () => {
    makeProgram('chromium', '');
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/named/by/environment');
    vi.stubEnv('PATH', folder);
    vi.stubEnv('PUPPETEER_CACHE_DIR', join(folder, 'none'));
    const candidates = await browserCandidates('/named/by/option');
    expect(candidates.map((each) => each.source)).toEqual(['option', 'environment', 'bundled', 'system']);
    expect(candidates.map((each) => each.label)).toEqual([
      '--browser /named/by/option',
      'PUPPETEER_EXECUTABLE_PATH /named/by/environment',
      expect.stringContaining('bundled Chromium'),
      `installed browser ${join(folder, 'chromium')}`,
    ]);
  });

  it('finds what Puppeteer has installed, the headless shell before Chrome, the newest first', async () => {
    vi.stubEnv('PUPPETEER_CACHE_DIR', folder);
    vi.stubEnv('PATH', '');
    const builds = ['chrome/linux-150.0.1.1/chrome-linux64/chrome'];
    for (const version of ['99.0.1.1', '148.0.1.1'])
      builds.push(`chrome-headless-shell/linux-${version}/chrome-headless-shell-linux64/chrome-headless-shell`);
    for (const build of builds) {
      mkdirSync(join(folder, build, '..'), { recursive: true });
      writeFileSync(join(folder, build), '');
    }
    const found = (await browserCandidates()).filter((each) => each.source === 'puppeteer');
    expect(found.map((each) => /^Puppeteer's \S+ \S+/.exec(each.label)?.[0])).toEqual([
      "Puppeteer's chrome-headless-shell 148.0.1.1",
      "Puppeteer's chrome-headless-shell 99.0.1.1",
      "Puppeteer's chrome 150.0.1.1",
    ]);
  });
});

describe('openBrowser', () => {
  it('leaves no process and no file after close', async () => {
    const browser = await openBrowser();
    expect(livingProcesses(folder).length).toBeGreaterThan(0);
    expect(profiles()).toHaveLength(1);
    const here = readdirSync('.');
    const page = await browser.puppeteer.newPage();
    await page.setContent('<p>text</p>');
    await page.pdf();
    await browser.close();
    await browser.close();
    expect(readdirSync('.')).toEqual(here);
    expect(livingProcesses(folder)).toEqual([]);
    expect(profiles()).toEqual([]);
  });

  it('reports a browser that does not start, and takes the next', async () => {
    const failures: string[] = [];
    const script = 'echo "[1:1:FATAL:zygote.cc(1)] No usable sandbox! If you" >&2; exit 1';
    const path = makeProgram('broken', script);
    const browser = await openBrowser({ path, report: (failure) => failures.push(failure) });
    await browser.close();
    expect(browser.source).toBe('bundled');
    expect(failures).toEqual([expect.stringMatching(/^--browser .*broken: ended with code 1: No usable sandbox!/)]);
    expect(failures[0]).toContain('NINEFOLD_NO_SANDBOX=1');
  });

  it('ends one that never answers, with its descendants', async () => {
    const path = makeProgram('silent', 'sleep 1000 &\nsleep 1000');
    const candidate = (await browserCandidates(path))[0];
    await expect(openCandidate(candidate, { startTimeout: 300 })).rejects.toThrow('no answer within 0.3 s');
    expect(livingProcesses(folder)).toEqual([]);
    expect(livingProcesses('sleep\u00001000')).toEqual([]);
    expect(profiles()).toEqual([]);
  });

  it('names every browser it has tried, and what to do, when none starts', async () => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('PUPPETEER_CACHE_DIR', join(folder, 'none'));
    // A cache that is open to others: the bundled browser is refused.
    vi.stubEnv('NINEFOLD_CACHE', join(folder, 'planted'));
    mkdirSync(join(folder, 'planted'));
    chmodSync(join(folder, 'planted'), 0o777);
    await expect(openBrowser({ path: '/nowhere' })).rejects.toThrow(
      /^no browser .*--browser \/nowhere: no such file.*bundled Chromium .*planted is not used.*--install-browser$/,
    );
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'leaves no process when its own is ended by %s',
    async (signal) => {
      const child = runProgram(`import { openBrowser } from ${JSON.stringify(source)};
      await openBrowser();
      console.log('started');`);
      await new Promise((resolve) => child.stdout!.once('data', resolve));
      expect(livingProcesses(`--user-data-dir=${folder}`).length).toBeGreaterThan(0);
      const end = endOf(child);
      child.kill(signal);
      expect(await end).toEqual({ code: null, signal });
      await until(() => livingProcesses(`--user-data-dir=${folder}`).length === 0);
      // Nobody is left to remove the profile after SIGKILL.
      if (signal !== 'SIGKILL') expect(profiles()).toEqual([]);
    },
  );
});
