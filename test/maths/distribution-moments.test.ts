import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { coefficientOfVariation, mean, scaled, scaledToMean, variance } from '../../src/maths/distribution-moments.js';
import { quantile } from '../../src/maths/distribution-quantile.js';
import { continuousDistribution } from './arbitrary-distribution.js';
import { relativeError } from './relative-error.js';

const exponential: Distribution = { kind: 'exponential', mean: 3 };

describe('mean and variance in closed form', () => {
  it.each<[string, Distribution, number, number]>([
    ['exponential', exponential, 3, 9],
    ['deterministic', { kind: 'deterministic', value: 4 }, 4, 0],
    ['uniform', { kind: 'uniform', min: 1, max: 4 }, 2.5, 0.75],
    ['triangular', { kind: 'triangular', min: 0, mode: 1, max: 5 }, 2, 21 / 18],
    ['lognormal', { kind: 'lognormal', mu: 1, sigma: 2 }, Math.exp(3), Math.exp(6) * (Math.exp(4) - 1)],
    // Γ(3) = 2, Γ(5) = 24.
    ['Weibull of shape ½', { kind: 'weibull', shape: 0.5, scale: 3 }, 6, 9 * (24 - 4)],
    ['Weibull of shape 2 (Rayleigh)', { kind: 'weibull', shape: 2, scale: 1 }, Math.sqrt(Math.PI) / 2, 1 - Math.PI / 4],
    ['gamma', { kind: 'gamma', shape: 2.5, scale: 2 }, 5, 10],
    ['empirical', { kind: 'empirical', values: [1, 2, 3, 6] }, 3, 14 / 4],
    ['shifted', { kind: 'shifted', by: 2, of: exponential }, 5, 9],
    ['sum', { kind: 'sum', of: [exponential, exponential] }, 6, 18],
    // Hyperexponential: E[X²] = Σ 2 w m².
    [
      'mixture',
      {
        kind: 'mixture',
        weights: [9, 1],
        of: [
          { kind: 'exponential', mean: 1 },
          { kind: 'exponential', mean: 11 },
        ],
      },
      2,
      2 * (0.9 + 12.1) - 4,
    ],
  ])('%s', (_, distribution, first, second) => {
    expect(relativeError(mean(distribution), first)).toBeLessThan(1e-14);
    expect(relativeError(variance(distribution), second)).toBeLessThan(1e-14);
  });

  it('a Weibull distribution of large shape keeps its small variance: π²/6k² to first order', () => {
    const k = 1e4;
    expect(variance({ kind: 'weibull', shape: k, scale: 1 }) * k * k).toBeCloseTo(Math.PI ** 2 / 6, 2);
  });

  it('the coefficient of variation is 1 for exponential, 0 for constant', () => {
    expect(coefficientOfVariation(exponential)).toBe(1);
    expect(coefficientOfVariation({ kind: 'deterministic', value: 0 })).toBe(0);
  });
});

describe('scaling', () => {
  const factor = fc.double({ min: 0.01, max: 100, noNaN: true });

  it('multiplies mean, deviation and quantiles by the factor', () => {
    fc.assert(
      fc.property(continuousDistribution, factor, (distribution, f) => {
        const result = scaled(distribution, f);
        expect(relativeError(mean(result), f * mean(distribution))).toBeLessThan(1e-12);
        expect(relativeError(variance(result), f * f * variance(distribution))).toBeLessThan(1e-10);
        expect(relativeError(quantile(result, 0.9), f * quantile(distribution, 0.9))).toBeLessThan(1e-10);
      }),
    );
  });

  it('reaches the mean asked for', () => {
    fc.assert(
      fc.property(continuousDistribution, factor, (distribution, target) => {
        expect(relativeError(mean(scaledToMean(distribution, target)), target)).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuses factors that are not above zero', () => {
    expect(() => scaled(exponential, 0)).toThrow('expected a finite factor above zero, found 0');
    expect(() => scaled(exponential, Number.POSITIVE_INFINITY)).toThrow('found Infinity');
  });
});
