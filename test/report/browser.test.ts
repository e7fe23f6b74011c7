import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { openBrowser, type RunningBrowser } from '../../src/node/browser/open-browser.js';
import { fontFaces } from '../../src/node/fonts/font-faces.js';
import { pdfFonts } from '../../src/node/pdf/pdf-fonts.js';
import { renderPdf } from '../../src/node/pdf/render-pdf.js';
import { type Detail, type Locale, type Purpose, reportHtml } from '../../src/report/index.js';
import { exampleEvaluation } from './example-evaluation.js';
import { sixCandidates } from './example-variants.js';
import { shippedTemplates } from './templates.js';

const patience = 120_000;
let browser: RunningBrowser;
beforeAll(async () => {
  browser = await openBrowser();
}, patience);
afterAll(async () => browser?.close());

async function page(evaluation: Evaluation, locale: Locale, purpose: Purpose, detail: Detail): Promise<string> {
  const options = { locale, purpose, detail, templates: shippedTemplates(), paper: 'A4', theme: null } as const;
  const comparison = compared(evaluation);
  const bare = reportHtml(evaluation, comparison, { ...options, fontCss: '' });
  const { css, missing } = await fontFaces(bare, { purpose: purpose === 'print' ? 'pdf' : 'html', language: locale });
  expect(missing).toEqual([]);
  return reportHtml(evaluation, comparison, { ...options, fontCss: css });
}

async function opened(html: string, width: number): Promise<{ shown: Page; messages: string[] }> {
  const shown = await browser.puppeteer.newPage();
  const messages: string[] = [];
  shown.on('console', (message) => messages.push(message.text()));
  shown.on('pageerror', (error) => messages.push(String(error)));
  shown.on('request', (request) => {
    if (!/^(data|about):/.test(request.url())) messages.push(`asked for ${request.url()}`);
  });
  await shown.setViewport({ width, height: 900 });
  await shown.setContent(html, { waitUntil: 'load' });
  return { shown, messages };
}

/** Run in the page, hence as text. */
const outside = `[...document.querySelectorAll('svg.chart')].filter((svg) => svg.getClientRects().length > 0).flatMap((svg) => {
  const box = svg.viewBox.baseVal;
  return [...svg.querySelectorAll('text')]
    .map((text) => ({ words: text.textContent, at: text.getBBox() }))
    .filter(({ at }) => at.x < -1 || at.y < -1 || at.x + at.width > box.width + 1 || at.y + at.height > box.height + 2)
    .map(({ words }) => svg.id + ': ' + words);
})`;

describe('the report in a browser', () => {
  it(
    'says nothing on the console, asks for nothing, and is no wider than the screen',
    async () => {
      for (const locale of ['en', 'zh-CN'] as const) {
        const html = await page(exampleEvaluation(), locale, 'screen', 'full');
        expect(Buffer.byteLength(html)).toBeLessThan(2e6);
        for (const width of [1280, 390]) {
          const { shown, messages } = await opened(html, width);
          expect(messages).toEqual([]);
          expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
          expect(await shown.evaluate(outside), `texts outside their picture at ${width}`).toEqual([]);
          await shown.close();
        }
      }
    },
    patience,
  );

  it(
    'sorts and filters the comparison by keyboard, and says how it is sorted',
    async () => {
      const { shown } = await opened(await page(exampleEvaluation(), 'en', 'screen', 'review'), 1280);
      const read = (expression: string) => shown.evaluate(expression);
      await shown.focus('#parameters thead th:nth-child(2) button');
      await shown.keyboard.press('Enter');
      expect(await read(`document.querySelector('#parameters thead th:nth-child(2)').ariaSort`)).toBe('ascending');
      const means = (await read(
        `[...document.querySelectorAll('#parameters tbody td:nth-child(2)')].map((cell) => Number(cell.dataset.sort))`,
      )) as number[];
      expect(means).toEqual([...means].sort((a, b) => a - b));
      await shown.type('#comparison-table .filter input', 'outage');
      const left = (await read(
        `[...document.querySelectorAll('#comparison-table tbody tr:not(.group)')].filter((row) => row.offsetParent).map((row) => row.cells[0].textContent)`,
      )) as string[];
      expect(left.length).toBeGreaterThan(0);
      for (const text of left) expect(text.toLowerCase()).toContain('outage');
      await shown.close();
    },
    patience,
  );

  it(
    'shows the rows of wide tables as cards on a phone, which can be sorted and are still tables to who cannot see them',
    async () => {
      const { shown } = await opened(await page(exampleEvaluation(), 'en', 'screen', 'review'), 390);
      const wide = `[...document.querySelectorAll('.cards')]`;
      const number = await shown.evaluate(`${wide}.length`);
      expect(number).toBeGreaterThan(5);
      expect(await shown.evaluate(`${wide}.filter((table) => table.scrollWidth > 358).length`)).toBe(0);
      // Each value stands to the right of the head of its column, below the head of its row.
      const [label, value, above] = (await shown.evaluate(`(() => {
        const cell = document.querySelector('#comparison-table tbody td');
        return [getComputedStyle(cell, '::before').content, cell.firstElementChild.getBoundingClientRect().left,
          cell.previousElementSibling.getBoundingClientRect().bottom <= cell.getBoundingClientRect().top];
      })()`)) as [string, number, boolean];
      expect(label).toBe('"vSphere HA on nine hosts"');
      expect(value).toBeGreaterThan(180);
      expect(above).toBe(true);
      const tree = await shown.accessibility.snapshot({ interestingOnly: false });
      const roles = JSON.stringify(tree);
      for (const role of ['table', 'row', 'rowheader', 'columnheader', 'cell'])
        expect(roles).toContain(`"role":"${role}"`);
      await shown.click('#parameters thead th:nth-child(2) button');
      const means = (await shown.evaluate(
        `[...document.querySelectorAll('#parameters tbody td:nth-child(2)')].map((cell) => Number(cell.dataset.sort))`,
      )) as number[];
      expect(means).toEqual([...means].sort((a, b) => a - b));
      await shown.close();
    },
    patience,
  );
});

describe('the report on paper', () => {
  const most = { board: 3, review: 12 } as const;
  for (const [name, make] of Object.entries({
    'four candidates': exampleEvaluation,
    'six candidates': sixCandidates,
  })) {
    it(
      `is a cover and two pages for the board and at most twelve for the review: ${name}`,
      async () => {
        for (const locale of ['en', 'zh-CN'] as const)
          for (const detail of ['board', 'review'] as const) {
            const html = await page(make(), locale, 'print', detail);
            const options = { browser, format: 'A4', title: 't', language: locale, date: null, footer: null } as const;
            const pdf = await renderPdf(html, options);
            expect(pdf.pageCount, `${locale} ${detail}`).toBeLessThanOrEqual(most[detail]);
            if (detail === 'review') expect(pdf.pageOf.get('glossary')).toBeGreaterThan(pdf.pageOf.get('comparison')!);
            expect((await pdfFonts(pdf.data)).filter((font) => !font.embedded)).toEqual([]);
          }
      },
      patience,
    );
  }
});
