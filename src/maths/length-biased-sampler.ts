import type { Distribution } from './distribution.js';
import { mean } from './distribution-moments.js';
import { type Sampler, sampler } from './sampler.js';

/**
 * Draws the whole length of the life that is in progress at a random time: its density is x f(x) ÷ mean. The age is a
 * uniform part of it (Cox, Renewal Theory, 1962, section 5.4): clocks that start so are as old as those of a system that
 * has run for ever.
 *
 * Takes one or more uniforms a draw. What a shift to the left moves below 0 has no part in it.
 */
export function lengthBiasedSampler(d: Distribution): Sampler {
  switch (d.kind) {
    case 'deterministic':
      return sampler(d);
    case 'exponential':
      return sampler({ kind: 'gamma', shape: 2, scale: d.mean });
    case 'gamma':
      return sampler({ ...d, shape: d.shape + 1 });
    case 'lognormal':
      return sampler({ ...d, mu: d.mu + d.sigma ** 2 });
    case 'weibull': {
      // (x/scale)^shape is then gamma with shape 1 + 1/shape.
      const power = sampler({ kind: 'gamma', shape: 1 + 1 / d.shape, scale: 1 });
      return (source) => d.scale * power(source) ** (1 / d.shape);
    }
    case 'uniform': {
      const [low, high] = [d.min ** 2, d.max ** 2];
      return (source) => Math.sqrt(low + (high - low) * source.next());
    }
    case 'triangular':
      return accepted(sampler(d), (x) => x / d.max);
    case 'empirical':
      return chosen(
        d.values,
        d.values.map((value) => () => value),
      );
    case 'shifted': {
      const biased = lengthBiasedSampler(d.of);
      if (d.by <= 0)
        return moved(
          d.by,
          accepted(biased, (y) => 1 + d.by / y),
        );
      // Of x = by + y the constant is as even as all lives are, the rest biased as y is.
      return moved(d.by, chosen([d.by, mean(d.of)], [sampler(d.of), biased]));
    }
    case 'sum':
      return chosen(
        d.of.map(mean),
        d.of.map((part, i) => {
          const others = d.of.filter((_, k) => k !== i).map(sampler);
          const biased = lengthBiasedSampler(part);
          return (source) => others.reduce((sum, draw) => sum + draw(source), biased(source));
        }),
      );
    case 'mixture':
      return chosen(
        d.of.map((part, i) => d.weights[i]! * mean(part)),
        d.of.map(lengthBiasedSampler),
      );
  }
}

const moved =
  (by: number, draw: Sampler): Sampler =>
  (source) =>
    by + draw(source);

/** Draws until one is accepted, which it is with the probability given for it. */
function accepted(draw: Sampler, probability: (x: number) => number): Sampler {
  return (source) => {
    for (;;) {
      const x = draw(source);
      if (source.next() < probability(x)) return x;
    }
  };
}

/** One of the samplers, chosen in proportion to its weight. */
function chosen(weights: readonly number[], of: readonly Sampler[]): Sampler {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (source) => {
    let left = source.next() * total;
    const index = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return of[index < 0 ? of.length - 1 : index]!(source);
  };
}
