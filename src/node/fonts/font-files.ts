import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The two packages of fonts: Latin, Greek, Cyrillic; and simplified Chinese. Both SIL Open Font License 1.1. */
export type FontFamily = 'noto-sans' | 'noto-sans-sc';

/** One file of a family, and the code points its packager says it holds (it may hold fewer). */
export interface FontFile {
  readonly family: FontFamily;
  readonly slice: string;
  readonly ranges: readonly (readonly [low: number, high: number])[];
}

const require = createRequire(import.meta.url);

function packageFolder(family: FontFamily): string {
  return dirname(require.resolve(`@fontsource-variable/${family}/package.json`));
}

/** Version of the installed package of a family. */
export function packageVersion(family: FontFamily): string {
  return JSON.parse(readFileSync(join(packageFolder(family), 'package.json'), 'utf8')).version;
}

/** Path of one file of a family: upright, all weights. */
export function fontFilePath(family: FontFamily, slice: string): string {
  return join(packageFolder(family), 'files', `${family}-${slice}-wght-normal.woff2`);
}

/** The files of a family, from the `unicode.json` of its package; numbered slices are `[5]` there, `5` in file names. */
export function fontFiles(family: FontFamily): FontFile[] {
  const table: Record<string, string> = JSON.parse(readFileSync(join(packageFolder(family), 'unicode.json'), 'utf8'));
  return Object.entries(table).map(([slice, ranges]) => ({
    family,
    slice: slice.replace(/^\[(\d+)\]$/, '$1'),
    ranges: unicodeRanges(ranges),
  }));
}

/** `U+0-ff,U+131` as pairs of code points, both included. */
export function unicodeRanges(text: string): [low: number, high: number][] {
  return text.split(',').map((range) => {
    const [low, high] = range.trim().slice(2).split('-');
    return [Number.parseInt(low!, 16), Number.parseInt(high ?? low!, 16)];
  });
}
