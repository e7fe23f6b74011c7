/**
 * The code points an OpenType font has a glyph for.
 * @param font in TrueType or OpenType form, not compressed
 * @returns empty if it has no Unicode table of format 4 or 12
 * Source: OpenType specification 1.9, "cmap — Character to Glyph Index Mapping Table" (Microsoft, ISO/IEC 14496-22)
 */
export function coveredCodePoints(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const covered = new Set<number>();
  const table = tableOffset(view, 'cmap');
  if (table === null) return covered;
  for (let i = 0; i < view.getUint16(table + 2); i++) {
    const subtable = table + view.getUint32(table + 4 + 8 * i + 4);
    const format = view.getUint16(subtable);
    if (format === 4) addSegments(view, subtable, covered);
    if (format === 12) addGroups(view, subtable, covered);
  }
  return covered;
}

function tableOffset(view: DataView, tag: string): number | null {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
    if (name === tag) return view.getUint32(record + 8);
  }
  return null;
}

/** Format 4: segments of the basic plane; glyph 0 means none. */
function addSegments(view: DataView, table: number, covered: Set<number>): void {
  const doubled = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  for (let i = 0; i < doubled; i += 2) {
    const start = view.getUint16(starts + i);
    const rangeOffset = view.getUint16(offsets + i);
    for (let code = start; code <= view.getUint16(ends + i) && code !== 0xffff; code++) {
      const listed = rangeOffset && view.getUint16(offsets + i + rangeOffset + 2 * (code - start));
      const glyph =
        rangeOffset && listed === 0 ? 0 : ((rangeOffset ? listed : code) + view.getUint16(deltas + i)) & 0xffff;
      if (glyph !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups over all planes, glyphs in sequence. */
function addGroups(view: DataView, table: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint32(table + 12); i++) {
    const group = table + 16 + 12 * i;
    const [start, end, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) covered.add(code);
  }
}
