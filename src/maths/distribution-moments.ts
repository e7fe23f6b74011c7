import { compensatedSum } from './compensated-sum.js';
import type { Distribution } from './distribution.js';
import { logGamma } from './log-gamma.js';

/** Mean, in the distribution's own unit. */
export function mean(d: Distribution): number {
  switch (d.kind) {
    case 'exponential':
      return d.mean;
    case 'deterministic':
      return d.value;
    case 'uniform':
      return (d.min + d.max) / 2;
    case 'triangular':
      return (d.min + d.mode + d.max) / 3;
    case 'lognormal':
      return Math.exp(d.mu + d.sigma ** 2 / 2);
    case 'weibull':
      return d.scale * Math.exp(logGamma(1 + 1 / d.shape));
    case 'gamma':
      return d.shape * d.scale;
    case 'empirical':
      return compensatedSum(d.values) / d.values.length;
    case 'shifted':
      return d.by + mean(d.of);
    case 'sum':
      return d.of.reduce((sum, part) => sum + mean(part), 0);
    case 'mixture':
      return weightedMean(d, mean);
  }
}

/** Variance, in the square of the distribution's unit; parts of a sum are independent. */
export function variance(d: Distribution): number {
  switch (d.kind) {
    case 'exponential':
      return d.mean ** 2;
    case 'deterministic':
      return 0;
    case 'uniform':
      return (d.max - d.min) ** 2 / 12;
    case 'triangular': {
      const [rise, fall] = [d.mode - d.min, d.max - d.mode];
      return (rise * rise + rise * fall + fall * fall) / 18;
    }
    case 'lognormal':
      return mean(d) ** 2 * Math.expm1(d.sigma ** 2);
    case 'weibull':
      // Γ(1 + 2/k)/Γ(1 + 1/k)² − 1 on the logarithm: no cancellation for large shapes.
      return mean(d) ** 2 * Math.expm1(logGamma(1 + 2 / d.shape) - 2 * logGamma(1 + 1 / d.shape));
    case 'gamma':
      return d.shape * d.scale ** 2;
    case 'empirical': {
      const centre = mean(d);
      return compensatedSum(d.values, (value) => (value - centre) ** 2) / d.values.length;
    }
    case 'shifted':
      return variance(d.of);
    case 'sum':
      return d.of.reduce((sum, part) => sum + variance(part), 0);
    case 'mixture': {
      const centre = mean(d);
      return weightedMean(d, (part) => variance(part) + (mean(part) - centre) ** 2);
    }
  }
}

/** Standard deviation over mean: 1 for the exponential distribution, 0 for a constant. */
export function coefficientOfVariation(d: Distribution): number {
  const deviation = Math.sqrt(variance(d));
  return deviation === 0 ? 0 : deviation / mean(d);
}

/**
 * The distribution of the value times a factor.
 *
 * @throws RangeError the factor is not finite or not above zero
 */
export function scaled(d: Distribution, factor: number): Distribution {
  if (!(factor > 0 && factor < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`expected a finite factor above zero, found ${factor}`);
  }
  switch (d.kind) {
    case 'exponential':
      return { ...d, mean: d.mean * factor };
    case 'deterministic':
      return { ...d, value: d.value * factor };
    case 'uniform':
      return { ...d, min: d.min * factor, max: d.max * factor };
    case 'triangular':
      return { ...d, min: d.min * factor, mode: d.mode * factor, max: d.max * factor };
    case 'lognormal':
      return { ...d, mu: d.mu + Math.log(factor) };
    case 'weibull':
    case 'gamma':
      return { ...d, scale: d.scale * factor };
    case 'empirical':
      return { ...d, values: d.values.map((value) => value * factor) };
    case 'shifted':
      return { ...d, by: d.by * factor, of: scaled(d.of, factor) };
    case 'sum':
    case 'mixture':
      return { ...d, of: d.of.map((part) => scaled(part, factor)) };
  }
}

/** The same shape with this mean, which must have the sign of the present one. */
export function scaledToMean(d: Distribution, target: number): Distribution {
  return scaled(d, target / mean(d));
}

function weightedMean(d: Distribution & { kind: 'mixture' }, f: (part: Distribution) => number): number {
  const total = d.weights.reduce((sum, weight) => sum + weight, 0);
  return d.of.reduce((sum, part, i) => sum + d.weights[i]! * f(part), 0) / total;
}
