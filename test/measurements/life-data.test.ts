import { describe, expect, it } from 'vitest';
import { exponentialFit } from '../../src/measurements/fit-exponential.js';
import { gammaFit } from '../../src/measurements/fit-gamma.js';
import { lognormalFit } from '../../src/measurements/fit-lognormal.js';
import { weibullFit } from '../../src/measurements/fit-weibull.js';
import { meanInterval } from '../../src/measurements/rate-interval.js';

describe('the interval of an exponential mean', () => {
  // Published life data: T = 1000 h, 5 failures, 90 %; T = 43800 h, 12 failures, 95 %; given to four or three decimals.
  it.each([
    [5, 1000, 0.9, 'time', 95.12, 507.5757, 4],
    [5, 1000, 0.9, 'failure', 109.2476, 507.5757, 4],
    [12, 43800, 0.95, 'time', 2089.537, 7063.861, 3],
    [12, 43800, 0.95, 'failure', 2225.379, 7063.861, 3],
  ] as const)(
    '%d failures in %d h at %d, %s-truncated',
    (failures, exposure, level, truncation, low, high, decimals) => {
      const interval = meanInterval(failures, exposure, level, truncation);
      expect(interval.low).toBeCloseTo(low, decimals);
      expect(interval.high).toBeCloseTo(high, decimals);
    },
  );

  it('has a one-sided lower limit without failures: 2924.160 h from 8760 h at 95 %', () => {
    expect(meanInterval(0, 8760, 0.95, 'time').low).toBeCloseTo(2924.16, 3);
    expect(meanInterval(0, 8760, 0.95, 'time').high).toBe(Number.POSITIVE_INFINITY);
    expect(() => meanInterval(0, 8760, 0.95, 'failure')).toThrow(RangeError);
  });
});

describe('fits with suspended units', () => {
  it('reproduces the Weibull of JASP issue 3777: failures 1.6, 1.8, 1.9, five suspended at 2', () => {
    const fit = weibullFit({ exact: [1.6, 1.8, 1.9], longerThan: [2, 2, 2, 2, 2] })!;
    if (fit.distribution.kind !== 'weibull') throw new Error('expected a Weibull');
    const { shape, scale } = fit.distribution;
    expect(scale).toBeCloseTo(2.164041, 6);
    expect(shape).toBeCloseTo(9.090839, 6);
    expect(fit.logLikelihood).toBeCloseTo(-3.680414, 6);
    // L10: a tenth has failed.
    expect(scale * (-Math.log(0.9)) ** (1 / shape)).toBeCloseTo(1.6895, 4);
  });

  it('finds for every family a point where no small step raises the likelihood', () => {
    const durations = { exact: [3, 5, 8, 13, 21, 34, 55], longerThan: [10, 40, 40] };
    for (const fitted of [exponentialFit, weibullFit, lognormalFit, gammaFit]) {
      const found = fitted(durations)!;
      expect(found.aic).toBeCloseTo(2 * (found.family === 'exponential' ? 1 : 2) - 2 * found.logLikelihood, 12);
      expect(Number.isFinite(found.mean)).toBe(true);
    }
  });

  it('agrees with the uncensored closed form when the censored share vanishes', () => {
    const exact = [2, 3, 5, 7, 11, 13, 17, 19];
    // A unit known only to last longer than almost nothing carries no information.
    for (const fitted of [weibullFit, lognormalFit, gammaFit]) {
      const without = fitted({ exact, longerThan: [] })!;
      const withOne = fitted({ exact, longerThan: [1e-9] })!;
      expect(withOne.logLikelihood).toBeCloseTo(without.logLikelihood, 6);
      expect(withOne.mean).toBeCloseTo(without.mean, 5);
    }
  });

  it('has no fit where the likelihood has no maximum', () => {
    expect(weibullFit({ exact: [4, 4, 4], longerThan: [] })).toBeNull();
    expect(lognormalFit({ exact: [4], longerThan: [] })).toBeNull();
    expect(gammaFit({ exact: [4, 4], longerThan: [] })).toBeNull();
    expect(exponentialFit({ exact: [], longerThan: [4] })).toBeNull();
  });
});
