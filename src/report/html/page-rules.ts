import type { Words } from '../words/words.js';
import { cssString, truncated } from './escape.js';

export type Paper = 'A4' | 'Letter';

/** Page size, margins, running head and page numbers: the part of the stylesheet that holds the report's own words. */
export function pageRules(title: string, organisation: string, paper: Paper, words: Words): string {
  const [before, between, after] = words.pageOf.map(cssString) as [string, string, string];
  const head = cssString(truncated(title, 90));
  const small = 'font: 400 8.5px/1.3 var(--font); color: #566270';
  return [
    `@page { size: ${paper === 'A4' ? 'A4' : 'letter'} portrait; margin: 19mm 16mm 17mm;`,
    `@top-left { content: ${head}; ${small}; }`,
    `@top-right { content: ${cssString(truncated(organisation, 50))}; ${small}; }`,
    `@bottom-right { content: ${before} counter(page) ${between} counter(pages) ${after}; ${small}; } }`,
    '@page :first { margin-top: 13mm; @top-left { content: none; } @top-right { content: none; } }',
  ].join('\n');
}
