import type { Grid, GridMasses } from './law.js';

/** What the split onto a grid needs of a law. */
export interface Splittable {
  readonly mean: number;
  /** E[(x − X)⁺], the integral of the distribution function up to x. */
  readonly shortfall: (x: number) => number;
  /** E[(X − x)⁺] = shortfall(x) − x + mean, the integral of the survival function from x on, without cancellation. */
  readonly excess: (x: number) => number;
  readonly survival: (x: number) => number;
}

/**
 * A distribution on a grid: each value is split between the two neighbouring points in the ratio of its distances, which
 * keeps the mean and adds at most a quarter of a squared step to the variance. The mass of a point is the second
 * difference of the shortfall over the step, or beyond the mean of the excess, so that both tails keep their digits.
 */
export function splitOntoGrid({ origin, step, cells }: Grid, law: Splittable): GridMasses {
  const masses = new Float64Array(cells + 1);
  const point = (k: number): number => origin + k * step;
  const change = Math.min(cells + 1, Math.max(0, Math.ceil((law.mean - origin) / step)));
  secondDifferences(masses, 0, change, (k) => law.shortfall(point(k)));
  secondDifferences(masses, change, cells + 1, (k) => law.excess(point(k)));
  for (let k = 0; k <= cells; k++) masses[k] = Math.max(0, masses[k]! / step);
  // Mean of the survival function over the first cell beyond, by Simpson's rule: all terms positive.
  const beyond =
    (law.survival(point(cells)) + 4 * law.survival(point(cells + 0.5)) + law.survival(point(cells + 1))) / 6;
  return { masses, beyond };
}

function secondDifferences(into: Float64Array, from: number, to: number, f: (k: number) => number): void {
  if (from >= to) return;
  let before = f(from - 1);
  let here = f(from);
  for (let k = from; k < to; k++) {
    const after = f(k + 1);
    into[k] = after - here - (here - before);
    before = here;
    here = after;
  }
}

/** Distribution of the sum of two independent variables on grids of the same step; all terms positive. Cost: cells²/2. */
export function convolution(a: GridMasses, b: GridMasses): GridMasses {
  const size = a.masses.length;
  const masses = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const mass = a.masses[i]!;
    if (mass === 0) continue;
    for (let j = 0; j < size - i; j++) masses[i + j]! += mass * b.masses[j]!;
  }
  let beyond = a.beyond;
  let tail = b.beyond;
  for (let j = size - 1; j >= 0; j--) {
    beyond += a.masses[size - 1 - j]! * tail;
    tail += b.masses[j]!;
  }
  return { masses, beyond };
}
