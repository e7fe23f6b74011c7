import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOfflinePage } from '../../../src/node/browser/offline-page.js';
import { openBrowser, type RunningBrowser } from '../../../src/node/browser/open-browser.js';
import { OutsideRequestError } from '../../../src/node/browser/outside-request-error.js';

let browser: RunningBrowser;
let server: Server;
let address: string;
const received: string[] = [];

/** A server that must never be asked: what is refused in name only would reach it. */
beforeAll(async () => {
  server = createServer((request, response) => {
    received.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const text = (html: string) => withOfflinePage(browser, html, (shown) => shown.evaluate('document.body.innerText'));

describe('withOfflinePage', () => {
  it.each([
    ['an image', (url: string) => page(`<img src="${url}">`)],
    ['a picture in a style', (url: string) => page(`<p style="background: url(${url})">x</p>`)],
    ['a style sheet', (url: string) => page('', `<link rel="stylesheet" href="${url}">`)],
    [
      'a font',
      (url: string) =>
        page('<p style="font-family: F">x', `<style>@font-face { font-family: F; src: url(${url}) }</style>`),
    ],
    ['a frame', (url: string) => page(`<iframe src="${url}"></iframe>`)],
    ['a picture in a drawing', (url: string) => page(`<svg><image href="${url}" width="9" height="9"/></svg>`)],
    ['an object', (url: string) => page(`<object data="${url}"></object>`)],
    ['another page at once', (url: string) => page('', `<meta http-equiv="refresh" content="0;url=${url}">`)],
  ])('fails on %s from outside, names the address, and sends nothing', async (_title, html) => {
    const url = `${address}/asked`;
    const error = await withOfflinePage(browser, html(url), (shown) => shown.pdf()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(OutsideRequestError);
    // The policy report gives the origin alone for a frame.
    expect((error as Error).message).toContain(address);
    expect(received).toEqual([]);
  });

  it('fails on a file of the disk', async () => {
    await expect(text(page('<img src="file:///etc/hostname">'))).rejects.toThrow('file:///etc/hostname');
  });

  it.each(['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'modulepreload'])(
    'sends nothing for %s',
    async (rel) => {
      await text(page('x', `<link rel="${rel}" href="${address}/hint">`)).catch(() => {});
      expect(received).toEqual([]);
    },
  );

  it('runs no script', async () => {
    const html = page(
      'kept<script>document.body.textContent = "ran"</script><img src="data:," onerror="document.body.textContent = \'ran\'">',
    );
    expect(await text(html)).toBe('kept');
  });

  it('shows pictures and styles that the document holds, whatever policy it has for the screen', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    const drawing = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='17' height='5'/>";
    const html = page(`<img src="${drawing}">`, `${policy}<style>img { width: 34px }</style>`);
    const width = await withOfflinePage(browser, html, (shown) =>
      shown.evaluate('document.images[0].width * 100 + document.images[0].naturalWidth'),
    );
    expect(width).toBe(3417);
  });

  it('kills the browser when the time is over', async () => {
    const slow = await openBrowser();
    const forever = withOfflinePage(slow, page('x'), () => new Promise(() => {}), 200);
    await expect(forever).rejects.toThrow('not finished within 0.2 s');
    await slow.close();
    expect(slow.puppeteer.connected).toBe(false);
  });

  it('says that the browser has died', async () => {
    const dying = await openBrowser();
    const page = '<!doctype html><html><head></head><body></body></html>';
    const orphaned = withOfflinePage(dying, page, async (shown) => {
      await dying.kill();
      return shown.pdf();
    });
    await expect(orphaned).rejects.toThrow('ended while rendering');
    await expect(withOfflinePage(dying, page, async () => 0)).rejects.toThrow('opens no page');
  });
});
