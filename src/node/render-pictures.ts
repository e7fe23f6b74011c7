import type { ReportPicture } from '../report/index.js';
import { withOfflinePage } from './browser/offline-page.js';
import type { RunningBrowser } from './browser/open-browser.js';

/** Pixels a CSS pixel: a chart of 660 fills a slide that is 1920 wide. */
const pixelRatio = 3;

/**
 * Pictures as PNG, three pixels to a CSS pixel, on white. Takes some 50 ms each.
 * @param fontCss `@font-face` rules with every glyph of theirs
 * @returns in the order given
 * @throws EnvironmentError if the browser dies or takes too long
 */
export function renderPictures(
  pictures: readonly ReportPicture[],
  fontCss: string,
  browser: RunningBrowser,
): Promise<readonly Uint8Array[]> {
  const html = `<!doctype html><html><head><meta charset="utf-8"><style>${fontCss}
    body { margin: 0; } svg { display: block; }</style></head><body>${pictures.map(({ svg }) => svg).join('')}</body></html>`;
  return withOfflinePage(browser, html, async (page) => {
    const taken: Uint8Array[] = [];
    let y = 0;
    for (const { width, height } of pictures) {
      const clip = { x: 0, y, width, height, scale: pixelRatio };
      taken.push(await page.screenshot({ type: 'png', clip, captureBeyondViewport: true }));
      y += height;
    }
    return taken;
  });
}
