import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface OutlineEntry {
  readonly title: string;
  readonly items: readonly OutlineEntry[];
}

export interface PdfContents {
  /** The text of each page, pieces in reading order, as selecting and copying gives it. */
  readonly pages: readonly string[];
  readonly outline: readonly OutlineEntry[];
  readonly info: Readonly<Record<string, unknown>>;
  /** Width and height of the first page in points. */
  readonly size: readonly [width: number, height: number];
  /** Roles of the structure tree's elements on the first page. */
  readonly roles: ReadonlySet<string>;
}

/** A PDF read by PDF.js, which shares no code with what wrote it. */
export async function pdfContents(data: Uint8Array): Promise<PdfContents> {
  // A copy: PDF.js takes the memory for itself.
  const document = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  const first = await document.getPage(1);
  const { width, height } = first.getViewport({ scale: 1 });
  const outline = ((await document.getOutline()) ?? []) as unknown as OutlineEntry[];
  const { info } = await document.getMetadata();
  const roles = new Set(structureRoles(await first.getStructTree()));
  await document.destroy();
  return { pages, outline, info: info as Record<string, unknown>, size: [width, height], roles };
}

function structureRoles(vertex: unknown): string[] {
  const { role, children = [] } = vertex as { role?: string; children?: readonly unknown[] };
  return role === undefined ? [] : [role, ...children.flatMap(structureRoles)];
}
