import { normalTail } from './normal-tail.js';

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
 * under a constant rate (Ascher & Feingold, Repairable Systems Reliability, 1984; Cox & Lewis 1966).
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
    pValue: 2 * normalTail(Math.abs(statistic)),
    direction: statistic > 0 ? 'worsening' : 'improving',
  };
}
