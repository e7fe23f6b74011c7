/** How Chromium names elements that others refer to (heads of tables): by a counter that other pages advance too. */
const elementId = /\(node(\d{8})\)/g;

/**
 * The PDF with the names of its structure elements counted from 1, so that the same document gives the same bytes. The
 * order of the names stays, by which they are looked up, and so does their length: no offset moves.
 */
export function withCountedIds(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  // Each byte as one character, so that positions are the same.
  const found = [...bytes.toString('latin1').matchAll(elementId)];
  const ids = [...new Set(found.map(([, id]) => id!))].sort();
  const rank = new Map(ids.map((id, i) => [id, String(i + 1).padStart(8, '0')]));
  for (const { 1: id, index } of found) bytes.write(`(node${rank.get(id!)})`, index, 'latin1');
  return bytes;
}
