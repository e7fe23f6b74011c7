import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUPPETEER_REVISIONS } from 'puppeteer-core/internal/revisions.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import yargs from 'yargs';
import { doctor } from '../../src/cli/doctor.js';
import { installedBuild } from '../../src/node/browser/install-browser.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', undefined);
  vi.stubEnv('PUPPETEER_CACHE_DIR', join(folder, 'puppeteer'));
  vi.stubEnv('PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

async function runDoctor(...args: string[]) {
  const output = vi.spyOn(console, 'log').mockImplementation(() => {});
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  await yargs(['doctor', ...args])
    .command(doctor)
    .strict()
    .parseAsync();
  const text = (spy: typeof output) => spy.mock.calls.map((call) => call.join(' ')).join('\n');
  return { output: text(output), errors: text(errors), exitCode: process.exitCode };
}

describe('doctor', () => {
  it('says which browser works, and how', async () => {
    const { output, exitCode } = await runDoctor();
    expect(output).toMatch(/^Browser +bundled Chromium .*HeadlessChrome/m);
    expect(output).toMatch(/^Sandbox +(on|off: .+)$/m);
    expect(output).toMatch(/^Test page .*NotoSans-.*NotoSansSC/m);
    expect(output).toMatch(/^PDF +works$/m);
    expect(exitCode).toBeUndefined();
  });

  it('says which browser it had to pass over', async () => {
    const { output, exitCode } = await runDoctor('--browser', '/nowhere', '--json');
    const findings = JSON.parse(output);
    expect(findings.failures).toEqual([expect.stringContaining('--browser /nowhere: no such file')]);
    expect(findings.browser.label).toContain('bundled');
    expect([findings.ok, exitCode]).toEqual([true, undefined]);
  });

  it('ends with code 3 and the reasons when no browser works', async () => {
    const planted = join(folder, 'planted');
    mkdirSync(planted);
    chmodSync(planted, 0o777);
    vi.stubEnv('NINEFOLD_CACHE', planted);
    const { output, exitCode } = await runDoctor();
    expect(output).toMatch(/^Fault .*planted is not used: others may write to it.*--install-browser$/m);
    expect(output).toMatch(/^PDF +does not work$/m);
    expect(exitCode).toBe(3);
  });

  it('ends with code 3 and what to do when a browser cannot be fetched', async () => {
    vi.stubEnv('PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL', 'http://127.0.0.1:9/none');
    const { errors, exitCode } = await runDoctor('--install-browser');
    expect(errors).toMatch(/^Chrome \S+ cannot be fetched: .+; install Chrome, .+--browser PATH$/);
    expect(exitCode).toBe(3);
  });

  it('would fetch the Chrome that puppeteer-core is made for', () => {
    expect(installedBuild).toBe(PUPPETEER_REVISIONS['chrome-headless-shell']);
  });
});
