import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monteCarloErrorOf, pairRecords, probabilityLess, probabilityLessInYear } from '../../src/comparison/pairs.js';
import { candidateStandings } from '../../src/comparison/standings.js';
import { lowDiscrepancyPoints } from '../../src/maths/low-discrepancy.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import { normalSample } from './normal-sample.js';
import { smallEvaluation } from './small-evaluation.js';

/** Φ(1), Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, table 26.1. */
const phiOfOne = 0.8413447461;

const lognormal = (median: number, sigma: number, z: readonly number[]) =>
  z.map((each) => median * Math.exp(sigma * each));
const timesShared = (values: readonly number[], shared: readonly number[]) =>
  values.map((value, i) => value * Math.exp(2 * shared[i]!));

describe('the probability that one candidate has less downtime', () => {
  // ln A − ln B is normal with mean ln(median A / median B) and variance 2σ²: one standard deviation above zero here.
  const sigma = 0.5;
  const ratio = Math.exp(sigma * Math.SQRT2);
  const pair = (n: number) => {
    const [a, b] = [lognormal(1e-4 * ratio, sigma, normalSample(11, n)), lognormal(1e-4, sigma, normalSample(29, n))];
    return { a, b, shared: normalSample(83, n) };
  };
  const recordOf = (a: readonly number[], b: readonly number[]) =>
    pairRecords(
      smallEvaluation([
        { id: 'a', draws: a },
        { id: 'b', draws: b },
      ]),
    )[0]!;

  it('is Φ(1) for lognormal unavailabilities one standard deviation apart, within the stated error', () => {
    const { a, b } = pair(4000);
    const record = recordOf(a, b);
    expect(record).toMatchObject({ service: 'shop', a: 'a', b: 'b' });
    expect(Math.abs(record.probabilityBLess! - phiOfOne)).toBeLessThan(record.monteCarloError!);
  });

  it('is not moved by what both candidates share, however uncertain that is', () => {
    const { a, b, shared } = pair(4000);
    expect(recordOf(timesShared(a, shared), timesShared(b, shared)).probabilityBLess).toBe(
      recordOf(a, b).probabilityBLess,
    );
  });

  it('moves by less than its stated error when the draws are doubled', () => {
    const [once, twice] = [pair(1000), pair(2000)].map(({ a, b }) => recordOf(a, b));
    expect(Math.abs(once!.probabilityBLess! - twice!.probabilityBLess!)).toBeLessThan(once!.monteCarloError!);
  });

  it('is a half for the same candidate twice', () => {
    const { a } = pair(100);
    expect(recordOf(a, a).probabilityBLess).toBe(0.5);
  });

  it('is not known without draws, or where the draws are not joint', () => {
    const { a } = pair(100);
    const undrawn = pairRecords(smallEvaluation([{ id: 'a' }, { id: 'b' }]));
    expect(undrawn).toMatchObject([
      { service: 'shop', a: 'a', b: 'b', probabilityBLess: null, monteCarloError: null, probabilityBLessInYear: null },
    ]);
    expect(probabilityLess(a, a.slice(1))).toBeNull();
  });

  it('is a half for two that lie closer together than the draws are exact', () => {
    const x = [1e-4, 2e-4, 3e-4];
    const y = x.map((value) => value * 1.01);
    expect(probabilityLess(x, y)).toBe(1);
    expect(probabilityLess(x, y, 0.02)).toBe(0.5);
    expect(probabilityLess(x, y, 0.005)).toBe(1);
  });

  it('adds up to one in both directions', () => {
    const worlds = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 });
    fc.assert(
      fc.property(worlds, (pairs) => {
        const [x, y] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
        expect(probabilityLess(x, y)! + probabilityLess(y, x)!).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is recorded once for every two candidates', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const records = pairRecords(smallEvaluation(ids.map((id) => ({ id }))));
    expect(records.map(({ a, b }) => a + b)).toEqual(['ab', 'ac', 'ad', 'bc', 'bd', 'cd']);
  });
});

describe('the probability of less downtime in a given year', () => {
  it('of two exponential years with means 1 and 3 is 3/4 for the shorter', () => {
    // P(X < Y) = (1/1) / (1/1 + 1/3).
    const quantiles = (mean: number) => Array.from({ length: 200 }, (_, i) => -mean * Math.log1p(-(i + 0.5) / 200));
    expect(probabilityLessInYear(quantiles(1), quantiles(3))).toBeCloseTo(0.75, 2);
  });

  it('counts two years without an outage half', () => {
    // X is 0 or 2, Y is 0 or 1: less in one of four, equal in one of four.
    expect(probabilityLessInYear([0, 2], [0, 1])).toBe(0.375);
    expect(probabilityLessInYear([], [1])).toBeNull();
  });
});

describe('the Monte-Carlo error of a probability', () => {
  it('is the far end of the Wilson interval', () => {
    // Wilson 95 % interval of 81 in 263: 0.2553 … 0.3662 (Newcombe, Two-sided confidence intervals, 1998, table I).
    const probability = 81 / 263;
    expect(monteCarloErrorOf(probability, 263)).toBeCloseTo(0.3662 - probability, 4);
  });

  it('is not zero at certainty: no draw in n says little about one in 3/n', () => {
    // Newcombe 1998, table I: 0 in 20 has the Wilson interval 0 … 0.1611.
    expect(monteCarloErrorOf(0, 20)).toBeCloseTo(0.1611, 4);
    expect(monteCarloErrorOf(1, 20)).toBeCloseTo(0.1611, 4);
  });
});

describe('the probability that every target is met', () => {
  it('moves by less than its stated error when the draws are doubled', () => {
    const standing = (draws: number) => {
      const worlds = lowDiscrepancyPoints(draws, 1, 3).map((point) => 1e-4 * Math.exp(normalQuantile(point[0]!)));
      return candidateStandings(smallEvaluation([{ id: 'a', draws: worlds }], { availability: 0.9998 }))[0]!;
    };
    const [before, after] = [standing(128), standing(256)];
    // ln 2 standard deviations above the median.
    expect(after.probabilityMeetsAll).toBeCloseTo(0.7559, 1);
    const moved = Math.abs(after.probabilityMeetsAll! - before.probabilityMeetsAll!);
    expect(moved).toBeLessThanOrEqual(before.monteCarloError!);
    expect(after.monteCarloError!).toBeLessThan(before.monteCarloError!);
  });
});
