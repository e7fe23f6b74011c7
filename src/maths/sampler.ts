import type { Distribution } from './distribution.js';
import { gammaSampler } from './gamma-sampler.js';
import { normalQuantile } from './normal-quantile.js';

/** Uniforms in the open interval (0, 1). */
export interface UniformSource {
  next(): number;
}

/** Draws one value, in the distribution's unit. */
export type Sampler = (source: UniformSource) => number;

/**
 * The distribution made ready for drawing, by inversion: larger uniforms give larger values, so two candidates that draw
 * from the same stream are coupled even when their distributions differ. One uniform a draw; a sum takes those of its
 * parts, a mixture one for the choice and those of the chosen part, a constant none.
 */
export function sampler(d: Distribution): Sampler {
  switch (d.kind) {
    case 'exponential': {
      const scale = -d.mean;
      // 1 − u is exact on the generator's grid.
      return (source) => scale * Math.log(1 - source.next());
    }
    case 'deterministic': {
      const { value } = d;
      return () => value;
    }
    case 'uniform': {
      const { min } = d;
      const width = d.max - d.min;
      return (source) => min + width * source.next();
    }
    case 'triangular':
      return triangularSampler(d.min, d.mode, d.max);
    case 'lognormal': {
      const { mu, sigma } = d;
      return (source) => Math.exp(mu + sigma * normalQuantile(source.next()));
    }
    case 'weibull': {
      const { scale } = d;
      const power = 1 / d.shape;
      // Twice as fast as the power operator, and as exact as the uniforms are.
      return (source) => scale * Math.exp(power * Math.log(-Math.log(1 - source.next())));
    }
    case 'gamma':
      return gammaSampler(d.shape, d.scale);
    case 'empirical': {
      const { values } = d;
      return (source) => values[Math.floor(source.next() * values.length)]!;
    }
    case 'shifted': {
      const { by } = d;
      const draw = sampler(d.of);
      return (source) => by + draw(source);
    }
    case 'sum':
      return sumSampler(d.of.map(sampler));
    case 'mixture':
      return mixtureSampler(d.weights, d.of.map(sampler));
  }
}

function triangularSampler(min: number, mode: number, max: number): Sampler {
  const peak = (mode - min) / (max - min);
  const rise = (max - min) * (mode - min);
  const fall = (max - min) * (max - mode);
  return (source) => {
    const u = source.next();
    return u < peak ? min + Math.sqrt(u * rise) : max - Math.sqrt((1 - u) * fall);
  };
}

function sumSampler(parts: readonly Sampler[]): Sampler {
  return (source) => {
    let sum = 0;
    for (const draw of parts) sum += draw(source);
    return sum;
  };
}

function mixtureSampler(weights: readonly number[], parts: readonly Sampler[]): Sampler {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let share = 0;
  const upTo = weights.map((weight) => {
    share += weight / total;
    return share;
  });
  // Rounding may leave the last share a little below 1; a last part without weight must not catch the rest.
  const last = weights.findLastIndex((weight) => weight > 0);
  return (source) => {
    const u = source.next();
    let chosen = 0;
    while (chosen < last && u >= upTo[chosen]!) chosen++;
    return parts[chosen]!(source);
  };
}
