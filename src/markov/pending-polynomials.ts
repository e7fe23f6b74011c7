import { addShifted, binomial, valueAt } from './polynomials.js';

/**
 * A bound a_0 + p·A(m) + u·B(m) on what an absence costs: p the hours pending as expected, m ≥ p those at most, u those in
 * which users may feel it, as expected. Coefficients by power: `plain` has a_0 and then those of A, `perFelt` those of B.
 */
export interface PendingPolynomial {
  readonly plain: Float64Array;
  readonly perFelt: Float64Array;
}

/** A failure of some kind: how often, and the hours it adds. */
export interface AddedHours {
  readonly rate: number;
  /** To the pending hours, as expected; to those felt, as expected; to the pending hours at most. */
  readonly pending: number;
  readonly felt: number;
  readonly most: number;
}

/** What follows a failure: one of the bounds, with what it adds; `null`: the bound looked for itself. */
export interface Following {
  readonly failure: AddedHours;
  readonly bound: Bound | null;
}

/** A polynomial, and a linear part that grows by the expected hours only. */
export interface Bound {
  readonly polynomial: PendingPolynomial;
  /** Per pending hour. */
  readonly slope: number;
}

/**
 * The least polynomial without constant that pays for what may follow:
 *   Σ_i (a_i + u b_i) m^(i−1) ≥ Σ_a rate_a (bound_a(p + pending_a, u + felt_a, m + most_a) − itself(p, u, m))
 * for every u and p ≤ m, bound_a at least 0 and itself where `bound` is null. While recoveries take at least an hour an hour
 * off p and off m, never add to m, and never to u as expected, the left side is what they take off: p·m^(i−1) loses
 * m^(i−1) an hour. Coefficients follow from the highest power downwards. Infinite where failures come too fast for it.
 * Cost: failures × power².
 */
export function paidFor(followings: readonly Following[]): PendingPolynomial {
  const own = followings.filter(({ bound }) => bound === null).map(({ failure }) => failure);
  const source = { plain: [] as number[], perFelt: [] as number[] };
  for (const { failure, bound } of followings) if (bound !== null) addAfter(source, failure, bound);
  const moment = (power: number): number => own.reduce((sum, { rate, most }) => sum + rate * most ** power, 0);
  const withPending = (power: number): number =>
    own.reduce((sum, { rate, pending, most }) => sum + rate * pending * most ** power, 0);
  // What u·m^i, and p·m^(i−1), gain in powers of m by failures that are followed by the same bound.
  const perFelt = antiderivative(source.perFelt, (i, l) => binomial(i, l) * moment(i - l));
  for (const { rate, felt, most } of own) addShifted(source.plain, perFelt, most, rate * felt);
  const plain = antiderivative(source.plain, (i, l) => {
    const ofPending = binomial(i - 1, l) * withPending(i - 1 - l);
    return l === 0 ? ofPending : ofPending + binomial(i - 1, l - 1) * moment(i - l);
  });
  return { plain, perFelt };
}

/** A polynomial as the bound that follows a failure. */
export function boundBy(polynomial: PendingPolynomial): Bound {
  return { polynomial, slope: 0 };
}

/** At p, u and m. */
export function boundAt({ plain, perFelt }: PendingPolynomial, pending: number, felt: number, most: number): number {
  let sum = 0;
  for (let i = plain.length - 1; i >= 1; i--) sum = sum * most + plain[i]!;
  return (plain[0] ?? 0) + pending * sum + (felt === 0 ? 0 : felt * valueAt(perFelt, most));
}

interface Source {
  readonly plain: number[];
  readonly perFelt: number[];
}

function addAfter(source: Source, { rate, pending, felt, most }: AddedHours, { polynomial, slope }: Bound): void {
  const perPending: number[] = [];
  addShifted(perPending, polynomial.plain.subarray(1), most, rate);
  // Of (p + pending)·A, p as m.
  perPending.forEach((coefficient, power) => {
    addTo(source.plain, power + 1, coefficient);
    addTo(source.plain, power, coefficient * pending);
  });
  addTo(source.plain, 0, rate * (polynomial.plain[0] ?? 0));
  addShifted(source.plain, polynomial.perFelt, most, rate * felt);
  addShifted(source.perFelt, polynomial.perFelt, most, rate);
  addShifted(source.plain, [0, slope], pending, rate);
}

function addTo(sum: number[], power: number, value: number): void {
  sum[power] = (sum[power] ?? 0) + value;
}

/**
 * c with Σ c_(l+1) m^l = source + what c_i adds to the power l by failures, power by power.
 *
 * @param gain of c_i, in m^l, below i
 */
function antiderivative(source: readonly number[], gain: (i: number, l: number) => number): Float64Array {
  const degree = source.length;
  const c = new Float64Array(degree + 1);
  for (let power = degree; power >= 1; power--) {
    let sum = source[power - 1] ?? 0;
    for (let i = power + 1; i <= degree; i++) sum += c[i]! * gain(i, power - 1);
    const rest = 1 - gain(power, power - 1);
    if (sum !== 0) c[power] = rest > 0 && Number.isFinite(sum) ? sum / rest : Number.POSITIVE_INFINITY;
  }
  return c;
}
