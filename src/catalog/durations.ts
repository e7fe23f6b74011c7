import { hoursPerYear } from '../maths/calendar-hours.js';
import type { Distribution } from '../maths/distribution.js';

export const seconds = (value: number): number => value / 3600;
export const minutes = (value: number): number => value / 60;
export const days = (value: number): number => value * 24;
export const years = (value: number): number => value * hoursPerYear;

export const exponential = (mean: number): Distribution => ({ kind: 'exponential', mean });
export const fixed = (value: number): Distribution => ({ kind: 'deterministic', value });
export const uniform = (min: number, max: number): Distribution => ({ kind: 'uniform', min, max });
export const triangular = (min: number, mode: number, max: number): Distribution => ({
  kind: 'triangular',
  min,
  mode,
  max,
});

/** 95 % quantile of the standard normal distribution. */
export const NORMAL_95 = 1.6448536269514722;

/** Lognormal with nine cases in ten between the two ends (5 % and 95 % quantile). */
export function lognormalBetween(low: number, high: number): Distribution {
  return {
    kind: 'lognormal',
    mu: (Math.log(low) + Math.log(high)) / 2,
    sigma: Math.log(high / low) / (2 * NORMAL_95),
  };
}

/** Lognormal with the given mean and coefficient of variation. */
export function lognormalWithMean(mean: number, variation: number): Distribution {
  const variance = Math.log(1 + variation * variation);
  return { kind: 'lognormal', mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** Gamma with the given mean and standard deviation, moved to begin at `start`. */
export function shiftedGamma(start: number, mean: number, deviation: number): Distribution {
  const shape = ((mean - start) / deviation) ** 2;
  return { kind: 'shifted', by: start, of: { kind: 'gamma', shape, scale: (mean - start) / shape } };
}
