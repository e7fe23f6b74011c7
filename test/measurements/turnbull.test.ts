import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, restrictedMean, restrictedMeanError } from '../../src/measurements/kaplan-meier.js';
import { lifetimes, lifetimesOf } from '../../src/measurements/lifetimes.js';
import { survivalCurve } from '../../src/measurements/survival-curve.js';
import { turnbull } from '../../src/measurements/turnbull.js';
import { massDeviations } from '../../src/measurements/turnbull-variance.js';

const open = Number.POSITIVE_INFINITY;
const whole = fc.integer({ min: 1, max: 12 });
/** Known exactly, to an interval, from below or from above; sometimes entered late. */
const lifetime = fc
  .record({ low: fc.integer({ min: 0, max: 12 }), width: fc.constantFrom(0, 1, 3, open), late: fc.boolean() })
  .filter(({ low, width }) => low > 0 || width > 0)
  .map(({ low, width, late }) => ({ low, high: low + width, entry: late && low > 1 ? 1 : 0 }));

describe('the curve of durations known to intervals', () => {
  it('is the product-limit curve with its variance where there are none', () => {
    fc.assert(
      fc.property(
        fc.array(whole, { minLength: 1, maxLength: 12 }),
        fc.array(whole, { maxLength: 12 }),
        (exact, longerThan) => {
          const curve = kaplanMeier({ exact, longerThan });
          const observed = lifetimesOf({ exact, longerThan }, 0);
          const estimate = turnbull(observed);
          const steps = Array.from(estimate.mass.keys()).filter((j) => estimate.right[j] < open);
          const deviation = massDeviations(estimate, observed)!;
          let S = 1;
          expect(steps.map((j) => estimate.left[j])).toEqual([...curve.times]);
          steps.forEach((j, step) => {
            S -= estimate.mass[j];
            expect(S).toBeCloseTo(curve.survival[step], 8);
            const upTo = Array.from(estimate.mass, (_, l) => (l <= step ? 1 : 0));
            if (step < estimate.mass.length - 1) expect(deviation(upTo) ** 2).toBeCloseTo(curve.variance[step], 8);
          });
          if (curve.survival.at(-1) !== 0) return;
          const lasting = deviation(curve.times);
          expect(restrictedMean(curve)).toBeCloseTo(
            estimate.mass.reduce((sum, share, j) => sum + share * estimate.left[j], 0),
            7,
          );
          expect(lasting).toBeCloseTo(restrictedMeanError(curve), 7);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has a likelihood that no other masses exceed', () => {
    fc.assert(
      fc.property(
        fc.array(lifetime, { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.double({ min: 0.01, max: 1, noNaN: true })),
        (known, random) => {
          const observed = lifetimes(known);
          const { mass, logLikelihood, left, right } = turnbull(observed);
          expect(mass.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          const others = Float64Array.from(mass, () => random.next().value!);
          const total = others.reduce((sum, share) => sum + share, 0);
          // Moved a little towards any other distribution, and all the way.
          for (const share of [1e-3, 0.1, 1]) {
            const moved = mass.map((own, j) => (1 - share) * own + (share * others[j]) / total);
            let other = 0;
            for (let i = 0; i < observed.low.length; i++) {
              const { low, high, entry, count } = observed;
              const within = moved.reduce(
                (sum, m, j) => sum + (isWithin(left[j], right[j], low[i], high[i]) ? m : 0),
                0,
              );
              const seen = moved.reduce((sum, m, j) => sum + (left[j] >= entry[i] && right[j] > entry[i] ? m : 0), 0);
              other += count[i] * Math.log(entry[i] > 0 ? within / seen : within);
            }
            expect(other).toBeLessThanOrEqual(logLikelihood + 1e-7);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('agrees with R on fifty-nine lifetimes looked at every ten hours, some not at the beginning or to the end', () => {
    // survival 3.5-3: survfit(Surv(low, high, type = "interval2") ~ 1), to the digits R's own iteration has.
    const known = counted([
      [0, 10, 2],
      [0, 30, 2],
      [0, 40, 1],
      [0, 60, 2],
      [0, 80, 1],
      [10, open, 2],
      [10, 20, 9],
      [20, open, 2],
      [20, 30, 10],
      [30, open, 1],
      [30, 40, 13],
      [40, open, 1],
      [40, 50, 4],
      [50, open, 1],
      [50, 60, 2],
      [60, 70, 3],
      [70, 80, 1],
      [80, 90, 1],
      [90, 100, 1],
    ]);
    const { curve, since, mean } = survivalCurve({ exact: [], longerThan: [], limited: known });
    expect([...since]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect([...curve.times]).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95]);
    const expected = [
      0.95984119472, 0.77123548048, 0.54963059299, 0.27736076719, 0.18949725757, 0.1398053906, 0.06933834231,
      0.04584932622, 0.02292466311, 0,
    ];
    expected.forEach((S, step) => {
      expect(curve.survival[step]).toBeCloseTo(S, 6);
    });
    expect(mean).toBeCloseTo(5 + expected.reduce((sum, S) => sum + 10 * S, 0), 5);
  });
});

function isWithin(left: number, right: number, low: number, high: number): boolean {
  return low === high ? left === low && right === low : left >= low && right > low && right <= high;
}

function counted(text: readonly (readonly [number, number, number])[]) {
  return text.flatMap(([low, high, count]) => Array.from({ length: count }, () => ({ low, high, entry: 0 })));
}
