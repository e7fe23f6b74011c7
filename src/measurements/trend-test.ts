import { regularizedGammaP, regularizedGammaQ } from '../maths/incomplete-gamma.js';
import { normalCdf } from '../maths/normal-quantile.js';

/** Whether failures come more often towards one end of the window. */
export interface TrendTest {
  readonly name: 'Laplace' | 'military handbook';
  readonly statistic: number;
  /** Two-sided, against a constant rate. */
  readonly pValue: number;
  /** `improving`: failures get rarer. */
  readonly direction: 'improving' | 'worsening';
}

/**
 * Laplace's test on failures as fractions of a time-truncated window: U = (mean − 1/2)·√(12 n) is standard normal
 * under a constant rate (Ascher & Feingold, Repairable Systems Reliability, 1984; Cox & Lewis 1966). Best against a rate
 * that grows or falls exponentially.
 *
 * @returns null for fewer than four failures: the normal approximation says nothing then
 */
export function laplaceTest(positions: ArrayLike<number>): TrendTest | null {
  const n = positions.length;
  if (n < 4) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += positions[i];
  const statistic = (sum / n - 0.5) * Math.sqrt(12 * n);
  return {
    name: 'Laplace',
    statistic,
    pValue: 2 * normalCdf(-Math.abs(statistic)),
    direction: statistic > 0 ? 'worsening' : 'improving',
  };
}

/**
 * The military handbook test on the same fractions: 2 Σ ln(1/u) is chi-square with 2n degrees of freedom under a constant
 * rate (MIL-HDBK-189, 1981). Best against a power law; exact for any n.
 *
 * @returns null without a failure after the window's begin
 */
export function militaryHandbookTest(positions: ArrayLike<number>): TrendTest | null {
  const { n, sumLog } = logPositions(positions);
  if (n === 0) return null;
  const below = regularizedGammaP(n, sumLog);
  const above = regularizedGammaQ(n, sumLog);
  return {
    name: 'military handbook',
    statistic: 2 * sumLog,
    pValue: Math.min(1, 2 * Math.min(below, above)),
    // Late failures make ln(1/u) small.
    direction: below < above ? 'worsening' : 'improving',
  };
}

/** Rate that follows a power of time: expected failures until t are (t/scale)^shape. */
export interface PowerLawRate {
  /** Above 1: worsening. */
  readonly shape: number;
  /** In the unit of the window. */
  readonly scale: number;
  /** Rate at the window's end, per unit of time. */
  readonly finalRate: number;
}

/**
 * Crow's fit of a power-law process to a time-truncated window: shape = n / Σ ln(1/u) (Crow 1974; MIL-HDBK-189).
 *
 * @param positions failures as fractions of the window
 * @returns null for fewer than two failures
 */
export function powerLawRate(positions: ArrayLike<number>, window: number): PowerLawRate | null {
  const { n, sumLog } = logPositions(positions);
  if (n < 2 || !(sumLog > 0)) return null;
  const shape = n / sumLog;
  return { shape, scale: window / n ** (1 / shape), finalRate: (shape * n) / window };
}

/** Failures at the very begin have no logarithm and are left out. */
function logPositions(positions: ArrayLike<number>): { n: number; sumLog: number } {
  let n = 0;
  let sumLog = 0;
  for (let i = 0; i < positions.length; i++) {
    if (!(positions[i] > 0)) continue;
    n++;
    sumLog -= Math.log(positions[i]);
  }
  return { n, sumLog };
}
