import { describe, expect, it } from 'vitest';
import { RandomStream, threefry2x32 } from '../../src/maths/threefry.js';

function block(k0: number, k1: number, c0: number, c1: number): string {
  const out = new Int32Array(2);
  threefry2x32(k0, k1, c0, c1, out);
  return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
}

describe('Threefry-2x32-20', () => {
  // kat_vectors of Random123, the library of Salmon, Moraes, Dror & Shaw 2011: counter, key → result.
  it.each([
    ['zeros', [0, 0], [0, 0], '6b200159 99ba4efe'],
    ['ones', [0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '1cb996fc bb002be7'],
    ['digits of π', [0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], 'c4923a9c 483df7a0'],
  ])('gives the known answer for %s', (_, [c0, c1], [k0, k1], expected) => {
    expect(block(k0!, k1!, c0!, c1!)).toBe(expected);
  });
});

function draws(count: number, seed: number, replication: number, component: number): number[] {
  const stream = new RandomStream();
  stream.rekey(seed, replication, component);
  return Array.from({ length: count }, () => stream.next());
}

describe('a random stream', () => {
  it('begins with the two words of block 0 as odd multiples of 2⁻³³', () => {
    expect(draws(2, 0, 0, 0)).toEqual([(0x6b200159 + 0.5) / 2 ** 32, (0x99ba4efe + 0.5) / 2 ** 32]);
  });

  it('is the same again after rekeying, whatever was drawn before', () => {
    const stream = new RandomStream();
    stream.rekey(7, 8, 9);
    for (let i = 0; i < 5; i++) stream.next();
    stream.rekey(1, 2, 3);
    expect(Array.from({ length: 8 }, () => stream.next())).toEqual(draws(8, 1, 2, 3));
  });

  it('differs with each of seed, replication and component', () => {
    const firsts = [draws(4, 1, 2, 3), draws(4, 2, 2, 3), draws(4, 1, 3, 3), draws(4, 1, 2, 4), draws(4, 2, 1, 3)];
    expect(new Set(firsts.flat()).size).toBe(20);
  });

  it('is uniform and uncorrelated: moments within four standard errors', () => {
    const n = 200_000;
    const u = draws(n, 1, 0, 1);
    const mean = u.reduce((sum, x) => sum + x, 0) / n;
    const lagged = u.reduce((sum, x, i) => sum + (x - 0.5) * (u[(i + 1) % n]! - 0.5), 0) / n;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(lagged)).toBeLessThan((4 / 12) * Math.sqrt(1 / n));
  });
});
