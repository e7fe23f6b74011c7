import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { mean, variance } from '../../src/maths/distribution-moments.js';
import { quantile } from '../../src/maths/distribution-quantile.js';
import { sampler } from '../../src/maths/sampler.js';
import { RandomStream } from '../../src/maths/threefry.js';
import { relativeError } from './relative-error.js';

const always = (u: number) => ({ next: () => u });

const kinds: readonly Distribution[] = [
  { kind: 'exponential', mean: 3 },
  { kind: 'deterministic', value: 4 },
  { kind: 'uniform', min: -1, max: 2 },
  { kind: 'triangular', min: 0, mode: 1, max: 5 },
  { kind: 'triangular', min: 2, mode: 2, max: 3 },
  { kind: 'lognormal', mu: 1, sigma: 0.8 },
  { kind: 'weibull', shape: 0.7, scale: 3 },
  { kind: 'gamma', shape: 0.4, scale: 2 },
  { kind: 'gamma', shape: 20, scale: 2 },
  { kind: 'empirical', values: [1, 2, 3, 6] },
  { kind: 'shifted', by: 2, of: { kind: 'gamma', shape: 1.5, scale: 1 } },
];
const composed: readonly Distribution[] = [
  { kind: 'sum', of: kinds },
  { kind: 'mixture', weights: [9, 0, 1], of: [kinds[0]!, kinds[1]!, kinds[6]!] },
];

describe('a draw is the quantile of its uniform', () => {
  it.each(kinds.map((d) => [d.kind, d] as const))('%s', (_, distribution) => {
    const draw = sampler(distribution);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (word) => {
        const u = (word + 0.5) / 2 ** 32;
        expect(relativeError(draw(always(u)), quantile(distribution, u))).toBeLessThan(1e-6);
      }),
    );
  });

  it('the table of the gamma distribution holds from shape 0.05 to 10 000 and at both ends of the uniforms', () => {
    for (const shape of [0.05, 0.3, 1, 7, 150, 10_000]) {
      const gamma: Distribution = { kind: 'gamma', shape, scale: 1 };
      const draw = sampler(gamma);
      for (const u of [2 ** -33, 1e-6, 0.013, 0.31, 0.77, 0.9991, 1 - 2 ** -33]) {
        expect(relativeError(draw(always(u)), quantile(gamma, u)), `shape ${shape}, u ${u}`).toBeLessThan(1e-6);
      }
    }
  });
});

describe('samples', () => {
  it.each([...kinds, ...composed].map((d) => [d.kind, d] as const))(
    '%s: mean within four standard errors',
    (_, distribution) => {
      const stream = new RandomStream();
      stream.rekey(20, 0, 1);
      const draw = sampler(distribution);
      const n = 100_000;
      let total = 0;
      for (let i = 0; i < n; i++) total += draw(stream);
      const allowed = 4 * Math.sqrt(variance(distribution) / n) + 1e-12;
      expect(Math.abs(total / n - mean(distribution))).toBeLessThan(allowed);
    },
  );

  it('a part without weight is never drawn, even by the largest uniform', () => {
    const of: Distribution[] = [0, 1, 2].map((value) => ({ kind: 'deterministic', value }));
    const draw = sampler({ kind: 'mixture', weights: [0.1, 0.2, 0], of });
    expect(draw(always(1 - 2 ** -33))).toBe(1);
  });
});
