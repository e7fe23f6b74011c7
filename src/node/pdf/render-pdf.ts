import type { Page } from 'puppeteer-core';
import { withOfflinePage } from '../browser/offline-page.js';
import type { RunningBrowser } from '../browser/open-browser.js';
import { withCountedIds } from './element-ids.js';
import { type Destinations, namedDestinations } from './named-destinations.js';
import { hasPageReferences, withPageReferences } from './page-references.js';
import { appendedToHead, type PageFooter, type PaperFormat, pageStyle } from './page-style.js';
import { withFixedDates } from './pdf-dates.js';

export interface PdfOptions {
  readonly browser: RunningBrowser;
  readonly format: PaperFormat;
  readonly title: string;
  /** BCP 47, e.g. `zh-CN`. */
  readonly language: string;
  /** `YYYY-MM-DD`, for the PDF's own dates; null for none. */
  readonly date: string | null;
  /** Null where the document's style sheet has margin boxes of its own. */
  readonly footer: PageFooter | null;
  /** For each pass, in milliseconds. */
  readonly timeLimit?: number;
}

export interface RenderedPdf {
  readonly data: Uint8Array;
  readonly pageCount: number;
  /** Page (from 1) by anchor, for anchors some link leads to. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** Numbers can move a line break, hence a page, hence a number; it settles at once unless a line is just full. */
const maximumPasses = 5;

/**
 * A document as a tagged PDF with bookmarks from its headings. Elements `<span data-page-of="anchor"></span>` get the
 * page of the element with that id; a link to the anchor must stand somewhere in the document. The same document in
 * the same browser gives the same bytes. Takes two passes of some 10 ms a page if pages are asked for, one otherwise.
 * @param html a whole document that asks for nothing outside itself; its fonts as `data:` addresses
 * @throws OutsideRequestError if it does ask for something
 * @throws EnvironmentError if the browser dies or takes too long
 * @throws Error if an anchor has no page, or the numbers do not settle
 */
export async function renderPdf(html: string, options: PdfOptions): Promise<RenderedPdf> {
  const document = appendedToHead(html, pageStyle(options.format, options.footer));
  let pageOf: ReadonlyMap<string, number> | null = null;
  for (let pass = 0; pass < maximumPasses; pass++) {
    const filled: string = withPageReferences(document, pageOf);
    const pdf = await withOfflinePage(options.browser, filled, (page) => print(page, options), options.timeLimit);
    const found: Destinations = await namedDestinations(pdf);
    if (!hasPageReferences(document) || filled === withPageReferences(document, found.pageOf))
      return { ...found, data: withFixedDates(withCountedIds(pdf), options.date) };
    pageOf = found.pageOf;
  }
  throw new Error(`the page numbers in the contents did not settle in ${maximumPasses} passes`);
}

async function print(page: Page, options: PdfOptions): Promise<Uint8Array> {
  // As text, not as a function: a function would be compiled for Node and know none of the page's names.
  await page.evaluate(`document.title = ${JSON.stringify(options.title)};
    document.documentElement.lang = ${JSON.stringify(options.language)};`);
  return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true, timeout: 0 });
}
