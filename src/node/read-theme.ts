import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type ThemeReading, themeFromText } from '../scenario/theme-from-text.js';
import { fileStatus, unreadable } from './file-status.js';

/** A logo is a few centimetres wide; more would only make the report slow to open. */
const mostBytes = 300_000;

/**
 * The looks of an organisation from a YAML file and the logo it names, or every mistake at once.
 * @param path as it shall stand in messages
 */
export function readTheme(path: string): ThemeReading {
  const folder = dirname(resolve(path));
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    return { theme: null, problems: [unreadable(path, 'a theme', fault)] };
  }
  return themeFromText(text, path, {
    fileStatus: (name) => fileStatus(folder, name),
    fileNames: readdirSync(folder).filter((name) => name !== basename(path)),
    picture: (name) => pictureIn(resolve(folder, name), name),
  });
}

function pictureIn(path: string, name: string): { readonly address: string } | { readonly fault: string } {
  const bytes = readFileSync(path);
  const type = pictureType(bytes);
  if (type === null) return { fault: `expected a PNG, JPEG or SVG picture, found "${name}", which is none of them` };
  if (bytes.length > mostBytes)
    return {
      fault: `expected a picture of at most ${mostBytes / 1000} kB, found ${Math.ceil(bytes.length / 1000)} kB`,
    };
  return { address: `data:${type};base64,${bytes.toString('base64')}` };
}

/** By how the content begins: a name promises nothing. */
function pictureType(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('\xff\xd8\xff', 'latin1'))) return 'image/jpeg';
  return /^\ufeff?\s*(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
    bytes.toString('utf8'),
  )
    ? 'image/svg+xml'
    : null;
}
