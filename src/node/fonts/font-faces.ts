import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { cachedFontFaces } from './cached-font-faces.js';
import { coveredCodePoints } from './character-map.js';
import { type FontFile, fontFilePath, fontFiles } from './font-files.js';

/** The family name of all faces: write `font-family: "Ninefold Sans"` in the style sheet. */
export const reportFontFamily = 'Ninefold Sans';

export interface FontOptions {
  /** `html`: woff2, small. `pdf`: TrueType, five times faster; Chromium embeds it as it is. */
  readonly purpose: 'html' | 'pdf';
  /** Of the text, BCP 47: decides whether quotation marks and dashes are Chinese (full width) or Latin. */
  readonly language: string;
}

export interface FontFaces {
  /** `@font-face` rules in weights 400 and 700, with the fonts as `data:` addresses. */
  readonly css: string;
  /** Characters of the text that no font has, in code point order: they would be drawn as boxes. */
  readonly missing: readonly string[];
}

/** A font file with the code points it is to serve. */
interface Share {
  readonly file: FontFile;
  readonly codePoints: readonly number[];
}

const weights = [400, 700] as const;
/** Of one shape in Latin and another, as wide as an ideograph, in Chinese. */
const punctuationOfBoth = new Set([...'‘’“”—…·'].map((each) => each.codePointAt(0)!));
const printableAscii = Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i);

/**
 * Fonts for a text: only the glyphs it uses, from Noto Sans (Latin, Greek, Cyrillic) and Noto Sans SC, each weight an
 * instance of its own (a variable font would enter the PDF as drawings). Printable ASCII is always there, for page
 * numbers. About 0.3 s for a Chinese report as `pdf`, 1 s as `html`; then from the cache. Same text, same bytes.
 * @param text every character that will be shown, as characters (entities and CSS escapes are not read)
 */
export async function fontFaces(text: string, options: FontOptions): Promise<FontFaces> {
  const codePoints = shownCodePoints(text);
  return cachedFontFaces({ ...options, codePoints }, () => makeFontFaces(codePoints, options));
}

async function makeFontFaces(codePoints: readonly number[], options: FontOptions): Promise<FontFaces> {
  const { shares, missing } = await distribute(codePoints, options.language.startsWith('zh'));
  const rules: string[] = [];
  for (const weight of weights)
    for (const share of shares) rules.push(await fontFaceRule(share, weight, options.purpose));
  const reported = missing.map((code) => String.fromCodePoint(code)).filter((each) => !/^\p{Z}$/u.test(each));
  return { css: rules.join('\n'), missing: reported };
}

/** In order and without what has no shape of its own: controls, joiners, variation selectors. */
function shownCodePoints(text: string): number[] {
  const shown = [...new Set(text)].filter((each) => !/^[\p{C}\p{Default_Ignorable_Code_Point}]$/u.test(each));
  return [...new Set([...printableAscii, ...shown.map((each) => each.codePointAt(0)!)])].sort((a, b) => a - b);
}

/**
 * Gives each code point to the first file that claims it and has it. Files claim code points they lack (the Chinese
 * ones: Greek, superscripts), so each claim is checked and, if false, the next file asked.
 */
async function distribute(
  codePoints: readonly number[],
  chinese: boolean,
): Promise<{ shares: Share[]; missing: number[] }> {
  const [latin, han] = [fontFiles('noto-sans'), fontFiles('noto-sans-sc')];
  const left = new Set(codePoints);
  const served = new Map<FontFile, number[]>();
  const serve = async (file: FontFile, wanted: readonly number[]) => {
    const claimed = wanted.filter((code) => left.has(code) && isClaimed(file, code));
    if (claimed.length === 0) return;
    const held = coveredCodePoints(await subset({ file, codePoints: claimed }, weights[0], 'truetype'));
    const found = claimed.filter((code) => held.has(code));
    for (const code of found) left.delete(code);
    served.set(file, [...(served.get(file) ?? []), ...found]);
  };
  const punctuation = chinese ? codePoints.filter((code) => punctuationOfBoth.has(code)) : [];
  for (const file of han) await serve(file, punctuation);
  for (const file of [...latin, ...han]) await serve(file, codePoints);
  const shares = [...served].map(([file, codes]) => ({ file, codePoints: codes.sort((a, b) => a - b) }));
  return { shares: shares.filter((share) => share.codePoints.length > 0), missing: [...left] };
}

function isClaimed(file: FontFile, code: number): boolean {
  return file.ranges.some(([low, high]) => low <= code && code <= high);
}

async function subset(share: Share, weight: number, targetFormat: 'truetype' | 'woff2'): Promise<Buffer> {
  const font = await readFile(fontFilePath(share.file.family, share.file.slice));
  const text = share.codePoints.map((code) => String.fromCodePoint(code)).join('');
  return subsetFont(font, text, { targetFormat, variationAxes: { wght: weight }, noHinting: true });
}

async function fontFaceRule(share: Share, weight: number, purpose: FontOptions['purpose']): Promise<string> {
  const [format, type] = purpose === 'html' ? (['woff2', 'woff2'] as const) : (['truetype', 'ttf'] as const);
  const data = (await subset(share, weight, format)).toString('base64');
  return (
    `@font-face{font-family:"${reportFontFamily}";font-style:normal;font-weight:${weight};` +
    `src:url(data:font/${type};base64,${data}) format("${format}");unicode-range:${unicodeRange(share.codePoints)}}`
  );
}

/** Neighbouring code points as ranges, e.g. `U+41-5a,U+4e2d`. */
function unicodeRange(codePoints: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const code of codePoints) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16);
  return ranges.map(([low, high]) => `U+${hex(low)}${high > low ? `-${hex(high)}` : ''}`).join(',');
}
