import { describe, expect, it } from 'vitest';
import { compensatedSum } from '../../src/maths/compensated-sum.js';
import {
  batchMeansInterval,
  binomialInterval,
  poissonMeanInterval,
  studentInterval,
} from '../../src/maths/confidence-interval.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import { RandomStream } from '../../src/maths/threefry.js';

describe('a compensated sum', () => {
  it('keeps what a plain sum loses (the example of Neumaier 1974)', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(Array.from({ length: 1e6 }, () => 0.1))).toBe(1e5);
  });

  it('of nothing is 0, of an infinity infinite', () => {
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('intervals', () => {
  it('Student: mean 3, deviation √2.5, five values', () => {
    const { mean, halfWidth } = studentInterval([1, 2, 3, 4, 5], 0.95);
    expect(mean).toBe(3);
    // t(0.975, 4) = 2.776445105 (NIST/SEMATECH table: 2.776).
    expect(halfWidth).toBeCloseTo(2.7764451051977987 * Math.sqrt(0.5), 12);
    expect(studentInterval([1], 0.95).halfWidth).toBe(Number.POSITIVE_INFINITY);
  });

  it('Poisson: the limits of Garwood 1936 for 0, 1 and 10 events at 95 %', () => {
    const rounded = [0, 1, 10].map((count) => {
      const { low, high } = poissonMeanInterval(count, 0.95);
      return [Number(low.toFixed(4)), Number(high.toFixed(4))];
    });
    expect(rounded).toEqual([
      [0, 3.6889],
      [0.0253, 5.5716],
      [4.7954, 18.3904],
    ]);
  });

  it('binomial: without a success in n trials the upper limit is 1 − (α/2)^(1/n)', () => {
    const { low, high } = binomialInterval(0, 20, 0.95);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 20), 14);
    expect(binomialInterval(20, 20, 0.95).low).toBeCloseTo(0.025 ** (1 / 20), 14);
  });

  it('batch means cover the mean of a correlated series about as often as they say', () => {
    const stream = new RandomStream();
    const runs = 300;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      stream.rekey(1, run, 5);
      let x = 0;
      const series = Array.from({ length: 2000 }, () => {
        x = 0.8 * x + normalQuantile(stream.next());
        return x;
      });
      const { mean, halfWidth } = batchMeansInterval(series, 10, 0.95);
      if (Math.abs(mean) <= halfWidth) covered++;
    }
    // 0.95 ± 4 standard errors; the independent interval of all 2000 values would cover 0.48.
    expect(Math.abs(covered / runs - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / runs));
  });

  it('batches leave a remainder out from the beginning, and need two', () => {
    expect(batchMeansInterval([100, 1, 1, 3, 3], 2, 0.9).mean).toBe(2);
    expect(() => batchMeansInterval([1, 2], 1, 0.9)).toThrow(
      'expected at least two batches of at least one value, found 1 of 2',
    );
  });
});
