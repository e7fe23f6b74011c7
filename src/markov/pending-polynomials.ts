import { addShifted, binomial, valueAt } from './polynomials.js';

/**
 * A bound A(m) + u·B(m) on what an absence costs, m the hours pending at most and u those of them in which users may feel
 * it, as expected. Coefficients by power of m.
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
 *   Σ_i (a_i + u b_i) m^(i−1) ≥ Σ_a rate_a (bound_a(u + felt_a, m + most_a) − itself(u, m))
 * for every m and u, bound_a at least 0 and itself where `bound` is null. While recoveries take at least an hour an hour off
 * m and never add to u, the left side is what they take off. Coefficients follow from the highest power downwards.
 * Infinite where failures come too fast for it. Cost: failures × power².
 */
export function paidFor(followings: readonly Following[]): PendingPolynomial {
  const own = followings.filter(({ bound }) => bound === null).map(({ failure }) => failure);
  const source = { plain: [] as number[], perFelt: [] as number[] };
  for (const { failure, bound } of followings) if (bound !== null) addAfter(source, failure, bound);
  const moment = (power: number): number => own.reduce((sum, { rate, most }) => sum + rate * most ** power, 0);
  const perFelt = antiderivative(source.perFelt, moment);
  for (const { rate, felt, most } of own) addShifted(source.plain, perFelt, most, rate * felt);
  return { plain: antiderivative(source.plain, moment), perFelt };
}

/** A polynomial as the bound that follows a failure. */
export function boundBy(polynomial: PendingPolynomial): Bound {
  return { polynomial, slope: 0 };
}

export function boundAt({ plain, perFelt }: PendingPolynomial, felt: number, most: number): number {
  return valueAt(plain, most) + (felt === 0 ? 0 : felt * valueAt(perFelt, most));
}

interface Source {
  readonly plain: number[];
  readonly perFelt: number[];
}

function addAfter(source: Source, { rate, pending, felt, most }: AddedHours, { polynomial, slope }: Bound): void {
  addShifted(source.plain, polynomial.plain, most, rate);
  addShifted(source.plain, polynomial.perFelt, most, rate * felt);
  addShifted(source.perFelt, polynomial.perFelt, most, rate);
  addShifted(source.plain, [0, slope], pending, rate);
}

/** c with Σ c_(l+1) m^l = source + Σ own rates × (c(m + most) − c(m)), power by power. */
function antiderivative(source: readonly number[], moment: (power: number) => number): Float64Array {
  const degree = source.length;
  const moments = Array.from({ length: degree + 1 }, (_, power) => moment(power));
  const c = new Float64Array(degree + 1);
  for (let power = degree; power >= 1; power--) {
    let sum = source[power - 1] ?? 0;
    for (let i = power + 1; i <= degree; i++) sum += binomial(i, power - 1) * c[i]! * moments[i - power + 1]!;
    const rest = 1 - power * moments[1]!;
    if (sum !== 0) c[power] = rest > 0 && Number.isFinite(sum) ? sum / rest : Number.POSITIVE_INFINITY;
  }
  return c;
}
