import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, studentTCdf, studentTQuantile } from '../../src/maths/beta-distribution.js';
import { erf, erfc } from '../../src/maths/error-function.js';
import { chiSquareQuantile, gammaQuantile, gammaUpperQuantile } from '../../src/maths/gamma-distribution.js';
import { betaTails, regularizedBeta } from '../../src/maths/incomplete-beta.js';
import { regularizedGammaP, regularizedGammaQ } from '../../src/maths/incomplete-gamma.js';
import { logGamma, stirlingError } from '../../src/maths/log-gamma.js';
import { normalCdf, normalQuantile } from '../../src/maths/normal-quantile.js';
import { relativeError } from './relative-error.js';

const functions: Record<string, { readonly f: (...args: number[]) => number; readonly within: number }> = {
  logGamma: { f: logGamma, within: 1e-15 },
  erf: { f: erf, within: 1e-15 },
  erfc: { f: erfc, within: 1e-15 },
  normalCdf: { f: normalCdf, within: 2e-15 },
  normalQuantile: { f: normalQuantile, within: 1e-15 },
  regularizedGammaP: { f: regularizedGammaP, within: 2e-13 },
  regularizedGammaQ: { f: regularizedGammaQ, within: 2e-13 },
  gammaQuantile: { f: gammaQuantile, within: 1e-13 },
  gammaUpperQuantile: { f: gammaUpperQuantile, within: 1e-13 },
  regularizedBeta: { f: regularizedBeta, within: 2e-13 },
  betaQuantile: { f: betaQuantile, within: 1e-13 },
  studentTCdf: { f: studentTCdf, within: 2e-13 },
  studentTQuantile: { f: studentTQuantile, within: 1e-13 },
};
const reference = JSON.parse(
  readFileSync(new URL('./reference/special-functions.json', import.meta.url), 'utf8'),
) as Record<string, readonly (readonly number[])[]>;

describe('special functions agree with mpmath at 40 digits', () => {
  it.each(Object.entries(functions))('%s', (name, { f, within }) => {
    const rows = reference[name]!;
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const error = relativeError(f(...row.slice(0, -1)), row.at(-1)!);
      expect(error, `${name}(${row.slice(0, -1).join(', ')})`).toBeLessThan(within);
    }
  });
});

describe('special functions agree with printed tables', () => {
  it.each([
    // Abramowitz & Stegun 1964, table 6.1 (Γ) and 6.1.8.
    ['ln Γ(½) = ln √π', logGamma(0.5), Math.log(Math.sqrt(Math.PI))],
    ['ln Γ(1.5) = ln (√π/2)', logGamma(1.5), Math.log(Math.sqrt(Math.PI) / 2)],
    ['ln Γ(11) = ln 10!', logGamma(11), Math.log(3628800)],
    // Wichura 1988, the check values of AS 241.
    ['normal quantile at 0.25', normalQuantile(0.25), -0.6744897501960817],
    ['normal quantile at 0.001', normalQuantile(0.001), -3.0902323061678136],
    ['normal quantile at 1e-20', normalQuantile(1e-20), -9.262340089798409],
    ['normal quantile at 0.975', normalQuantile(0.975), 1.959963984540054],
    // Closed forms.
    ['chi-square of 2 degrees is exponential', chiSquareQuantile(0.95, 2), -2 * Math.log(0.05)],
    ['Student of 1 degree is Cauchy', studentTQuantile(0.975, 1), Math.tan(Math.PI * 0.475)],
    ['Student of 2 degrees', studentTQuantile(0.9, 2), 0.8 / Math.sqrt(2 * 0.9 * 0.1)],
    ['I_x(1, b) = 1 − (1 − x)^b', regularizedBeta(0.3, 1, 5), 1 - 0.7 ** 5],
    ['I_x(a, 1) = x^a', regularizedBeta(0.3, 2.5, 1), 0.3 ** 2.5],
    ['P(1, x) = 1 − e^(−x)', regularizedGammaP(1, 0.01), -Math.expm1(-0.01)],
    ['Q(½, x) = erfc(√x)', regularizedGammaQ(0.5, 9), erfc(3)],
  ])('%s', (_, found, expected) => {
    expect(relativeError(found, expected)).toBeLessThan(1e-14);
  });

  it.each([
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4 (chi-square) and 1.3.6.7.2 (Student), three decimals.
    ['chi-square 0.95, 1', chiSquareQuantile(0.95, 1), 3.841],
    ['chi-square 0.95, 10', chiSquareQuantile(0.95, 10), 18.307],
    ['chi-square 0.05, 10', chiSquareQuantile(0.05, 10), 3.94],
    ['chi-square 0.99, 100', chiSquareQuantile(0.99, 100), 135.807],
    ['Student 0.975, 5', studentTQuantile(0.975, 5), 2.571],
    ['Student 0.975, 30', studentTQuantile(0.975, 30), 2.042],
    ['Student 0.995, 9', studentTQuantile(0.995, 9), 3.25],
  ])('%s', (_, found, printed) => {
    expect(Math.abs(found - printed)).toBeLessThanOrEqual(0.0005001);
  });
});

describe('special functions at their ends', () => {
  it('quantiles at 0 and 1 are the ends of the support, and outside they are NaN', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([gammaQuantile(0, 2, 3), gammaQuantile(1, 2, 3)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([studentTQuantile(0.5, 7), studentTQuantile(1, 7)]).toEqual([0, Number.POSITIVE_INFINITY]);
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect([normalQuantile(p), gammaQuantile(p, 2, 1), betaQuantile(p, 2, 3)]).toEqual([NaN, NaN, NaN]);
    }
  });

  it('ln Γ is infinite at 0 and undefined below', () => {
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(-1)).toBeNaN();
  });
});

describe('special functions obey their identities', () => {
  const shape = fc.double({ min: 0.02, max: 5000, noNaN: true });

  it('Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const scale = Math.max(1, Math.abs(logGamma(x)), Math.abs(Math.log(x)));
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-14 * scale);
      }),
    );
  });

  it("Stirling's error falls as 1/(12 x) from below", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (x) => {
        expect(stirlingError(x)).toBeLessThanOrEqual((1 + 1e-12) / (12 * x));
        expect(stirlingError(x)).toBeGreaterThan(0);
      }),
    );
  });

  it('lower and upper tail add to one', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.01, max: 3, noNaN: true }), (a, ratio) => {
        expect(regularizedGammaP(a, a * ratio) + regularizedGammaQ(a, a * ratio)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        expect(betaTails(x, 1 - x, a, b).lower).toBeCloseTo(betaTails(1 - x, x, b, a).upper, 12);
      }),
    );
  });

  it('the distribution function undoes the quantile, in both tails', () => {
    const level = fc.double({ min: -13, max: -0.31, noNaN: true }).map((exponent) => 10 ** exponent);
    fc.assert(
      fc.property(shape, level, (a, p) => {
        const low = gammaQuantile(p, a, 1);
        if (low > 1e-300) expect(relativeError(regularizedGammaP(a, low), p)).toBeLessThan(1e-11);
        expect(relativeError(regularizedGammaQ(a, gammaUpperQuantile(p, a, 1)), p)).toBeLessThan(1e-11);
        const degrees = Math.max(a, 0.5);
        expect(relativeError(studentTCdf(studentTQuantile(p, degrees), degrees), p)).toBeLessThan(1e-11);
      }),
    );
  });
});
