export type PaperFormat = 'A4' | 'Letter';

/**
 * What stands at the foot of each page, in the margin that the document's style sheet leaves and in the font it sets for
 * `@page`; either side may be empty.
 */
export interface PageFooter {
  readonly left: string;
  /** With `{page}` and `{pages}`, e.g. `Page {page} of {pages}`. */
  readonly right: string;
}

/** A rule that sets the paper, and the foot if one is given; to stand after the document's own style sheet. */
export function pageStyle(format: PaperFormat, footer: PageFooter | null): string {
  const foot = footer
    ? ` @bottom-left { content: ${cssString(footer.left)}; } @bottom-right { content: ${counted(footer.right)}; }`
    : '';
  return `<style>@page { size: ${format};${foot} }</style>`;
}

/** The document with markup as the last thing in its head. */
export function appendedToHead(html: string, markup: string): string {
  const end = html.search(/<\/head\s*>/i);
  if (end < 0) throw new Error('the document has no </head>');
  return html.slice(0, end) + markup + html.slice(end);
}

function counted(text: string): string {
  const parts = text.split(/\{(page|pages)\}/);
  return parts.map((part, i) => (i % 2 ? `counter(${part})` : cssString(part))).join(' ');
}

/** A quoted CSS string; all but plain characters as escapes, so that neither CSS nor HTML can end early. */
function cssString(text: string): string {
  const escaped = [...text].map((character) =>
    /[\p{L}\p{N} .,:;()·/–—-]/u.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
