import { Browser, detectBrowserPlatform, install } from '@puppeteer/browsers';
import { EnvironmentError } from '../environment-error.js';
import { puppeteerCachePath } from './browser-candidates.js';

/** The Chrome that the puppeteer-core of our package.json is made for. */
export const installedBuild = '148.0.7778.97';

/**
 * Fetches Chrome's headless shell (about 110 MB) into Puppeteer's folder, where `browserCandidates` finds it. A mirror
 * can be named in `PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL`, a proxy in `HTTPS_PROXY`.
 * @param onProgress told of the bytes so far and in all
 * @returns the path of the program
 * @throws EnvironmentError if there is none for this system, or it cannot be fetched
 */
export async function installBrowser(onProgress?: (done: number, total: number) => void): Promise<string> {
  const platform = detectBrowserPlatform();
  const baseUrl = process.env.PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL;
  if (!platform) throw new EnvironmentError(`Chrome has no build for ${process.platform} on ${process.arch}`);
  try {
    const installed = await install({
      browser: Browser.CHROMEHEADLESSSHELL,
      buildId: installedBuild,
      cacheDir: puppeteerCachePath(),
      platform,
      ...(baseUrl ? { baseUrl } : {}),
      ...(onProgress ? { downloadProgressCallback: onProgress } : {}),
    });
    return installed.executablePath;
  } catch (error) {
    throw new EnvironmentError(
      `Chrome ${installedBuild} cannot be fetched: ${oneLine(error)}; install Chrome, Chromium or Edge by other means and name it with --browser PATH`,
      { cause: error },
    );
  }
}

/** The installer lists its attempts over several lines. */
function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .slice(0, 400);
}
