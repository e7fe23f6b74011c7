import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import { reportHtml } from '../../src/report/index.js';
import { exampleEvaluation } from './example-evaluation.js';
import { shippedTemplates } from './templates.js';

const templates = shippedTemplates();

/** Sections by id, a tag a line; pictures, which are compared by themselves, are only named. */
function sectionsOf(html: string): Map<string, string> {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const sections = main.split(/(?=<section )/).slice(1);
  return new Map(
    sections.map((section) => [
      /id="([^"]+)"/.exec(section)![1]!,
      section
        .replaceAll(/<svg [^>]*id="([^"]+)"[\s\S]*?<\/svg>/g, '<svg id="$1"/>')
        .replaceAll(/>\s+</g, '>\n<')
        .replaceAll('><', '>\n<')
        .trim(),
    ]),
  );
}

describe('the sections of the report', () => {
  it.each(['en', 'zh-CN'] as const)('are byte for byte those that were looked at: %s', async (locale) => {
    const evaluation = exampleEvaluation();
    const options = {
      locale,
      purpose: 'screen',
      detail: 'review',
      templates,
      fontCss: '',
      paper: 'A4',
      theme: null,
    } as const;
    const sections = sectionsOf(reportHtml(evaluation, compared(evaluation), options));
    expect(sections.size).toBeGreaterThan(12);
    for (const [id, section] of sections)
      await expect(`${section}\n`).toMatchFileSnapshot(`../golden/report/${locale}/${id}.html`);
  });
});
