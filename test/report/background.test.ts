import { describe, expect, it } from 'vitest';
import { backgroundOf } from '../../src/report/view/background.js';

const markupOf = (text: string) =>
  backgroundOf(text).blocks.map(({ heading, paragraph, items, ordered }) =>
    items === null ? String(heading ?? paragraph) : `${ordered ? 'ol' : 'ul'}: ${items.map(String).join(' | ')}`,
  );

describe('the background in Markdown', () => {
  it('takes a first heading as its title and joins the lines of a paragraph', () => {
    const { title, blocks } = backgroundOf('# Why now\n\nThe contract\nends.\n\n## Scope\nTwo sites.');
    expect(title).toBe('Why now');
    expect(blocks.map(({ heading, paragraph }) => String(heading ?? paragraph))).toEqual([
      'The contract ends.',
      'Scope',
      'Two sites.',
    ]);
  });

  it('joins lines of Chinese without a space', () => {
    expect(markupOf('合同到期，\n平台待定 for\nfive years')).toEqual(['合同到期，平台待定 for five years']);
  });

  it('tells lists from paragraphs', () => {
    expect(markupOf('Needs:\n- one\n  more\n- two\n\n1. first\n2. second')).toEqual([
      'Needs:',
      'ul: one more | two',
      'ol: first | second',
    ]);
  });

  it('shows code and emphasis, and markup as it was typed', () => {
    expect(markupOf('`a*b*` **so** *and* <b onclick="x">no</b> 2 * 3 * 4')).toEqual([
      '<code>a*b*</code> <strong>so</strong> <em>and</em> &lt;b onclick=&quot;x&quot;&gt;no&lt;/b&gt; 2 * 3 * 4',
    ]);
  });

  it('of nothing is nothing', () => {
    expect(backgroundOf(' \n\n')).toEqual({ title: null, blocks: [] });
  });
});
