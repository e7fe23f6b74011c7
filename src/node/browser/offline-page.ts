import type { Page } from 'puppeteer-core';
import { EnvironmentError, systemReason } from '../environment-error.js';
import { withRenderingPolicy } from './content-security.js';
import type { RunningBrowser } from './open-browser.js';
import { OutsideRequestError } from './outside-request-error.js';

const defaultTimeLimit = 120_000;

const refreshesIn = `[...document.querySelectorAll('meta[http-equiv="refresh" i]')].map(({ content }) => content)`;

/**
 * Shows a document that stands alone in a new page (no script runs, nothing is fetched) and does something with it.
 * Four walls: scripts off, a content security policy, request interception, and a browser that resolves no host.
 * @param html a whole document with a `<head>`
 * @param timeLimit in milliseconds, for everything; when it is over the browser is killed
 * @throws OutsideRequestError if the document asks for anything but `data:` addresses
 * @throws EnvironmentError if the browser dies or takes longer than the limit
 */
export async function withOfflinePage<Result>(
  browser: RunningBrowser,
  html: string,
  action: (page: Page) => Promise<Result>,
  timeLimit = defaultTimeLimit,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      browser.kill().catch(() => {});
      reject(new EnvironmentError(`${browser.label}: not finished within ${timeLimit / 1000} s`));
    }, timeLimit);
  });
  try {
    return await Promise.race([timeUp, showAndAct(browser, html, action)]);
  } finally {
    clearTimeout(timer);
  }
}

async function showAndAct<Result>(
  browser: RunningBrowser,
  html: string,
  action: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await newPage(browser);
  const outside = await watchRequests(page);
  const assertAlone = () => {
    if (outside.size > 0) throw new OutsideRequestError([...outside]);
  };
  try {
    // For print from the start: a font used only on paper would otherwise be missing at the first layout.
    await page.emulateMediaType('print');
    await page.setContent(withRenderingPolicy(html), { waitUntil: 'load', timeout: 0 });
    assertAlone();
    // It may be due only after the page is closed: what it asks for is told all the same.
    const elsewhere = (await page.evaluate(refreshesIn)) as string[];
    if (elsewhere.length > 0) throw new OutsideRequestError(elsewhere);
    return await action(page);
  } catch (error) {
    assertAlone();
    if (browser.puppeteer.connected) throw error;
    throw new EnvironmentError(`${browser.label}: ended while rendering: ${systemReason(error)}`, { cause: error });
  } finally {
    await page.close().catch(() => {});
    assertAlone();
  }
}

async function newPage(browser: RunningBrowser): Promise<Page> {
  try {
    return await browser.puppeteer.newPage();
  } catch (error) {
    throw new EnvironmentError(`${browser.label}: opens no page: ${systemReason(error)}`, { cause: error });
  }
}

/** @returns the addresses asked for, growing: by the network layer, and by those the policy stopped before it */
async function watchRequests(page: Page): Promise<ReadonlySet<string>> {
  const outside = new Set<string>();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    const allowed = url.startsWith('data:') || url === 'about:blank';
    if (!allowed) outside.add(url);
    // Rejected only when the page is closed meanwhile.
    (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => {});
  });
  page.on('issue', ({ details }) => {
    const url = details.contentSecurityPolicyIssueDetails?.blockedURL;
    if (url) outside.add(url);
  });
  page.on('console', (message) => {
    const url = /^Not allowed to load local resource: (.+)$/.exec(message.text())?.[1];
    if (url) outside.add(url);
  });
  page.on('popup', (popup) => {
    outside.add(popup?.url() ?? 'a new window');
  });
  return outside;
}
