/** An element that shows the page of an anchor: `<span data-page-of="anchor"></span>`; it holds nothing but text. */
const reference = /(<([a-z][a-z0-9-]*)\b[^>]*?\sdata-page-of="([^"]*)"[^>]*>)[^<]*(<\/\2>)/gi;

/** Wide enough for most reports, so that the first pass breaks its lines where the second will. */
const unknownPage = '00';

/**
 * The document with the page of each anchor written where it is asked for.
 * @param pageOf page by anchor; null before the pages are known
 * @throws Error if an anchor has no page: no element has that id, or no link leads to it
 */
export function withPageReferences(html: string, pageOf: ReadonlyMap<string, number> | null): string {
  return html.replace(reference, (_, open: string, _tag: string, anchor: string, close: string) => {
    const page = pageOf === null ? unknownPage : pageOf.get(anchor);
    if (page === undefined)
      throw new Error(`the page of "${anchor}" is asked for, but no element with that id is linked to`);
    return `${open}${page}${close}`;
  });
}

/** Whether the document asks for the page of any anchor. */
export function hasPageReferences(html: string): boolean {
  return html.search(reference) >= 0;
}
