import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/node/browser/open-browser.js';
import { runCommand } from '../cli/command.js';
import { pdfContents } from '../node/pdf/pdf-contents.js';

const patience = 240_000;
let folder: string;
let printed: string;
let names: readonly string[];
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const ending = (end: string) => names.filter((name) => name.endsWith(end));

/** Controls but tab, line feed and return, and marks that turn the reading direction. */
const forbidden = (content: string) =>
  [...content].filter((character) => {
    const code = character.codePointAt(0)!;
    return (code < 32 && ![9, 10, 13].includes(code)) || (code >= 127 && code < 160) || isTurning(code);
  });
const isTurning = (code: number) => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

describe('a hostile scenario with a hostile CSV', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ninefold-hostile-'));
    const scenario = 'fixtures/hostile/scenario.yaml';
    const { code, errors } = await runCommand('report', scenario, '--effort', 'quick', '--charts', '--out', folder);
    expect([code, errors.replace(/^no font has .*\n/gm, '')]).toEqual([0, '']);
    const saved = join(folder, 'scenario.evaluation.json');
    await runCommand('report', saved, '--locale', 'zh-CN', '--no-pdf', '--out', folder);
    printed = (await runCommand('evaluate', scenario, '--effort', 'quick')).output;
    names = readdirSync(folder, { recursive: true }).map(String);
  }, patience);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows its names as text in HTML and in every chart: no element, no attribute, no script of theirs', () => {
    expect(ending('.html')).toHaveLength(2);
    for (const name of ending('.html')) {
      const html = text(name);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html.match(/<\/style>/g)).toHaveLength(1);
      expect(html).not.toMatch(/<(?:img|iframe|b )|\son\w+="|(?:src|href)="(?!#)/);
      expect(html).toContain('&lt;script&gt;alert');
      expect(forbidden(html)).toEqual([]);
      expect(Buffer.byteLength(html)).toBeLessThan(2e6);
    }
    expect(ending('.svg').length).toBeGreaterThan(3);
    for (const name of ending('.svg')) {
      expect(text(name)).not.toMatch(/<(?:script|img|style|foreignObject)|\son\w+="/);
      expect(forbidden(text(name))).toEqual([]);
    }
  });

  it(
    'runs nothing, asks for nothing and says nothing in a browser',
    async () => {
      const browser = await openBrowser();
      const messages: string[] = [];
      try {
        for (const name of ending('.html')) {
          const page = await browser.puppeteer.newPage();
          page.on('dialog', (dialog) => messages.push(dialog.message()));
          page.on('console', (message) => messages.push(message.text()));
          page.on('pageerror', (error) => messages.push(String(error)));
          page.on('request', (request) => {
            if (!/^(data|about):/.test(request.url())) messages.push(request.url());
          });
          await page.setViewport({ width: 390, height: 800 });
          await page.setContent(text(name), { waitUntil: 'load' });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
          await page.close();
        }
      } finally {
        await browser.close();
      }
      expect(messages).toEqual([]);
    },
    patience,
  );

  it('reads as text in the PDF, bookmarks and title too', async () => {
    const { pages, info } = await pdfContents(readFileSync(join(folder, 'scenario.pdf')));
    expect(pages.join('').replaceAll(/\s/g, '')).toContain('<script>alert(1)</script>');
    expect(forbidden(`${pages.join('')}${info.Title}`)).toEqual([]);
  });

  it('starts no formula in CSV, and its numbers stay numbers', () => {
    for (const name of ending('.csv')) {
      const rows = parse(text(name), { bom: true, relax_column_count: true }) as string[][];
      expect(text(name).startsWith('\ufeff')).toBe(true);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s]*(?:[=+@＝＋－＠]|-(?![\d.]+(?:e[+-]\d+)?$))/);
    }
    const differences = parse(text('scenario.figures.csv'), { bom: true, columns: true, relax_column_count: true });
    const negative = (differences as { difference: string }[]).map(({ difference }) => Number(difference));
    expect(negative.some((value) => value < 0)).toBe(true);
  });

  it('is text in the workbook', () => {
    expect(ending('.xlsx')).toHaveLength(2);
    for (const name of ending('.xlsx'))
      for (const [part, data] of Object.entries(unzipSync(readFileSync(join(folder, name))))) {
        expect(strFromU8(data), part).not.toMatch(/<f[ >]|<hyperlink|<externalLink/i);
        expect(forbidden(strFromU8(data)), part).toEqual([]);
      }
  });

  it('sends no control character to the terminal', () => {
    expect(printed).toContain('<script>');
    expect(forbidden(printed)).toEqual([]);
  });

  it('is asked for nothing by the mistakes it makes', async () => {
    const { errors } = await runCommand('validate', join(folder, 'none\u001b[31m\u202e.yaml'));
    expect(forbidden(errors.replaceAll('\n', ''))).toEqual([]);
  });
});
