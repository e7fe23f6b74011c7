import { source as axe } from 'axe-core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import { openBrowser, type RunningBrowser } from '../../src/node/browser/open-browser.js';
import { fontFaces } from '../../src/node/fonts/font-faces.js';
import { renderPdf } from '../../src/node/pdf/render-pdf.js';
import { type Locale, type Paper, type Purpose, reportHtml } from '../../src/report/index.js';
import { exampleEvaluation } from './example-evaluation.js';
import { shippedTemplates } from './templates.js';

const patience = 180_000;
const locales = ['en', 'zh-CN'] as const;
const templates = shippedTemplates();
const evaluation = exampleEvaluation();
let browser: RunningBrowser;
beforeAll(async () => {
  browser = await openBrowser();
}, patience);
afterAll(async () => browser?.close());

async function html(locale: Locale, purpose: Purpose, detail: 'review' | 'full', paper: Paper = 'A4'): Promise<string> {
  const options = { locale, purpose, detail, templates, paper, theme: null } as const;
  const bare = reportHtml(evaluation, compared(evaluation), { ...options, fontCss: '' });
  const { css } = await fontFaces(bare, { purpose: 'pdf', language: locale });
  return reportHtml(evaluation, compared(evaluation), { ...options, fontCss: css });
}

async function shown(content: string, width = 1280): Promise<Page> {
  const page = await browser.puppeteer.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setContent(content, { waitUntil: 'load' });
  return page;
}

/** Run in the page, hence as text: pairs of texts of a picture whose boxes lie on each other by more than a hair. */
const overlapping = `[...document.querySelectorAll('svg.chart')].filter((svg) => svg.getClientRects().length > 0).flatMap((svg) => {
  const boxes = [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, at: text.getBBox() }));
  // The box of a line of text is higher than its letters: two fifths of it may be shared.
  const share = (a, b) => Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.4 * Math.min(a.height, b.height)
    && Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => share(a.at, b.at)).map((b) => svg.id + ': ' + a.words + ' | ' + b.words));
})`;

describe('the report on a screen', () => {
  it(
    'has no two texts of a chart on each other and no violation that axe finds, wide or on a phone, light or dark',
    async () => {
      for (const locale of locales) {
        const page = await shown(await html(locale, 'screen', 'full'));
        for (const width of [1280, 390]) {
          await page.setViewport({ width, height: 900 });
          expect(await page.evaluate(overlapping), `${locale} ${width}`).toEqual([]);
        }
        await page.evaluate(axe);
        // Both pages have the same elements: one is looked at in each scheme.
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: locale === 'en' ? 'light' : 'dark' }]);
        const found = await page.evaluate(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3).join(' ')))`,
        );
        expect(found, locale).toEqual([]);
        await page.close();
      }
    },
    patience,
  );

  it(
    'leads from the contents to each section, by keyboard too',
    async () => {
      const page = await shown(await html('en', 'screen', 'review'));
      const anchors = (await page.evaluate(
        `[...document.querySelectorAll('.contents a')].map((link) => link.hash.slice(1))`,
      )) as string[];
      expect(anchors.length).toBeGreaterThan(10);
      for (const anchor of anchors.slice(0, 4)) {
        await page.focus(`.contents a[href="#${anchor}"]`);
        await page.keyboard.press('Enter');
        const top = await page.evaluate(
          `new Promise((done) => setTimeout(() => done(document.querySelector(':target').getBoundingClientRect().top), 700))`,
        );
        expect(await page.evaluate(`document.querySelector(':target').id`)).toBe(anchor);
        expect(Math.abs(top as number), anchor).toBeLessThan(60);
      }
      await page.close();
    },
    patience,
  );
});

/** Texts of each page with their boxes in points from the top left. */
async function textBoxes(data: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const boxes = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , x, y] = item.transform as number[];
      return [{ text: item.str, left: x!, right: x! + item.width, baseline: height - y! }];
    });
    pages.push({ width, height, boxes });
  }
  await document.destroy();
  return pages;
}

const millimetre = 72 / 25.4;
/** As the page rules set them. */
const sides = { A4: 16, Letter: 19 } as const;

describe('the report on paper', () => {
  it.each([
    ['en', 'A4'],
    ['en', 'Letter'],
  ] as const)(
    'keeps every text inside its margins, breaks inside no row and no figure, and repeats its heads: %s, %s',
    async (locale, paper) => {
      const content = await html(locale, 'print', 'full', paper);
      const options = { browser, format: paper, title: 't', language: locale, date: null, footer: null };
      const { data } = await renderPdf(content, options);
      const margin = sides[paper] * millimetre;
      for (const [i, { width, height, boxes }] of (await textBoxes(data)).entries())
        for (const box of boxes) {
          const place = `page ${i + 1}: ${box.text}`;
          expect(box.left, place).toBeGreaterThan(margin - 1.5);
          expect(box.right, place).toBeLessThan(width - margin + 3);
          expect(box.baseline, place).toBeGreaterThan(5 * millimetre);
          expect(box.baseline, place).toBeLessThan(height - 3 * millimetre);
        }
      const page = await shown(content, Math.round(((paper === 'A4' ? 210 : 215.9) - 2 * sides[paper]) * (96 / 25.4)));
      await page.emulateMediaType('print');
      const unbroken = (await page.evaluate(
        `[...document.querySelectorAll('tr, .figure:not(.with-data), .with-data .wide')].map((part) => [getComputedStyle(part).breakInside, part.getBoundingClientRect().height])`,
      )) as [string, number][];
      expect(new Set(unbroken.map(([inside]) => inside))).toEqual(new Set(['avoid']));
      // What is higher than a page is cut all the same.
      expect(Math.max(...unbroken.map(([, height]) => height))).toBeLessThan(240 * (96 / 25.4));
      expect(
        await page.evaluate(
          `[...document.querySelectorAll('thead')].every((head) => getComputedStyle(head).display === 'table-header-group')`,
        ),
      ).toBe(true);
      await page.close();
    },
    patience,
  );

  it(
    'printed by hand from the screen is the PDF but for the page numbers in its contents',
    async () => {
      const options = { browser, format: 'A4', title: 't', language: 'en', date: null, footer: null } as const;
      const made = await textBoxes((await renderPdf(await html('en', 'print', 'review'), options)).data);
      const page = await shown(await html('en', 'screen', 'review'));
      const byHand = await textBoxes(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      await page.close();
      const words = (pages: typeof made) =>
        pages.map(({ boxes }) =>
          boxes
            .map(({ text }) => text)
            .join(' ')
            .replaceAll(/\s+/g, ''),
        );
      const contents = words(made).findIndex((text) => text.includes('Contents'));
      expect(byHand).toHaveLength(made.length);
      words(byHand).forEach((text, i) => {
        if (i === contents) expect(text.replaceAll(/\d/g, '')).toBe(words(made)[i]!.replaceAll(/\d/g, ''));
        else expect(text, `page ${i + 1}`).toBe(words(made)[i]);
      });
    },
    patience,
  );
});
