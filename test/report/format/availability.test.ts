import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availabilityPercent,
  availabilityRange,
  nines,
  targetPercent,
} from '../../../src/report/format/availability.js';

const unavailability = fc.double({ min: 1e-12, max: 0.5, noNaN: true });

describe('availability', () => {
  it('is written from the unavailability, so that the nines do not come from rounding', () => {
    expect(availabilityPercent(4.8e-4)).toBe('99.952\u00a0%');
    expect(availabilityPercent(1e-6)).toBe('99.99990\u00a0%');
    expect(availabilityPercent(0.5)).toBe('50\u00a0%');
    expect(availabilityPercent(0)).toBe('100\u00a0%');
  });

  it('never reads 100 % while anything is missing, nor shows digits doubles do not have', () => {
    fc.assert(
      fc.property(unavailability, (missing) => {
        const text = availabilityPercent(missing);
        expect(text).not.toMatch(/^100/);
        expect(text.replace(/\D/g, '').length).toBeLessThanOrEqual(16);
      }),
    );
  });

  it('agrees with the unavailability to two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), (missing) => {
        const shown = 1 - Number.parseFloat(availabilityPercent(missing)) / 100;
        expect(Math.abs(shown - missing)).toBeLessThanOrEqual(missing * 0.06);
      }),
    );
  });

  it('has ends that are ordered and below 100 %', () => {
    fc.assert(
      fc.property(unavailability, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (missing, share) => {
        const ends = availabilityRange(missing, { low: missing * share, high: Math.min(1, missing / share) });
        const [low, high] = ends.map(Number.parseFloat) as [number, number];
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThan(100);
      }),
    );
  });

  it('in nines is minus the logarithm', () => {
    expect(nines(0.001)).toBe('3.00');
    expect(nines(0)).toBe('∞');
  });

  it('of a target keeps the digits it was written with', () => {
    expect(targetPercent(0.9995)).toBe('99.95\u00a0%');
    expect(targetPercent(0.99999)).toBe('99.999\u00a0%');
  });
});
