import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compared } from '../../../src/comparison/index.js';
import { openBrowser, type RunningBrowser } from '../../../src/node/browser/open-browser.js';
import { fontFaces } from '../../../src/node/fonts/font-faces.js';
import { renderPictures } from '../../../src/node/render-pictures.js';
import { reportHtml, reportPictures } from '../../../src/report/index.js';
import { exampleEvaluation } from '../example-evaluation.js';
import { hostileNames } from '../example-variants.js';
import { shippedTemplates } from '../templates.js';

const templates = shippedTemplates();
const options = { locale: 'zh-CN', detail: 'full', templates, theme: null } as const;
const evaluation = exampleEvaluation();
const pictures = reportPictures(evaluation, compared(evaluation), options);
const patience = 120_000;

describe('charts for slides', () => {
  it('are all that the report has, under names a file may have', () => {
    const html = reportHtml(evaluation, compared(evaluation), {
      ...options,
      purpose: 'print',
      fontCss: '',
      paper: 'A4',
    });
    expect(pictures.map(({ title }) => title)).toHaveLength(html.match(/<figure /g)!.length);
    expect(new Set(pictures.map(({ name }) => name)).size).toBe(pictures.length);
    for (const { name } of pictures) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it('carry their colours as attributes and need no style sheet', () => {
    for (const { svg } of pictures) {
      expect(svg).not.toMatch(/ class=|style|var\(|rgba\(/);
      for (const [shape] of svg.matchAll(/<(?:line|path|polyline|circle) [^>]*>/g))
        expect(shape).toMatch(/ (?:stroke|fill)="/);
    }
  });

  it('take the colours of a theme', () => {
    const theme = {
      ...{ organisation: null, logo: null, accent: null, tint: null },
      candidates: [{ light: '#123456', dark: '#ffffff' }],
    };
    const [themed] = reportPictures(evaluation, compared(evaluation), { ...options, theme });
    expect(themed!.svg).toContain('fill="#123456"');
    expect(themed!.svg).not.toContain(pictures[0]!.svg.match(/<(?:circle|path)[^>]* fill="(#[0-9a-f]{6})"/)![1]);
  });

  it('hold hostile names as text', () => {
    const hostile = hostileNames();
    for (const { svg } of reportPictures(hostile, compared(hostile), options)) {
      expect(svg).not.toMatch(/<(?:script|img|style|foreignObject)/);
      for (const mark of ['\u0000', '\u0007', '\u202e']) expect(svg.includes(mark)).toBe(false);
    }
  });
});

describe('charts for slides in a browser', () => {
  let browser: RunningBrowser;
  let fontCss: string;
  beforeAll(async () => {
    browser = await openBrowser();
    fontCss = (await fontFaces(pictures.map(({ svg }) => svg).join(''), { purpose: 'pdf', language: 'zh-CN' })).css;
  }, patience);
  afterAll(async () => browser?.close());

  async function pixelsOf(page: Page, body: string, width: number, height: number): Promise<Buffer> {
    await page.setContent(`<style>${fontCss}</style>${body}`, { waitUntil: 'load' });
    return Buffer.from(await page.screenshot({ clip: { x: 0, y: 0, width, height } }));
  }

  it(
    'look as in the report, pixel for pixel',
    async () => {
      const css = `${templates.get('report.css')}${templates.get('charts.css')}
        body { margin: 8px; padding: 0; max-width: none; }`;
      const html = reportHtml(evaluation, compared(evaluation), {
        ...options,
        purpose: 'screen',
        fontCss: '',
        paper: 'A4',
      });
      const inReport = [...html.matchAll(/<div class="wide">(<svg [\s\S]*?<\/svg>)/g)].map(([, svg]) => svg);
      const page = await browser.puppeteer.newPage();
      await page.setViewport({ width: 676, height: 1200 });
      // One of each kind of chart: they share their marks.
      const kinds = pictures.filter(
        ({ name }, i) => pictures.findIndex((other) => kindOf(other.name) === kindOf(name)) === i,
      );
      for (const picture of kinds) {
        const { svg, width, height } = picture;
        const alone = await pixelsOf(
          page,
          `<style>body { margin: 0 } svg { display: block }</style>${svg}`,
          width,
          height,
        );
        const within = await pixelsOf(
          page,
          `<style>${css}</style>${inReport[pictures.indexOf(picture)]}`,
          width,
          height,
        );
        expect(alone.equals(within), picture.name).toBe(true);
        expect(alone.length, picture.name).toBeGreaterThan(2000);
      }
      await page.close();
    },
    patience,
  );

  it(
    'are PNG files of three pixels to one, each of its own picture',
    async () => {
      const some = pictures.slice(0, 3);
      const files = await renderPictures(some, fontCss, browser);
      some.forEach(({ width, height }, i) => {
        const header = Buffer.from(files[i]!).subarray(0, 24);
        expect(header.toString('latin1', 1, 4)).toBe('PNG');
        expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([
          Math.round(3 * width),
          Math.round(3 * height),
        ]);
      });
      expect(files[1]!.length).not.toBe(files[2]!.length);
    },
    patience,
  );
});

const kindOf = (name: string) => name.replace(/(-\d+)+$/, '');
