import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coveredCodePoints } from '../../../src/node/fonts/character-map.js';
import { fontFaces } from '../../../src/node/fonts/font-faces.js';
import { fontFilePath, fontFiles, unicodeRanges } from '../../../src/node/fonts/font-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'font-faces-'));
  vi.stubEnv('NINEFOLD_CACHE', join(folder, 'cache'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const codePoints = (text: string) => [...text].map((each) => each.codePointAt(0)!);

/** The rules of a style sheet, each with the code points it names and those its font really has. */
async function readFaces(css: string) {
  const rules = css.split('\n').map((rule) => {
    const [, weight, data, format, range] =
      /font-weight:(\d+);src:url\(data:font\/\w+;base64,([^)]+)\) format\("(\w+)"\);unicode-range:(.+)\}$/.exec(rule)!;
    return { weight: Number(weight), data: Buffer.from(data, 'base64'), format, ranges: unicodeRanges(range) };
  });
  return Promise.all(
    rules.map(async ({ data, ...rule }) => {
      const font = await subsetFont(data, undefined, { keepAllGlyphs: true, targetFormat: 'truetype' });
      const named = rule.ranges.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, i) => low + i));
      return { ...rule, named, held: coveredCodePoints(font), bytes: data };
    }),
  );
}

describe('fontFaces', () => {
  const text = 'Ninefold λβΔμσ Ж ½ × ² − ≥ ≤ → ✓ ● 容器云平台高可靠性设计，停机“时间”——';

  it.each(['html', 'pdf'] as const)(
    'has a glyph in each weight for all of a text, and in one face only (%s)',
    async (purpose) => {
      const { css, missing } = await fontFaces(text, { purpose, language: 'zh-CN' });
      expect(missing).toEqual([]);
      const faces = await readFaces(css);
      for (const face of faces) expect(face.named.filter((code) => !face.held.has(code))).toEqual([]);
      for (const weight of [400, 700]) {
        const named = faces.filter((face) => face.weight === weight).flatMap((face) => face.named);
        expect(named.length).toBe(new Set(named).size);
        expect(codePoints(text).filter((code) => !named.includes(code))).toEqual([]);
      }
    },
  );

  it('is woff2 for HTML and an instance in TrueType, not a variable font, for PDF', async () => {
    const [screen, paper] = await Promise.all(
      (['html', 'pdf'] as const).map(async (purpose) =>
        readFaces((await fontFaces('a', { purpose, language: 'en' })).css),
      ),
    );
    expect(screen.map((face) => [face.format, face.bytes.toString('latin1', 0, 4)])).toEqual(
      Array(2).fill(['woff2', 'wOF2']),
    );
    for (const face of paper) {
      expect(face.format).toBe('truetype');
      expect(face.bytes.includes('fvar')).toBe(false);
    }
  });

  it('draws the two weights differently', async () => {
    const [regular, bold] = await readFaces((await fontFaces('a', { purpose: 'pdf', language: 'en' })).css);
    expect(Buffer.compare(regular.bytes, bold.bytes)).not.toBe(0);
  });

  it('reports characters no font has, once each, and no joiners, spaces or controls', async () => {
    const { missing } = await fontFaces('a😀ℵ😀\u200d\ufe0f\u2003\u0007\n\u200f', { purpose: 'pdf', language: 'en' });
    expect(missing).toEqual(['ℵ', '😀']);
  });

  it('takes quotation marks from the Chinese font in Chinese text only', async () => {
    const quote = '“'.codePointAt(0)!;
    const [chinese, latin] = await Promise.all(
      ['zh-CN', 'en'].map(async (language) => {
        const faces = await readFaces((await fontFaces('A“中', { purpose: 'pdf', language })).css);
        return faces.find((face) => face.named.includes(quote))!.named.includes(0x41);
      }),
    );
    expect([chinese, latin]).toEqual([false, true]);
  });

  it('always has printable ASCII, for numbers that are filled in later', async () => {
    const [face] = await readFaces((await fontFaces('', { purpose: 'pdf', language: 'en' })).css);
    for (let code = 0x20; code < 0x7f; code++) expect(face.held.has(code)).toBe(true);
  });

  it('gives the same bytes whether made, made again, or read from the cache, in any order of characters', async () => {
    const made = await fontFaces(text, { purpose: 'html', language: 'en' });
    const cached = await fontFaces([...text].reverse().join(''), { purpose: 'html', language: 'en' });
    vi.stubEnv('NINEFOLD_CACHE', join(folder, 'other'));
    const again = await fontFaces(text, { purpose: 'html', language: 'en' });
    expect(cached).toEqual(made);
    expect(again).toEqual(made);
  });

  it('makes a set again when the cached one is damaged, and does without a cache it cannot have', async () => {
    const made = await fontFaces('a', { purpose: 'pdf', language: 'en' });
    const cache = join(folder, 'cache', 'fonts');
    const [name] = readdirSync(cache);
    const whole = readFileSync(join(cache, name), 'utf8');
    writeFileSync(join(cache, name), whole.slice(0, 100));
    expect(await fontFaces('a', { purpose: 'pdf', language: 'en' })).toEqual(made);
    expect(readFileSync(join(cache, name), 'utf8')).toBe(whole);
    writeFileSync(join(folder, 'file'), '');
    vi.stubEnv('NINEFOLD_CACHE', join(folder, 'file'));
    expect(await fontFaces('a', { purpose: 'pdf', language: 'en' })).toEqual(made);
  });
});

describe('coveredCodePoints', () => {
  it('reads from a font that Chinese slices claim Greek or superscripts they lack', async () => {
    const claimed = '⁻'.codePointAt(0)!;
    const file = fontFiles('noto-sans-sc').find((each) =>
      each.ranges.some(([low, high]) => low <= claimed && claimed <= high),
    )!;
    const source = readFileSync(fontFilePath(file.family, file.slice));
    const font = await subsetFont(source, undefined, { keepAllGlyphs: true, targetFormat: 'truetype' });
    expect(coveredCodePoints(font).has(claimed)).toBe(false);
    expect(coveredCodePoints(font).size).toBeGreaterThan(0);
  });
});
