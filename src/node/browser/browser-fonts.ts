import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { fontFilePath } from '../fonts/font-files.js';
import { makeFolders } from '../made-folders.js';

/** Printable Latin-1: the font is a last resort, the report brings its own. */
const characters = Array.from({ length: 0x100 - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)).join('');

/**
 * Writes a `fonts.conf` and one font, for `FONTCONFIG_PATH`. Without any font in reach Chromium draws no text, not even
 * that of embedded fonts; with the fonts of the system, two machines would give two reports. About 30 ms.
 * @param folder in which a folder for them is made
 * @returns the folder made
 */
export async function writeBrowserFonts(folder: string): Promise<string> {
  const source = await readFile(fontFilePath('noto-sans', 'latin'));
  const font = await subsetFont(source, characters, { targetFormat: 'truetype', variationAxes: { wght: 400 } });
  const target = join(folder, 'fontconfig');
  makeFolders(join(target, 'fonts'));
  writeFileSync(join(target, 'fonts', 'NotoSans.ttf'), font);
  writeFileSync(join(target, 'fonts.conf'), configuration(target));
  return target;
}

/** Fontconfig takes a cache folder without an absolute path for one in the working directory. */
function configuration(folder: string): string {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path}/fonts</dir>
  <cachedir>${path}/cache</cachedir>
</fontconfig>
`;
}
