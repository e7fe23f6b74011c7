import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddedHours,
  type Bound,
  boundAt,
  type PendingPolynomial,
  paidFor,
} from '../../src/markov/pending-polynomials.js';

const hours = fc.double({ min: 0, max: 10, noNaN: true });
const failures = fc.array(
  fc
    .record({ rate: fc.double({ min: 1e-6, max: 2e-3, noNaN: true }), pending: hours, felt: hours, most: hours })
    .map((size): AddedHours => ({ ...size, most: size.most + size.pending })),
  { minLength: 1, maxLength: 4 },
);
const coefficients = fc
  .array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 3 })
  .map((values) => Float64Array.from(values));
const bound = fc
  .record({ plain: coefficients, perFelt: coefficients, slope: fc.double({ min: 0, max: 2, noNaN: true }) })
  .map(({ slope, ...polynomial }): Bound => ({ polynomial, slope }));

/** Σ_i (a_i + u b_i) m^(i−1): what recoveries take off an hour at least. */
function falling({ plain, perFelt }: PendingPolynomial, u: number, m: number): number {
  const slope = (c: Float64Array): number =>
    c.reduce((sum, value, i) => (i === 0 ? sum : sum + value * m ** (i - 1)), 0);
  return slope(plain) + u * slope(perFelt);
}

describe('polynomials in the pending hours', () => {
  it('pay for what follows every failure, whatever the hours pending', () => {
    fc.assert(
      fc.property(failures, failures, bound, hours, hours, hours, (elsewhere, again, after, u, p, m) => {
        const found = paidFor([
          ...elsewhere.map((failure) => ({ failure, bound: after })),
          ...again.map((failure) => ({ failure, bound: null })),
        ]);
        const most = p + m + u;
        const cost =
          elsewhere.reduce((sum, f) => {
            const there =
              boundAt(after.polynomial, p + f.pending, u + f.felt, most + f.most) + after.slope * (p + f.pending);
            return sum + f.rate * there;
          }, 0) +
          again.reduce(
            (sum, f) =>
              sum + f.rate * (boundAt(found, p + f.pending, u + f.felt, most + f.most) - boundAt(found, p, u, most)),
            0,
          );
        expect(falling(found, u, most)).toBeGreaterThanOrEqual(cost * (1 - 1e-9));
      }),
    );
  });

  it('are infinite where failures come faster than hours pass', () => {
    const failure = { rate: 1, pending: 2, felt: 0, most: 2 };
    const after = { polynomial: { plain: new Float64Array(0), perFelt: new Float64Array(0) }, slope: 1 };
    const found = paidFor([
      { failure, bound: after },
      { failure, bound: null },
    ]);
    expect(boundAt(found, 1, 0, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
