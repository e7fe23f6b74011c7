/**
 * The PDF with its two dates (of the rendering, else a new one each time) replaced in place, so that the same report
 * gives the same bytes. The offsets of a PDF's objects must not move: both dates keep their length.
 * @param date `YYYY-MM-DD`, or null to leave no date at all
 * @throws Error if there is no date to replace: the browser writes its PDFs in a way not known here
 */
export function withFixedDates(pdf: Uint8Array, date: string | null): Uint8Array {
  const bytes = Buffer.from(pdf);
  // Each byte as one character, so that positions are the same.
  const text = bytes.toString('latin1');
  const dates = [...text.matchAll(/\/(?:CreationDate|ModDate) ?\(D:(\d{14}[^)]*)\)/g)];
  if (dates.length === 0) throw new Error('the PDF has no date where one was expected');
  for (const match of dates) {
    const replacement = date === null ? ' '.repeat(match[0].length) : match[0].replace(/D:\d{14}/, pdfDay(date));
    bytes.write(replacement, match.index, 'latin1');
  }
  return bytes;
}

/** ISO 32000-1, 7.9.4; the zone that follows is `+00'00'`, since the browser runs in UTC. */
function pdfDay(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`${date}: expected a date as YYYY-MM-DD`);
  return `D:${date.replaceAll('-', '')}000000`;
}
