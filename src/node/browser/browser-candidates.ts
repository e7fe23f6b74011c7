import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Browser, getInstalledBrowsers } from '@puppeteer/browsers';
import { openCacheFolder } from '../private-folder.js';
import { bundledChromiumPackage, unpackChromium } from './bundled-chromium.js';

/** Where a browser may come from, in the order in which they are tried. */
export type BrowserSource = 'option' | 'environment' | 'bundled' | 'puppeteer' | 'system';

export interface BrowserCandidate {
  readonly source: BrowserSource;
  /** In words, for messages: where it comes from and its path, as far as it is known before `prepare`. */
  readonly label: string;
  /** Makes it ready to be started; may unpack or fail. */
  prepare(): Promise<BrowserProgram>;
}

export interface BrowserProgram {
  readonly executable: string;
  /** A folder of shared libraries to be found first. */
  readonly libraries?: string;
}

/** The folder Puppeteer installs browsers into: `PUPPETEER_CACHE_DIR`, otherwise `~/.cache/puppeteer`. */
export function puppeteerCachePath(): string {
  return process.env.PUPPETEER_CACHE_DIR || join(homedir(), '.cache', 'puppeteer');
}

/**
 * All browsers that could make the PDF, best first: the one asked for (`--browser`), `PUPPETEER_EXECUTABLE_PATH`, the
 * Chromium inside the npm package, those Puppeteer has installed, those of the system.
 * @param path the user's choice, if any
 */
export async function browserCandidates(path?: string): Promise<BrowserCandidate[]> {
  const named = process.env.PUPPETEER_EXECUTABLE_PATH;
  return [
    ...(path ? [programCandidate('option', '--browser', path)] : []),
    ...(named ? [programCandidate('environment', 'PUPPETEER_EXECUTABLE_PATH', named)] : []),
    ...bundledCandidates(),
    ...(await puppeteerCandidates()),
    ...systemPaths().map((found) => programCandidate('system', 'installed browser', found)),
  ];
}

function programCandidate(source: BrowserSource, origin: string, executable: string): BrowserCandidate {
  return { source, label: `${origin} ${executable}`, prepare: async () => ({ executable }) };
}

function bundledCandidates(): BrowserCandidate[] {
  const found = bundledChromiumPackage();
  if (!found) return [];
  return [
    {
      source: 'bundled',
      label: `bundled Chromium ${found.version}`,
      prepare: () => unpackChromium(found, openCacheFolder()),
    },
  ];
}

async function puppeteerCandidates(): Promise<BrowserCandidate[]> {
  const cacheDir = puppeteerCachePath();
  if (!existsSync(cacheDir)) return [];
  const usable = [Browser.CHROMEHEADLESSSHELL, Browser.CHROME, Browser.CHROMIUM];
  const installed = await getInstalledBrowsers({ cacheDir }).catch(() => []);
  return usable.flatMap((browser) =>
    installed
      .filter((each) => each.browser === browser && existsSync(each.executablePath))
      .sort((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true }))
      .map((each) => programCandidate('puppeteer', `Puppeteer's ${browser} ${each.buildId}`, each.executablePath)),
  );
}

/** Chrome, Chromium and Edge where their installers put them; on Linux, in the folders of PATH. */
function systemPaths(): string[] {
  const places: Partial<Record<NodeJS.Platform, () => string[]>> = { linux, darwin, win32 };
  const found = (places[process.platform] ?? linux)().filter((path) => existsSync(path));
  // The same program is often reachable by several links.
  return [...new Map(found.map((path) => [realpathSync(path), path])).values()];
}

function linux(): string[] {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function darwin(): string[] {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const roots = ['/Applications', join(homedir(), 'Applications')];
  return names.flatMap((name) => roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', name)));
}

function win32(): string[] {
  const { LOCALAPPDATA, ProgramFiles } = process.env;
  const roots = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter((root) => root !== undefined);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return programs.flatMap((parts) => roots.map((root) => join(root, ...parts)));
}
