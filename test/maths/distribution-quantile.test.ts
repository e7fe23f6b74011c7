import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { cdf, quantile, survival, upperQuantile } from '../../src/maths/distribution-quantile.js';
import { gammaQuantile } from '../../src/maths/gamma-distribution.js';
import { regularizedGammaQ } from '../../src/maths/incomplete-gamma.js';
import { continuousDistribution } from './arbitrary-distribution.js';
import { relativeError } from './relative-error.js';

const exponential = (mean: number): Distribution => ({ kind: 'exponential', mean });
const fixed = (value: number): Distribution => ({ kind: 'deterministic', value });
const uniform = (min: number, max: number): Distribution => ({ kind: 'uniform', min, max });
const empirical = (...values: number[]): Distribution => ({ kind: 'empirical', values });
const sum = (...of: Distribution[]): Distribution => ({ kind: 'sum', of });

describe('quantiles in closed form', () => {
  it.each<[string, Distribution, number, number]>([
    ['exponential', exponential(3), 0.95, 3 * Math.log(20)],
    ['deterministic', fixed(4), 0.3, 4],
    ['uniform', uniform(2, 6), 0.25, 3],
    ['triangular below the mode', { kind: 'triangular', min: 0, mode: 1, max: 4 }, 0.16, 0.8],
    ['triangular above the mode', { kind: 'triangular', min: 0, mode: 1, max: 4 }, 0.97, 4 - Math.sqrt(0.36)],
    ['lognormal median', { kind: 'lognormal', mu: Math.log(7), sigma: 2 }, 0.5, 7],
    ['lognormal', { kind: 'lognormal', mu: 0, sigma: 2 }, 0.975, Math.exp(2 * 1.959963984540054)],
    ['Weibull', { kind: 'weibull', shape: 0.5, scale: 2 }, 0.9, 2 * Math.log(10) ** 2],
    ['gamma of shape 1', { kind: 'gamma', shape: 1, scale: 5 }, 0.9, 5 * Math.log(10)],
    ['shifted', { kind: 'shifted', by: -1, of: exponential(1) }, 0.5, Math.log(2) - 1],
    ['sum of constants and one distribution', sum(fixed(1), exponential(1), fixed(2)), 0.5, 3 + Math.log(2)],
    ['mixture of constants', { kind: 'mixture', weights: [3, 1], of: [fixed(1), fixed(9)] }, 0.8, 9],
    ['mixture of uniforms', { kind: 'mixture', weights: [1, 1], of: [uniform(0, 1), uniform(0, 4)] }, 0.5, 0.8],
    ['nothing to wait for', sum(), 0.5, 0],
  ])('%s', (_, distribution, p, expected) => {
    expect(relativeError(quantile(distribution, p), expected)).toBeLessThan(1e-14);
  });

  it('an empirical quantile is the smallest value whose share reaches the level', () => {
    const values = empirical(1, 2, 2, 5, 9);
    expect([0, 0.2, 0.21, 0.6, 0.61, 0.8, 1].map((p) => quantile(values, p))).toEqual([1, 1, 2, 2, 5, 5, 9]);
    expect([0.5, 1, 2, 8.9, 9].map((t) => cdf(values, t))).toEqual([0, 0.2, 0.6, 0.8, 1]);
  });

  it('the sum of two samples is the sample of their sums', () => {
    const both = sum(empirical(1, 2), empirical(10, 20, 30), fixed(100));
    expect([0.16, 0.5, 0.51, 1].map((p) => quantile(both, p))).toEqual([111, 121, 122, 132]);
  });

  it('level 0 and level 1 are the ends of the support', () => {
    expect([quantile(exponential(1), 0), quantile(exponential(1), 1)]).toEqual([0, Number.POSITIVE_INFINITY]);
    const timers = sum(uniform(0, 5), uniform(-10, 0));
    expect([quantile(timers, 0), quantile(timers, 1)]).toEqual([-10, 5]);
  });

  it('refuses a level outside [0, 1]', () => {
    expect(() => quantile(exponential(1), 1.2)).toThrow('expected a probability in [0, 1], found 1.2');
    expect(() => upperQuantile(exponential(1), Number.NaN)).toThrow('expected a probability in [0, 1], found NaN');
  });
});

