import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type RunningBrowser } from '../../../src/node/browser/open-browser.js';
import { fontFaces } from '../../../src/node/fonts/font-faces.js';
import { pdfFonts } from '../../../src/node/pdf/pdf-fonts.js';
import { type PdfOptions, type RenderedPdf, renderPdf } from '../../../src/node/pdf/render-pdf.js';
import { type PdfContents, pdfContents } from './pdf-contents.js';

const words = '容器云平台的高可靠性设计，停机时间每年 4.3 分钟；λ = 1/MTTF。第页共';
/** The second chapter fills several pages, so that the third does not stand where its number says. */
const chapters = ['可用性', '故障切换', 'utilization'];
const html = (
  css: string,
  repetitions = 2,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>untitled</title><style>${css}
  body { font-family: "Ninefold Sans"; } h1 { break-before: page; } @page { margin: 20mm; font-family: "Ninefold Sans"; }
  </style></head><body>
  <nav>${chapters.map((id) => `<p><a href="#${id}">${id} <span class="n" data-page-of="${id}"></span></a></p>`).join('')}</nav>
  ${chapters.map((id, i) => `<h1 id="${id}">${id}</h1><h2>${i}</h2>${`<p>${words} <b>${words}</b></p>`.repeat(i === 1 ? repetitions : 2)}`).join('')}
  <table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>
  </body></html>`;

let browser: RunningBrowser;
let options: PdfOptions;
let page: string;
let rendered: RenderedPdf;
let contents: PdfContents;

beforeAll(async () => {
  browser = await openBrowser();
  options = {
    browser,
    format: 'A4',
    title: '平台比较 (A & B)',
    language: 'zh-CN',
    date: '2026-03-01',
    footer: { left: 'left \\ "x" </style>', right: '第 {page} 页共 {pages} 页' },
  };
  const text = words + chapters.join('');
  page = html((await fontFaces(text, { purpose: 'pdf', language: 'zh-CN' })).css, 120);
  rendered = await renderPdf(page, options);
  contents = await pdfContents(rendered.data);
});
afterAll(() => browser.close());

describe('renderPdf', () => {
  it('makes a bookmark of each heading, nested as they are', () => {
    expect(contents.outline.map(({ title, items }) => [title, items.map((each) => each.title)])).toEqual(
      chapters.map((title, i) => [title, [String(i)]]),
    );
  });

  it('embeds every font', async () => {
    const fonts = await pdfFonts(rendered.data);
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((font) => !font.embedded)).toEqual([]);
  });

  it('keeps Chinese and Greek as text that can be selected', () => {
    expect(contents.pages[1]).toContain(words.slice(0, -3));
  });

  it('writes into the contents the page each chapter begins on', () => {
    const lines = contents.pages.map((text) => text.split('\n').map((line) => line.trim()));
    const begins = chapters.map((id) => lines.findIndex((each) => each.includes(id)) + 1);
    expect(begins[2]).toBeGreaterThan(4);
    expect(lines[0]).toEqual(expect.arrayContaining(chapters.map((id, i) => `${id} ${begins[i]}`)));
    expect([...rendered.pageOf.values()].sort((a, b) => a - b)).toEqual(begins);
  });

  it('numbers the pages at their foot, with the words given, whatever characters are in them', () => {
    expect(rendered.pageCount).toBe(contents.pages.length);
    contents.pages.forEach((text, i) => {
      expect(text.replaceAll(/\s+/g, '')).toContain(`第${i + 1}页共${rendered.pageCount}页`);
      expect(text).toContain('left \\ "x" </style>');
    });
  });

  it('carries title, language and date, and is tagged', () => {
    expect(contents.info.Title).toBe(options.title);
    expect(contents.info.Language).toBe('zh-CN');
    expect(contents.info.CreationDate).toBe("D:20260301000000+00'00'");
    expect(contents.info.ModDate).toBe("D:20260301000000+00'00'");
    expect([...contents.roles]).toEqual(expect.arrayContaining(['P', 'Link']));
  });

  it('gives the same bytes again, in the same browser and in a new one', async () => {
    const again = await renderPdf(page, options);
    expect(Buffer.compare(again.data, rendered.data)).toBe(0);
    const other = await openBrowser();
    const elsewhere = await renderPdf(page, { ...options, browser: other }).finally(() => other.close());
    expect(Buffer.compare(elsewhere.data, rendered.data)).toBe(0);
  });

  it('gives the same bytes whatever the browser counted before', async () => {
    const plain = html('').replace('<th>', `<th scope="col">`);
    const shifted = plain.replace('<nav>', '<!-- one more node --><nav>');
    const [a, b] = [await renderPdf(plain, options), await renderPdf(shifted, options)];
    expect(Buffer.from(a.data).toString('latin1')).toContain('(node00000001)');
    expect(Buffer.compare(a.data, b.data)).toBe(0);
  });

  it('has no date when none is given, and stays readable', async () => {
    const { data } = await renderPdf(html(''), { ...options, date: null });
    const { info, pages } = await pdfContents(data);
    expect([info.CreationDate, info.ModDate, pages.length > 3]).toEqual([undefined, undefined, true]);
  });

  it.each([
    ['A4', 210 / 25.4, 297 / 25.4],
    ['Letter', 8.5, 11],
  ] as const)('prints on %s', async (format, widthInches, heightInches) => {
    const { data } = await renderPdf(html(''), { ...options, format });
    const { size } = await pdfContents(data);
    // Chromium rounds a page to whole CSS pixels, 1/96 inch.
    expect(Math.abs(size[0] - widthInches * 72)).toBeLessThanOrEqual(72 / 96);
    expect(Math.abs(size[1] - heightInches * 72)).toBeLessThanOrEqual(72 / 96);
  });

  it('names an anchor whose page is asked for but which is nowhere', async () => {
    const broken = html('').replace('data-page-of="utilization"', 'data-page-of="utilisation"');
    await expect(renderPdf(broken, options)).rejects.toThrow('the page of "utilisation" is asked for');
  });

  it('fails when the document asks the network, naming the address', async () => {
    const asking = html('').replace('<nav>', '<img src="https://pictures.example/logo.png"><nav>');
    await expect(renderPdf(asking, options)).rejects.toThrow('the document asks for https://pictures.example/logo.png');
  });

  it('refuses a date that is none', async () => {
    await expect(renderPdf(html(''), { ...options, date: '1 March' })).rejects.toThrow('expected a date as YYYY-MM-DD');
  });
});
