import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../../src/report/charts/round-times.js';

const second = 1 / 3600;

describe('the ticks of an axis of times', () => {
  it('are landmarks on a long axis', () => {
    expect(timeTicks([second, 8766])).toEqual([
      second,
      10 * second,
      60 * second,
      600 * second,
      1,
      6,
      24,
      168,
      720,
      8766,
    ]);
  });

  it('are the round times between on a short one', () => {
    expect(timeTicks([3 * second, 40 * second]).map((hours) => Math.round(hours / second))).toEqual([5, 10, 20, 30]);
  });

  it('are steps of a unit on a very short one', () => {
    expect(timeTicks([4.6 * second, 6.9 * second]).map((hours) => hours / second)).toEqual(
      [5, 5.5, 6, 6.5].map((value) => expect.closeTo(value, 9)),
    );
  });

  it('are two at least and few, all of them on the axis, wherever it lies', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 12, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (from, span) => {
          const domain = [Math.exp(from), Math.exp(from + span)] as const;
          const found = timeTicks(domain);
          expect(found.length).toBeGreaterThanOrEqual(2);
          expect(found.length).toBeLessThanOrEqual(13);
          for (const tick of found) {
            expect(tick).toBeGreaterThanOrEqual(domain[0] * (1 - 1e-12));
            expect(tick).toBeLessThanOrEqual(domain[1] * (1 + 1e-12));
          }
        },
      ),
    );
  });
});
