import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { workbookBytes } from '../../src/node/workbook-bytes.js';
import type { Sheet } from '../../src/report/index.js';

const texts = ['=HYPERLINK("http://x")', '+1', '-1', '@x', '</t><f>1+1</f>', 'a & b', '\u202e右', '12:30', '1e5'];
const sheets: readonly Sheet[] = [
  {
    name: '比较',
    widths: [20, 10],
    heads: [['=a', '值']],
    stickyColumns: 1,
    rows: [
      ...texts.map((text) => [text, { number: -0.5, format: '0.00%' }]),
      [null, { number: 1e-9, format: '#,##0.0', bold: true }],
    ],
  },
];

let bytes: Uint8Array;
let files: Readonly<Record<string, string>>;
beforeAll(async () => {
  bytes = await workbookBytes(sheets);
  files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
});

describe('a workbook as a file', () => {
  it('holds text as text: no formula, whatever it begins with', () => {
    for (const content of Object.values(files)) expect(content).not.toMatch(/<f[ >]/);
    const cells = [...files['xl/worksheets/sheet1.xml']!.matchAll(/<c r="A\d+"([^>]*)>/g)];
    expect(cells).toHaveLength(texts.length + 1);
    for (const [, attributes] of cells) expect(attributes).toContain('t="s"');
    expect(files['xl/sharedStrings.xml']).toContain('=HYPERLINK(&quot;http://x&quot;)'.replaceAll('&quot;', '"'));
    expect(files['xl/sharedStrings.xml']).toContain('&lt;/t&gt;&lt;f&gt;1+1');
  });

  it('gives text cells the format Text, so that editing one makes no formula of it', () => {
    const styles = files['xl/styles.xml']!;
    expect(styles).toContain('formatCode="@"');
  });

  it('holds numbers as numbers with all their digits', () => {
    const sheet = files['xl/worksheets/sheet1.xml']!;
    expect(sheet).toMatch(/<c r="B2" s="\d+"><v>-0.5<\/v>/);
    expect(sheet).toMatch(/<c r="B11" s="\d+"><v>1e-9<\/v>/);
  });

  it('keeps its heads and first columns in view', () => {
    expect(files['xl/worksheets/sheet1.xml']).toMatch(
      /<pane [^>]*xSplit="1"[^>]*ySplit="1"|<pane [^>]*ySplit="1"[^>]*xSplit="1"/,
    );
  });

  it('is the same bytes made again at another time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:10Z') });
    const again = await workbookBytes(sheets).finally(() => vi.useRealTimers());
    expect(Buffer.compare(again, bytes)).toBe(0);
  });
});
