import { describe, expect, it } from 'vitest';
import { withCountedIds } from '../../../src/node/pdf/element-ids.js';

const counted = (text: string) => Buffer.from(withCountedIds(Buffer.from(text, 'latin1'))).toString('latin1');

describe('the names of structure elements', () => {
  it('are counted in their own order, every mention alike, and nothing moves', () => {
    const text = '/ID (node00000087) \xff /Headers [(node00000131) (node00000087)] node00000087 (node87)';
    expect(counted(text)).toBe(
      '/ID (node00000001) \xff /Headers [(node00000002) (node00000001)] node00000087 (node87)',
    );
  });

  it('are the same when all were shifted', () => {
    const shifted = (by: number) => counted([9, 100, 42].map((n) => `(node${String(n + by).padStart(8, '0')})`).join());
    expect(shifted(17)).toBe(shifted(0));
  });
});