describe('tails', () => {
  it('a tiny survival keeps its digits', () => {
    expect(relativeError(survival(exponential(1), 100), Math.exp(-100))).toBeLessThan(1e-15);
    expect(relativeError(survival({ kind: 'weibull', shape: 2, scale: 1 }, 10), Math.exp(-100))).toBeLessThan(1e-13);
    expect(upperQuantile(exponential(1), 1e-100)).toBeCloseTo(100 * Math.log(10), 10);
  });

  it('the distribution function undoes the quantile for every continuous kind and mixtures of them', () => {
    const level = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(continuousDistribution, level, (distribution, p) => {
        const t = quantile(distribution, p);
        // Within the rounding of t itself: a shift may swallow the last digits.
        const nudge = 4 * Number.EPSILON * t;
        expect(cdf(distribution, t + nudge)).toBeGreaterThan(p - 1e-12);
        expect(cdf(distribution, t - nudge)).toBeLessThan(p + 1e-12);
        expect(cdf(distribution, t) + survival(distribution, t)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('quantiles rise with the level', () => {
    const level = fc.double({ min: 1e-12, max: 1, noNaN: true });
    fc.assert(
      fc.property(continuousDistribution, level, level, (distribution, p, q) => {
        const [low, high] = [quantile(distribution, Math.min(p, q)), quantile(distribution, Math.max(p, q))];
        // Levels a few units in the last place apart have the same quantile up to rounding.
        expect(high).toBeGreaterThanOrEqual(low * (1 - 1e-12));
      }),
    );
  });
});

describe('sums by convolution', () => {
  const levels = [1e-6, 0.01, 0.5, 0.95, 0.99, 1 - 1e-6];

  it.each([2, 3, 4])('%i equal exponential phases are an Erlang distribution', (stages) => {
    const phases = sum(...Array.from({ length: stages }, () => exponential(1)));
    for (const p of levels) {
      expect(relativeError(quantile(phases, p), gammaQuantile(p, stages, 1)), `p = ${p}`).toBeLessThan(5e-5);
    }
  });

  it('four gamma phases of one scale are a gamma distribution', () => {
    const phases = sum(...[0.5, 1.5, 2, 3].map((shape): Distribution => ({ kind: 'gamma', shape, scale: 2 })));
    for (const p of levels) expect(relativeError(quantile(phases, p), gammaQuantile(p, 7, 2))).toBeLessThan(5e-5);
  });

  it('a tail of 1e-20 keeps three digits, not lost in rounding', () => {
    expect(relativeError(survival(sum(exponential(1), exponential(1)), 50), regularizedGammaQ(2, 50))).toBeLessThan(
      1e-3,
    );
    // Survival of the three phases by partial fractions: 2 t e^(−t) + e^(−2t).
    const three = sum(exponential(1), exponential(1), exponential(0.5));
    expect(relativeError(survival(three, 50), 100 * Math.exp(-50))).toBeLessThan(1e-3);
  });

  it('three uniforms follow Irwin and Hall', () => {
    const three = sum(uniform(0, 1), uniform(0, 1), uniform(0, 1));
    // F(x) = x³/6 up to 1, (−2x³ + 9x² − 9x + 3)/6 up to 2.
    expect(relativeError(cdf(three, 0.5), 1 / 48)).toBeLessThan(1e-4);
    expect(relativeError(cdf(three, 1.5), 0.5)).toBeLessThan(1e-5);
    expect(relativeError(survival(three, 2.5), 1 / 48)).toBeLessThan(1e-4);
  });

  it('phases of very different length do not blur each other', () => {
    // Means 1, 0.1 and 0.01: hypoexponential, by partial fractions.
    const means = [1, 0.1, 0.01];
    const exact = (t: number): number =>
      means.reduce(
        (all, m) => all + Math.exp(-t / m) * means.reduce((c, k) => (k === m ? c : (c * m) / (m - k)), 1),
        0,
      );
    for (const p of [0.01, 0.5, 0.95, 0.99]) {
      expect(relativeError(exact(quantile(sum(...means.map(exponential)), p)), 1 - p)).toBeLessThan(2e-5);
    }
  });

  it('a long timer dominates: 300 s and a start of a few seconds is never under 300 s', () => {
    const start: Distribution = { kind: 'lognormal', mu: Math.log(5), sigma: 0.5 };
    const total = sum(fixed(300), start, uniform(0, 10));
    expect(survival(total, 300)).toBe(1);
    expect(quantile(total, 1e-6)).toBeGreaterThan(300);
  });

  it('an atom stays within the sure bound of one step per part on the grid', () => {
    // 1 with probability ½, else 3, plus a uniform: F(1.5) = ¼, and the median is where the first part ends.
    const choice: Distribution = { kind: 'mixture', weights: [1, 1], of: [fixed(1), fixed(3)] };
    const total = sum(choice, uniform(0, 1));
    expect(Math.abs(quantile(total, 0.25) - 1.5)).toBeLessThan(4 / 1024);
    expect(Math.abs(quantile(total, 0.75) - 3.5)).toBeLessThan(4 / 1024);
  });

  it('the same distribution object may be used twice', () => {
    const once = exponential(1);
    expect(relativeError(quantile(sum(once, once), 0.95), gammaQuantile(0.95, 2, 1))).toBeLessThan(1e-5);
  });

  it('distribution function and quantile agree on sums of any continuous parts', () => {
    fc.assert(
      fc.property(
        fc.array(continuousDistribution, { minLength: 2, maxLength: 4 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (parts, p) => {
          const total = sum(...parts);
          expect(Math.abs(cdf(total, quantile(total, p)) - p)).toBeLessThan(5e-3);
        },
      ),
      { numRuns: 30 },
    );
  });
});
