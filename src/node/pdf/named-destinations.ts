import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

export interface Destinations {
  readonly pageCount: number;
  /** Page (from 1) by the `id` of an element some link in the document leads to. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** The pages the named destinations of a PDF lie on (ISO 32000-1, 12.3.2.3: the catalog's `Dests`). */
export async function namedDestinations(pdf: Uint8Array): Promise<Destinations> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages().map((page) => page.ref);
  const pageNumber = new Map(pages.map((ref, i) => [ref.toString(), i + 1]));
  const pageOf = new Map<string, number>();
  const table = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name, value] of table?.entries() ?? []) {
    const page = targetPage(document.context.lookup(value));
    const number = page && pageNumber.get(page.toString());
    if (number) pageOf.set(decodeURIComponent(name.decodeText()), number);
  }
  return { pageCount: pages.length, pageOf };
}

function targetPage(destination: unknown): PDFRef | undefined {
  const array = destination instanceof PDFDict ? destination.lookup(PDFName.of('D')) : destination;
  const page = array instanceof PDFArray ? array.get(0) : undefined;
  return page instanceof PDFRef ? page : undefined;
}
