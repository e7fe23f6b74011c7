import { MeasurementError } from '../measurements/measurement-error.js';
import { isChineseHead } from '../measurements/profile-roles.js';

/**
 * How the bytes of a file are to be read: by its mark, as asked, as UTF-8 where they are, else as Chinese Excel (GB18030) or
 * a Western one (windows-1252) writes, where the bytes leave no doubt which.
 *
 * @param text the first bytes, unpacked
 * @throws MeasurementError no such encoding is known, or it has to be said
 */
export function textEncoding(file: string, text: Uint8Array, asked: string | null): string {
  if (text[0] === 0xff && text[1] === 0xfe) return 'utf-16le';
  if (text[0] === 0xfe && text[1] === 0xff) return 'utf-16be';
  if (asked !== null) return knownEncoding(file, asked);
  if (decodes(text, 'utf-8')) return 'utf-8';
  const found = hasChineseHeads(text) ? 'gb18030' : likelyEncoding(text);
  if (found !== null) return found;
  const hint = 'say its encoding, e.g. gb18030 (Chinese Excel) or windows-1252';
  throw new MeasurementError(file, null, `expected UTF-8 text, found other bytes; ${hint}`);
}

function knownEncoding(file: string, asked: string): string {
  try {
    return new TextDecoder(asked).encoding;
  } catch {
    throw new MeasurementError(file, null, `expected an encoding such as utf-8, gb18030 or utf-16le, found '${asked}'`);
  }
}

function decodes(text: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(text, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Whether the bytes, read as Chinese Excel writes, have a column head that is known: chance does not make one. */
function hasChineseHeads(text: Uint8Array): boolean {
  const [line = ''] = new TextDecoder('gb18030').decode(text, { stream: true }).split(/\r\n|\n|\r/, 1);
  return line.split(/[,;\t|]/).some((cell) => isChineseHead(cell.replaceAll('"', '')));
}

/** Of bytes above ASCII, the share that has to speak for an encoding. */
const NEARLY_ALL = 0.9;

/**
 * Chinese characters are pairs of bytes above ASCII and stand together; letters with accents stand alone among others.
 * Anything else, such as Cyrillic words, is of neither kind. Bytes of control say that it is no text.
 */
function likelyEncoding(text: Uint8Array): string | null {
  if (text.some((byte) => byte < 9)) return null;
  let [all, paired, alone] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const begin = i;
    while (text[i] !== undefined && text[i]! >= 0x80) i++;
    const run = i - begin;
    all += run;
    if (run === 1) alone++;
    else if (run % 2 === 0) paired += run;
  }
  if (paired >= NEARLY_ALL * all && decodes(text, 'gb18030')) return 'gb18030';
  return alone >= NEARLY_ALL * all ? 'windows-1252' : null;
}

/** The first bytes of files that people take for CSV. */
const OTHER_FILES: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a workbook or zip archive: save it as CSV'],
  ['\xd0\xcf\x11\xe0', 'an old workbook: save it as CSV'],
  ['\xfd7zXZ\0', 'an xz archive: unpack it first'],
  ['BZh', 'a bzip2 archive: unpack it first'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive: unpack it first'],
  ['7z\xbc\xaf', 'a 7z archive: unpack it first'],
  ['PAR1', 'a Parquet file: export it as CSV'],
  ['SQLite format 3', 'a database: export it as CSV'],
  ['%PDF', 'a PDF'],
  ['[{', 'JSON: export it as CSV'],
  ['{"', 'JSON: export it as CSV'],
];

/** @throws MeasurementError the bytes begin as another kind of file does */
export function assertText(file: string, bytes: Uint8Array): void {
  const beginning = String.fromCharCode(...bytes.subarray(0, 16)).trimStart();
  const other = OTHER_FILES.find(([mark]) => beginning.startsWith(mark));
  if (other) throw new MeasurementError(file, null, `expected CSV, plain or gzip, found ${other[1]}`);
}
