import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursPerMonth, hoursPerYear } from '../../src/maths/calendar-hours.js';
import { durationHours } from '../../src/scenario/duration-text.js';
import { downtimePrice, hostPrice, licencePrice, money, moneyPerKilowattHour } from '../../src/scenario/price-text.js';
import {
  cpuCores,
  memoryGiB,
  quantityPatterns,
  rate,
  reserve,
  share,
  shareOfNumber,
} from '../../src/scenario/quantities.js';

const timeUnits = ['ms', 's', 'min', 'h', 'd', 'w', 'month', 'y'] as const;
const hoursOf = { ms: 1 / 3_600_000, s: 1 / 3600, min: 1 / 60, h: 1, d: 24, w: 168, month: 730.5, y: 8766 };
const amount = fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true });

describe('durations', () => {
  it.each([
    ['40s', 40 / 3600],
    ['2 ms', 2 / 3_600_000],
    ['1 h 30 min', 1.5],
    ['3 d', 72],
    ['1 w', 168],
    ['6 months', 6 * 730.5],
    ['.5 y', 4383],
    ['1e3 h', 1000],
  ])('%s is so many hours', (text, hours) => {
    expect(durationHours(text)).toEqual({ value: hours });
  });

  it('has a year of 8,766 hours, twelve months long', () => {
    expect(hoursPerYear).toBe(365.25 * 24);
    expect(hoursPerMonth * 12).toBe(hoursPerYear);
  });

  it('reads back what was written in any unit, to the last digit but one', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...timeUnits), fc.constantFrom('', ' ', '  '), (value, unit, space) => {
        const read = durationHours(`${value}${space}${unit}`);
        if (!('value' in read)) throw new Error(read.fault);
        expect(Math.abs(read.value - value * hoursOf[unit])).toBeLessThanOrEqual(2 ** -51 * value * hoursOf[unit]);
      }),
    );
  });

  it('adds up its parts in any order', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (days, minutes) => {
        expect(durationHours(`${days} d ${minutes} min`)).toEqual(durationHours(`${minutes} min ${days} d`));
      }),
    );
  });

  it.each(['', ' ', '40', 's', '-1 s', '40 s foo', '1,5 h', '3 m', 'NaN h', '1e999 h', '1 Y'])(
    'refuses "%s"',
    (text) => {
      expect(durationHours(text)).toHaveProperty('fault');
    },
  );

  it('takes exactly what the pattern for editors takes', () => {
    const pattern = new RegExp(quantityPatterns.duration);
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^ ?[0-9.,]{1,3} ?(s|m|min|h|d|y|month|x)( [0-9]{1,2} ?(s|min|h))?$/)),
        (text) => {
          expect('value' in durationHours(text)).toBe(pattern.test(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('memory and cores', () => {
  it.each([
    ['4 GiB', 4],
    ['512 MiB', 0.5],
    ['4Gi', 4],
    ['2 TiB', 2048],
    ['1 GB', 1e9 / 2 ** 30],
  ])('%s is so many GiB', (text, gibibytes) => {
    expect(memoryGiB(text)).toEqual({ value: gibibytes });
  });

  it.each([
    ['2', 2],
    ['2 vCPU', 2],
    ['1.5 cores', 1.5],
    ['500m', 0.5],
  ])('%s is so many cores', (text, cores) => {
    expect(cpuCores(text)).toEqual({ value: cores });
  });

  it('reads back any amount of memory and any number of cores', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(memoryGiB(`${value} GiB`)).toEqual({ value });
        expect(cpuCores(`${value} vCPU`)).toEqual({ value });
      }),
    );
  });
});

describe('shares', () => {
  it('reads 99.95% as the nearest double to 0.9995', () => {
    expect(share('99.95%')).toEqual({ value: 0.9995 });
  });

  it('refuses a bare 1, which may be meant as 1 %', () => {
    expect(shareOfNumber(1)).toHaveProperty('fault');
    expect(shareOfNumber(0.999)).toEqual({ value: 0.999 });
  });

  it('lies between 0 and 1 or is refused', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        for (const read of [share(`${value}%`), shareOfNumber(value)]) {
          if ('value' in read) expect(read.value >= 0 && read.value <= 1).toBe(true);
        }
      }),
    );
  });
});

describe('rates, reserves and prices', () => {
  it.each([
    ['4 per y', 4, 8766],
    ['1/month', 1, 730.5],
    ['2 per 1000 h', 2, 1000],
  ])('%s is so many events in so many hours', (text, count, hours) => {
    expect(rate(text)).toEqual({ value: { count, hours } });
  });

  it('refuses a rate over no time', () => {
    expect(rate('4 per 0 h')).toHaveProperty('fault');
  });

  it.each([
    ['none', { kind: 'none' }],
    ['0 hosts', { kind: 'none' }],
    ['1 host', { kind: 'hosts', hosts: 1 }],
    ['25%', { kind: 'share', share: 0.25 }],
  ])('%s is a reserve', (text, expected) => {
    expect(reserve(text)).toEqual({ value: expected });
  });

  it('refuses to keep everything free', () => {
    expect(reserve('99%')).toEqual({ value: { kind: 'share', share: 0.99 } });
    expect(reserve('100%')).toHaveProperty('fault');
  });

  it('spreads a purchase over its years and an hour over its minutes', () => {
    expect(money('96000 over 5 y', hostPrice, hoursPerYear)).toEqual({ value: 19_200 });
    expect(money('1500 per core per y', licencePrice, hoursPerYear)).toEqual({ value: 1500 });
    expect(money('5000 per min', downtimePrice, 1)).toEqual({ value: 300_000 });
    expect(moneyPerKilowattHour('0.8 per kWh')).toEqual({ value: 0.8 });
  });

  it('refuses a price without what it is for', () => {
    expect(money('1500 per y', licencePrice, hoursPerYear)).toHaveProperty('fault');
    expect(money('1500 per core per y', hostPrice, hoursPerYear)).toHaveProperty('fault');
  });
});
