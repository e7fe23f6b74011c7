import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atPlace,
  likelihood,
  percent,
  range,
  roundingPlace,
  scientific,
  significant,
} from '../../../src/report/format/number.js';

/** The number a text says, without its separators. */
const read = (text: string) => Number(text.replace(/[\u202f\u00a0%]/g, '').replace('−', '-'));
const value = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('numbers', () => {
  it('keep between two and four digits, as many as their interval allows', () => {
    expect(atPlace(283.4, roundingPlace(283.4, { low: 210, high: 600 }))).toBe('280');
    expect(atPlace(283.4, roundingPlace(283.4, { low: 283.1, high: 283.8 }))).toBe('283.4');
    expect(atPlace(283.4, roundingPlace(283.4, null))).toBe('283');
    expect(atPlace(0.0312, roundingPlace(0.0312, { low: 0.02, high: 0.05 }))).toBe('0.031');
  });

  it('are never further from the value than half a unit of their last place', () => {
    fc.assert(
      fc.property(value, fc.double({ min: 0, max: 1, noNaN: true }), (number, width) => {
        const interval = { low: number * (1 - width), high: number * (1 + width) };
        const place = roundingPlace(number, interval);
        expect(Math.abs(read(atPlace(number, place)) - number)).toBeLessThanOrEqual(0.5 * 10 ** place * 1.000001);
      }),
    );
  });

  it('keep their significant digits when written and read again', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 6 }), (number, digits) => {
        expect(read(significant(number, digits))).toBeCloseTo(Number(number.toPrecision(digits)), 9);
      }),
    );
  });

  it('are grouped in threes by a space that does not break', () => {
    expect(atPlace(1234567, 0)).toBe('1\u202f234\u202f567');
    expect(atPlace(9876, 0)).toBe('9876');
    expect(atPlace(-1234.5, -1)).toBe('−1234.5');
  });

  it('say so when they are not finite', () => {
    expect(atPlace(Number.POSITIVE_INFINITY, 0)).toBe('∞');
    expect(atPlace(Number.NEGATIVE_INFINITY, 0)).toBe('−∞');
    expect(atPlace(Number.NaN, 0)).toBe('?');
  });
});

describe('intervals', () => {
  it('name a shared unit once', () => {
    expect(range('2.6\u00a0y', '7.7\u00a0y', 'to')).toBe('2.6–7.7\u00a0y');
    expect(range('61\u00a0d', '1.5\u00a0y', 'to')).toBe('61\u00a0d to 1.5\u00a0y');
  });

  it('use words where a minus sign stands', () => {
    expect(range('−3', '4', 'to')).toBe('−3 to 4');
  });
});

describe('shares and probabilities', () => {
  it('reach 0 or 100 per cent only when they are', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (share) => {
        expect(percent(share)).not.toBe('0\u00a0%');
        expect(percent(share)).not.toBe('100\u00a0%');
      }),
    );
    expect(percent(1)).toBe('100\u00a0%');
    expect(percent(0)).toBe('0\u00a0%');
  });

  it('counted over draws are never certain', () => {
    expect(likelihood(1)).toBe('>\u00a099\u00a0%');
    expect(likelihood(0)).toBe('<\u00a01\u00a0%');
    expect(likelihood(0.42)).toBe('42\u00a0%');
  });

  it('too small for per cent are written with an exponent', () => {
    expect(scientific(3.21e-14)).toBe('3.2e−14');
    expect(scientific(0)).toBe('0');
  });
});
