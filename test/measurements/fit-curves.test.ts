import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/maths/distribution-quantile.js';
import { weibullFit } from '../../src/measurements/fit-weibull.js';
import { kaplanMeier } from '../../src/measurements/kaplan-meier.js';
import { type FailureHistory, meanCumulativeFunction } from '../../src/measurements/mean-cumulative-function.js';
import { survivalCurve } from '../../src/measurements/survival-curve.js';
import { survivalPoints } from '../../src/measurements/survival-points.js';

const history = fc
  .record({ from: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 1, max: 10 }) })
  .chain(({ from, length }) =>
    fc.record({
      from: fc.constant(from),
      to: fc.constant(from + length),
      failures: fc.array(fc.integer({ min: from, max: from + length }), { maxLength: 6 }),
    }),
  );

/** Variance as Lawless & Nadeau write it: a sum over components of the square of a sum over times. */
function variancesByDefinition(histories: readonly FailureHistory[], times: readonly number[]): number[] {
  const watched = (time: number) => histories.filter(({ from, to }) => from <= time && time <= to);
  const failuresAt = ({ failures }: FailureHistory, time: number) =>
    Array.from(failures).filter((failure) => failure === time).length;
  return times.map((_, last) => {
    const before = times.slice(0, last + 1);
    const squares = histories.map((own) => {
      const parts = before.map((time) => {
        const alike = watched(time);
        const mean = alike.reduce((sum, each) => sum + failuresAt(each, time), 0) / alike.length;
        return alike.includes(own) ? (failuresAt(own, time) - mean) / alike.length : 0;
      });
      return parts.reduce((sum, part) => sum + part, 0) ** 2;
    });
    return squares.reduce((sum, square) => sum + square, 0);
  });
}

describe('the mean cumulative function of components that come and go', () => {
  it('has the variance of its definition', () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 8 }), (histories) => {
        const { times, variance } = meanCumulativeFunction(histories);
        const expected = variancesByDefinition(histories, [...times]);
        for (const [i, value] of expected.entries()) expect(variance[i]).toBeCloseTo(value, 10);
      }),
    );
  });
});

describe('a survival curve as it is drawn', () => {
  const sample = (n: number) =>
    Array.from({ length: n }, (_, i) => quantile({ kind: 'weibull', shape: 0.7, scale: 30 }, (i + 0.5) / n));

  it('lies on the line of a probability plot where the family is right', () => {
    const exact = sample(4000);
    const fit = weibullFit({ exact, longerThan: [] })!;
    const points = survivalPoints(survivalCurve({ exact, longerThan: [] }), fit);
    expect(points.length).toBeLessThan(300);
    for (const { hours, position } of points.slice(5, -5)) {
      expect(Math.log(quantile(fit.distribution, position) / hours)).toBeCloseTo(0, 1);
    }
  });

  it('has Cox–Snell residuals equal to the hazard observed there where the family is right', () => {
    const exact = sample(4000);
    const fit = weibullFit({ exact, longerThan: [] })!;
    const points = survivalPoints(survivalCurve({ exact, longerThan: [] }), fit).filter(
      ({ survival }) => survival > 0.05,
    );
    for (const { residual } of points) expect(residual!.observed).toBeCloseTo(residual!.expected, 2);
  });

  it('keeps the first and the last step and the order of all', () => {
    const exact = sample(5000);
    const points = survivalPoints(survivalCurve({ exact, longerThan: [] }), null);
    expect([points[0]!.hours, points.at(-1)!.hours]).toEqual([exact[0], exact.at(-1)]);
    for (const [i, { hours, low, survival, high }] of points.entries()) {
      if (i > 0) expect(hours).toBeGreaterThan(points[i - 1]!.hours);
      expect(low <= survival && survival <= high).toBe(true);
    }
  });

  it('takes a truncated duration as at risk only after it came under watch', () => {
    // Of three, one came at age 4: at 2 there are two at risk, at 5 the one left of them and the late one.
    const { atRisk, survival } = kaplanMeier({
      exact: [2, 5],
      longerThan: [],
      limited: [{ low: 7, high: 7, entry: 4 }],
    });
    expect([...atRisk]).toEqual([2, 2, 1]);
    expect([...survival]).toEqual([1 / 2, 1 / 4, 0]);
  });
});
