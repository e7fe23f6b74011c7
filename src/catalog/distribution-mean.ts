import type { Distribution } from '../maths/distribution.js';
import { logGamma } from '../maths/log-gamma.js';

/** Mean of a distribution, in its own unit. */
export function distributionMean(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'exponential':
      return distribution.mean;
    case 'deterministic':
      return distribution.value;
    case 'uniform':
      return (distribution.min + distribution.max) / 2;
    case 'triangular':
      return (distribution.min + distribution.mode + distribution.max) / 3;
    case 'lognormal':
      return Math.exp(distribution.mu + distribution.sigma ** 2 / 2);
    case 'weibull':
      return distribution.scale * Math.exp(logGamma(1 + 1 / distribution.shape));
    case 'gamma':
      return distribution.shape * distribution.scale;
    case 'empirical':
      return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
    case 'shifted':
      return distribution.by + distributionMean(distribution.of);
    case 'sum':
      return distribution.of.reduce((sum, part) => sum + distributionMean(part), 0);
    case 'mixture': {
      const weights = distribution.weights.reduce((sum, weight) => sum + weight, 0);
      const total = distribution.of.reduce((sum, part, i) => sum + distribution.weights[i] * distributionMean(part), 0);
      return total / weights;
    }
  }
}
