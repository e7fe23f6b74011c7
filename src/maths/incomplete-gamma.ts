import { logGamma, stirlingError } from './log-gamma.js';

const TWO_PI = 2 * Math.PI;
const EPSILON = 2 ** -53;

/** P(X ≤ x) for the gamma distribution with this shape and scale 1; relative error about 1e-14 also where it is tiny. */
export function regularizedGammaP(shape: number, x: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? x : 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/** P(X > x) for the gamma distribution with this shape and scale 1; relative error about 1e-14 also where it is tiny. */
export function regularizedGammaQ(shape: number, x: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? x : 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x >= shape + 1) return upperFraction(shape, x);
  return shape < 1 ? upperOfSmallShape(shape, x) : 1 - lowerSeries(shape, x);
}

/** Density of the gamma distribution with this shape and scale 1. */
export function gammaDensity(shape: number, x: number): number {
  return x > 0 ? (poissonTerm(shape, x) * shape) / x : 0;
}

/** x^a e^(−x)/Γ(a + 1), without cancellation for large a (Loader 2000). */
export function poissonTerm(a: number, x: number): number {
  if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(TWO_PI * a);
}

/** a ln(a/x) + x − a, by its series where a and x are close (Loader 2000). */
export function deviance(a: number, x: number): number {
  const difference = a - x;
  if (Math.abs(difference) >= 0.1 * (a + x)) return a * Math.log(a / x) - difference;
  const v = difference / (a + x);
  let sum = difference * v;
  let term = 2 * a * v;
  // v² ≤ 0.01: eight terms reach the last digit.
  for (let j = 3; j < 21; j += 2) {
    term *= v * v;
    sum += term / j;
  }
  return sum;
}

/** DLMF 8.7.1: all terms positive. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = a + 1; term > sum * EPSILON; n++) {
    term *= x / n;
    sum += term;
  }
  return sum * poissonTerm(a, x);
}

/** DLMF 8.9.2 in even form, by the modified Lentz method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1_000_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 2 * EPSILON) break;
  }
  return poissonTerm(a, x) * a * h;
}

/** Q for a < 1 and x < a + 1 from x^a/Γ(a + 1) = 1 − small (Gautschi, A computational procedure for incomplete gamma functions, 1979). */
function upperOfSmallShape(a: number, x: number): number {
  const logPower = a * Math.log(x) - logGamma(a + 1);
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 200; n++) {
    term *= -x / n;
    const next = sum + term / (a + n);
    if (next === sum) break;
    sum = next;
  }
  return -Math.expm1(logPower) - Math.exp(logPower) * a * sum;
}
