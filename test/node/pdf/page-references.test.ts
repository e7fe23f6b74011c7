import { describe, expect, it } from 'vitest';
import { hasPageReferences, withPageReferences } from '../../../src/node/pdf/page-references.js';

const html = '<td class="n" data-page-of="a">?</td><span data-page-of="b"></span><span>data-page-of="c"</span>';

describe('withPageReferences', () => {
  it('fills any element that asks, and nothing else', () => {
    const pages = new Map([
      ['a', 3],
      ['b', 12],
    ]);
    expect(withPageReferences(html, pages)).toBe(
      '<td class="n" data-page-of="a">3</td><span data-page-of="b">12</span><span>data-page-of="c"</span>',
    );
  });

  it('stands for a page not known yet with two digits', () => {
    expect(withPageReferences(html, null)).toContain('<span data-page-of="b">00</span>');
  });

  it('is not asked by a document without any', () => {
    expect([html, '<span>data-page-of="c"</span>'].map(hasPageReferences)).toEqual([true, false]);
  });
});
