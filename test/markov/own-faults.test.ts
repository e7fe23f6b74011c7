import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarginLoss, OwnFaultBounds } from '../../src/markov/own-faults.js';
import { levelAfter, levelOf, spareLevels } from '../../src/markov/spare-levels.js';

const none = { longestHeld: 0, longestParted: 0 };

/**
 * Hours with fewer than k of n instances, from one failed until all are back: each fails at rate λ and is restored in h
 * hours, by itself. The weights of a birth-and-death chain are binomial, C(n, t)(λh)^t; hours down per cycle are the share
 * of time down over the rate of cycles, p_0 n λ.
 */
function hoursDown(n: number, k: number, rate: number, hours: number): number {
  let weight = 1;
  let down = 0;
  for (let failed = 1; failed <= n; failed++) {
    weight *= ((n - failed + 1) / failed) * rate * hours;
    if (n - failed < k) down += weight;
  }
  return down / (n * rate);
}

describe('faults of instances alone', () => {
  it('cost at least what the chain of k of n says, and not ten times as much for one or two that are rare', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 4 }),
        fc.double({ min: 1e-5, max: 2e-3, noNaN: true }),
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        (n, missing, rate, hours) => {
          const k = Math.max(1, n - Math.min(missing, n - 1));
          const loss: MarginLoss = {
            rate: n * rate,
            loss: 1,
            isOwn: true,
            ownHours: hours,
            ownHoursApart: hours,
            pending: hours,
            most: hours,
          };
          const spare = n - k + 1;
          const bounds = new OwnFaultBounds([loss], { count: n, spare, ...none });
          const bound = bounds.lost(spare, spare - 1, hours, hours, hours);
          const exact = hoursDown(n, k, rate, hours);
          expect(bound).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
          // One after another takes longer than side by side, and all n go on failing: it adds up with every fault.
          if (spare <= 2 && n * rate * hours < 0.05) expect(bound).toBeLessThanOrEqual(10 * exact);
        },
      ),
    );
  });

  it('cost nothing where no instance can fail by itself', () => {
    const loss: MarginLoss = { rate: 1e-3, loss: 1, isOwn: false, ownHours: 0, ownHoursApart: 0, pending: 5, most: 5 };
    expect(new OwnFaultBounds([loss], { count: 3, spare: 2, ...none }).lost(2, 2, 0, 10, 10)).toBe(0);
  });

  it('cost more after a loss of anything else', () => {
    const own: MarginLoss = {
      rate: 1e-3,
      loss: 1,
      isOwn: true,
      ownHours: 0.1,
      ownHoursApart: 0.1,
      pending: 0.1,
      most: 0.1,
    };
    const seat: MarginLoss = { rate: 1e-4, loss: 1, isOwn: false, ownHours: 0, ownHoursApart: 0, pending: 6, most: 6 };
    const bounds = new OwnFaultBounds([own, seat], { count: 4, spare: 3, ...none });
    expect(bounds.lost(2, 2, 0, 6, 6)).toBeGreaterThan(bounds.lost(3, 3, 0, 6, 6));
    expect(bounds.lost(2, 1, 0.1, 6, 6)).toBeGreaterThan(bounds.lost(2, 2, 0, 6, 6));
  });
});

describe('levels of spare', () => {
  it('tell little spare apart one by one', () => {
    expect(spareLevels(4, [1, 2], 5).values).toEqual([1, 2, 3, 4]);
  });

  it('tell hosts and racks apart where a rack takes nine at once', () => {
    const levels = spareLevels(33, [1, 9, 33], 3);
    expect(levels.values).toEqual([1, 2, 3, 10, 11, 12, 19, 20, 21]);
    expect(levelOf(levels, 33)).toBe(9);
    expect(levelAfter(levels, 9, 9)).toBe(6);
    expect(levelAfter(levels, 9, 33)).toBe(0);
  });

  it('never count more than is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (reference, losses, spare, loss) => {
          const levels = spareLevels(reference, losses, 3);
          const level = levelOf(levels, spare);
          if (level > 0) expect(levels.values[level - 1]!).toBeLessThanOrEqual(spare);
          // What is left after a loss is never told to be more than it is.
          expect(levelAfter(levels, level, loss)).toBeLessThanOrEqual(levelOf(levels, Math.max(0, spare - loss)));
        },
      ),
    );
  });
});
