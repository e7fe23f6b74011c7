import type { Distribution } from '../maths/distribution.js';
import { distributionMean } from './distribution-mean.js';

/** The same shape with every value multiplied by `factor` > 0. */
export function scaledBy(distribution: Distribution, factor: number): Distribution {
  switch (distribution.kind) {
    case 'exponential':
      return { ...distribution, mean: distribution.mean * factor };
    case 'deterministic':
      return { ...distribution, value: distribution.value * factor };
    case 'uniform':
      return { ...distribution, min: distribution.min * factor, max: distribution.max * factor };
    case 'triangular': {
      const { min, mode, max } = distribution;
      return { ...distribution, min: min * factor, mode: mode * factor, max: max * factor };
    }
    case 'lognormal':
      return { ...distribution, mu: distribution.mu + Math.log(factor) };
    case 'weibull':
    case 'gamma':
      return { ...distribution, scale: distribution.scale * factor };
    case 'empirical':
      return { ...distribution, values: distribution.values.map((value) => value * factor) };
    case 'shifted':
      return { ...distribution, by: distribution.by * factor, of: scaledBy(distribution.of, factor) };
    case 'sum':
    case 'mixture':
      return { ...distribution, of: distribution.of.map((part) => scaledBy(part, factor)) };
  }
}

/** The same shape with this mean. */
export function scaledToMean(distribution: Distribution, mean: number): Distribution {
  return scaledBy(distribution, mean / distributionMean(distribution));
}
