import { splitOntoGrid } from './grid-masses.js';
import type { Law } from './law.js';

export function deterministicLaw(value: number): Law {
  const survival = (t: number): number => (t < value ? 1 : 0);
  return {
    minimum: value,
    maximum: value,
    continuous: false,
    cdf: (t) => (t >= value ? 1 : 0),
    survival,
    quantile: () => value,
    onGrid: (grid) =>
      splitOntoGrid(grid, {
        mean: value,
        shortfall: (x) => Math.max(0, x - value),
        excess: (x) => Math.max(0, value - x),
        survival,
      }),
  };
}

export function uniformLaw(min: number, max: number): Law {
  const width = max - min;
  if (width === 0) return deterministicLaw(min);
  const survival = (t: number): number => Math.min(1, Math.max(0, (max - t) / width));
  const mean = (min + max) / 2;
  const shortfall = (x: number): number => (x <= min ? 0 : x >= max ? x - mean : (x - min) ** 2 / (2 * width));
  const excess = (x: number): number => (x >= max ? 0 : x <= min ? mean - x : (max - x) ** 2 / (2 * width));
  return {
    minimum: min,
    maximum: max,
    continuous: true,
    cdf: (t) => Math.min(1, Math.max(0, (t - min) / width)),
    survival,
    quantile: (lower, upper) => (lower <= upper ? min + lower * width : max - upper * width),
    onGrid: (grid) => splitOntoGrid(grid, { mean, shortfall, excess, survival }),
  };
}

export function triangularLaw(min: number, mode: number, max: number): Law {
  const width = max - min;
  if (width === 0) return deterministicLaw(min);
  const rise = width * (mode - min);
  const fall = width * (max - mode);
  const peak = (mode - min) / width;
  const below = (t: number): number => (t <= min ? 0 : (t - min) ** 2 / rise);
  const above = (t: number): number => (t >= max ? 0 : (max - t) ** 2 / fall);
  const cdf = (t: number): number => (t < mode ? below(t) : 1 - above(t));
  const survival = (t: number): number => (t < mode ? 1 - below(t) : above(t));
  const mean = (min + mode + max) / 3;
  const shortfall = (x: number): number =>
    x <= min ? 0 : x < mode ? (x - min) ** 3 / (3 * rise) : x - mean + (x < max ? (max - x) ** 3 / (3 * fall) : 0);
  const excess = (x: number): number =>
    x >= max ? 0 : x > mode ? (max - x) ** 3 / (3 * fall) : mean - x + (x > min ? (x - min) ** 3 / (3 * rise) : 0);
  return {
    minimum: min,
    maximum: max,
    continuous: true,
    cdf,
    survival,
    quantile: (lower, upper) => (lower < peak ? min + Math.sqrt(lower * rise) : max - Math.sqrt(upper * fall)),
    onGrid: (grid) => splitOntoGrid(grid, { mean, shortfall, excess, survival }),
  };
}

/** @param values ascending, each with the same weight */
export function empiricalLaw(values: ArrayLike<number>): Law {
  const n = values.length;
  if (n === 0) throw new RangeError('expected an empirical distribution with at least one value, found none');
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i]! + values[i]!;
  const survival = (t: number): number => (n - countUpTo(values, t)) / n;
  const shortfall = (x: number): number => {
    const count = countUpTo(values, x);
    return (count * x - sums[count]!) / n;
  };
  const excess = (x: number): number => {
    const count = countUpTo(values, x);
    return (sums[n]! - sums[count]! - (n - count) * x) / n;
  };
  return {
    minimum: values[0]!,
    maximum: values[n - 1]!,
    continuous: false,
    cdf: (t) => countUpTo(values, t) / n,
    survival,
    quantile: (lower) => values[orderOf(lower, n)]!,
    onGrid: (grid) => splitOntoGrid(grid, { mean: sums[n]! / n, shortfall, excess, survival }),
  };
}

/** Index of the smallest order statistic whose share reaches p; shares written as decimals count as exact. */
function orderOf(p: number, n: number): number {
  return Math.min(n - 1, Math.max(0, Math.ceil(p * n * (1 - 2 ** -50)) - 1));
}

function countUpTo(values: ArrayLike<number>, t: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}
