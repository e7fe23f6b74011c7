import type { Words } from '../words/words.js';
import { cssString, truncated } from './escape.js';

export type Paper = 'A4' | 'Letter';

const pages: Readonly<Record<Paper, string>> = {
  A4: 'size: A4 portrait; margin: 19mm 16mm 17mm;',
  Letter: 'size: letter portrait; margin: 16mm 19mm 14mm;',
};

/** Page size, margins, running head and page numbers: the part of the stylesheet that holds the report's own words. */
export function pageRules(title: string, organisation: string, paper: Paper, words: Words): string {
  const [before, between, after] = words.pageOf.map(cssString) as [string, string, string];
  const head = cssString(truncated(title, 90));
  const small = 'font: 400 8.5px/1.3 var(--font); color: #566270';
  return [
    `@page { ${pages[paper]}`,
    `@top-left { content: ${head}; ${small}; }`,
    `@top-right { content: ${cssString(truncated(organisation, 50))}; ${small}; }`,
    `@bottom-right { content: ${before} counter(page) ${between} counter(pages) ${after}; ${small}; } }`,
    // As much on a page that is 18 mm shorter.
    paper === 'Letter' ? '@media print { html { font-size: 11.4px; } }' : '',
    '@page :first { margin-top: 13mm; @top-left { content: none; } @top-right { content: none; } }',
  ].join('\n');
}
