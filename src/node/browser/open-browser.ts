import puppeteer, { type Browser } from 'puppeteer-core';
import { EnvironmentError, systemReason } from '../environment-error.js';
import { makeTemporaryFolder } from '../private-folder.js';
import {
  type BrowserCandidate,
  type BrowserProgram,
  type BrowserSource,
  browserCandidates,
} from './browser-candidates.js';
import { writeBrowserFonts } from './browser-fonts.js';
import { type BrowserProcess, startBrowserProcess } from './browser-process.js';
import { pipeTransport } from './pipe-transport.js';

export interface BrowserOptions {
  /** The user's choice (`--browser`), tried before all others. */
  readonly path?: string;
  /** False switches Chromium's sandbox off; it always is for root, for whom Chromium refuses to start with it. */
  readonly sandbox?: boolean;
  /** Told, in one line, of each browser that did not start before one did. */
  readonly report?: (failure: string) => void;
  /** How long a browser may take to start, in milliseconds. */
  readonly startTimeout?: number;
}

export interface RunningBrowser {
  readonly source: BrowserSource;
  readonly label: string;
  readonly executable: string;
  /** As the browser gives it, e.g. `HeadlessChrome/143.0.7499.0`. */
  readonly version: string;
  readonly sandboxed: boolean;
  readonly puppeteer: Browser;
  /** Ends the browser with all its processes and removes its profile. May be called more than once. */
  close(): Promise<void>;
  /** The same without waiting for it to end by itself: after a time limit or a crash. */
  kill(): Promise<void>;
}

const defaultStartTimeout = 30_000;
const closeGrace = 3_000;

/**
 * Starts the first browser that works. Close it in a `finally`; it also ends with this process.
 * Usually 0.1 to 0.4 s; 2 to 4 s more when the bundled one is unpacked for the first time.
 * @throws EnvironmentError if none works; the message names each that was tried, why it failed, and what to do
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<RunningBrowser> {
  const failures: string[] = [];
  for (const candidate of await browserCandidates(options.path)) {
    try {
      return await openCandidate(candidate, options);
    } catch (error) {
      const failure = `${candidate.label}: ${systemReason(error)}`;
      failures.push(failure);
      options.report?.(failure);
    }
  }
  throw new EnvironmentError(
    `no browser to make the PDF with (${failures.join('; ') || 'none found'}); name one with --browser PATH, ` +
      'or fetch one with: ninefold doctor --install-browser',
  );
}

/**
 * Starts one browser.
 * @throws EnvironmentError or the system's error if it does not start in time
 */
export async function openCandidate(candidate: BrowserCandidate, options: BrowserOptions): Promise<RunningBrowser> {
  const program = await candidate.prepare();
  const sandboxed = isSandboxed(options);
  const profile = makeTemporaryFolder('browser');
  try {
    const env = await browserEnvironment(program, profile.path);
    const args = browserArguments(profile.path, sandboxed);
    const browserProcess = await startBrowserProcess(program.executable, args, env);
    const { browser, version } = await connect(browserProcess, options.startTimeout ?? defaultStartTimeout);
    const end = async (grace: number) => {
      if (grace > 0) void browser.close().catch(() => {});
      await browserProcess.end(grace);
      profile.remove();
    };
    return {
      source: candidate.source,
      label: candidate.label,
      executable: program.executable,
      version,
      sandboxed,
      puppeteer: browser,
      close: () => end(closeGrace),
      kill: () => end(0),
    };
  } catch (error) {
    profile.remove();
    throw error;
  }
}

/** Chromium refuses to start with its sandbox as root. */
function isSandboxed(options: BrowserOptions): boolean {
  return options.sandbox !== false && process.env.NINEFOLD_NO_SANDBOX !== '1' && process.getuid?.() !== 0;
}

/** Ends the process if it does not answer in time, or ends by itself. */
async function connect(
  browserProcess: BrowserProcess,
  timeout: number,
): Promise<{ browser: Browser; version: string }> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EnvironmentError(`no answer within ${timeout / 1000} s`)), timeout);
  });
  const ended = browserProcess.ended.then((reason) => Promise.reject(new EnvironmentError(hint(reason))));
  try {
    return await Promise.race([converse(browserProcess), ended, timeUp]);
  } catch (error) {
    await browserProcess.end(0);
    // A pipe that breaks says less than the end of the program that broke it.
    throw error instanceof EnvironmentError ? error : new EnvironmentError(hint(await browserProcess.ended));
  } finally {
    clearTimeout(timer);
  }
}

async function converse(browserProcess: BrowserProcess): Promise<{ browser: Browser; version: string }> {
  const transport = pipeTransport(browserProcess.toBrowser, browserProcess.fromBrowser);
  const browser = await puppeteer.connect({ transport, defaultViewport: null });
  return { browser, version: await browser.version() };
}

function hint(reason: string): string {
  if (!/sandbox/i.test(reason)) return reason;
  return `${reason} (this system forbids the sandbox; NINEFOLD_NO_SANDBOX=1 goes without)`;
}

function browserArguments(profile: string, sandboxed: boolean): string[] {
  const args = [
    '--font-render-hinting=none',
    '--disable-gpu',
    '--disable-domain-reliability',
    '--no-pings',
    '--no-default-browser-check',
    // Neither names nor addresses resolve: prefetches and sockets go past request interception, but not past this.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(sandboxed ? [] : ['--no-sandbox']),
  ];
  return puppeteer.defaultArgs({ headless: 'shell', args });
}

/**
 * The caller's environment with one zone, one language and one font, so that nothing in a page depends on the machine,
 * and without libraries meant for other programs.
 */
async function browserEnvironment(program: BrowserProgram, folder: string): Promise<NodeJS.ProcessEnv> {
  const { LD_PRELOAD: _preloaded, LD_LIBRARY_PATH: inherited, FONTCONFIG_FILE: _fonts, ...env } = process.env;
  const fixed = { ...env, TZ: 'UTC', LANGUAGE: 'en' };
  if (process.platform !== 'linux') return fixed;
  const libraries = [program.libraries, inherited].filter(Boolean).join(':');
  return {
    ...fixed,
    FONTCONFIG_PATH: await writeBrowserFonts(folder),
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
  };
}
