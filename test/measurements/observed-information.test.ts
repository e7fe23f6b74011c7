import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covarianceAt } from '../../src/measurements/observed-information.js';

const error = fc.double({ min: -4, max: 1, noNaN: true }).map((power) => 10 ** power);

describe('the covariance of two estimates', () => {
  it('is that of a parabola, however narrow, wide or slanted', () => {
    fc.assert(
      fc.property(error, error, fc.double({ min: -0.99, max: 0.99, noNaN: true }), (sa, sb, correlation) => {
        const f = (a: number, b: number): number => {
          const [x, y] = [(a - 1) / sa, (b + 2) / sb];
          return -(x * x - 2 * correlation * x * y + y * y) / (2 * (1 - correlation ** 2)) - 40;
        };
        const found = covarianceAt(f, 1, -2)!;
        expect(found.aa / sa ** 2).toBeCloseTo(1, 5);
        expect(found.bb / sb ** 2).toBeCloseTo(1, 5);
        expect(found.ab / (sa * sb)).toBeCloseTo(correlation, 5);
      }),
    );
  });

  it('is σ²/n and 1/2n for the mean and the logarithm of σ of logarithms that are normal', () => {
    // Maximum likelihood of a complete sample (Lawless, Statistical Models and Methods for Lifetime Data, 2003, 4.1).
    const logs = [-0.03, 0, 0.01, 0.02, 0.05];
    const mean = logs.reduce((a, b) => a + b) / logs.length;
    const sigma = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length);
    const f = (a: number, b: number): number => logs.reduce((sum, x) => sum - b - ((x - a) / Math.exp(b)) ** 2 / 2, 0);
    const found = covarianceAt(f, mean, Math.log(sigma))!;
    expect(found.aa / (sigma ** 2 / logs.length)).toBeCloseTo(1, 6);
    expect(found.bb * 2 * logs.length).toBeCloseTo(1, 6);
  });

  it('is told apart from a saddle', () => {
    expect(covarianceAt((a, b) => a * a - b * b, 0, 0)).toBeNull();
  });
});
