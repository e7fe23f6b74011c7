import type { Distribution } from '../maths/distribution.js';
import { mean as distributionMean } from '../maths/distribution-moments.js';
import { gammaQuantile } from '../maths/gamma-distribution.js';
import { normalQuantile } from '../maths/normal-quantile.js';
import { NORMAL_95 } from './durations.js';
import type { Parameter, Uncertainty } from './parameter.js';

/**
 * Factor on the mean of a parameter in the world where its uncertainty stands at quantile `u`; rises with `u`. A joint draw
 * gives each parameter one u, the same for all candidates that mean the same by it, and multiplies its whole distribution
 * by the factor.
 *
 * | uncertainty | factor | at u = ½ | at 5 % and 95 % |
 * |---|---|---|---|
 * | `none` | 1 | 1 | 1 |
 * | `lognormal` | exp(s·Φ⁻¹(u)), s = ln(errorFactor)/Φ⁻¹(0.95) | 1 (the mean factor is exp(s²/2)) | 1/errorFactor, errorFactor |
 * | `gamma-rate` | exposure ÷ rate ÷ mean, the rate at its 1 − u quantile | above 1: nominal is the mean rate | credible interval |
 * | `range` | log-uniform between the ends, uniform when the lower is not above zero | geometric middle ÷ mean | within the ends |
 *
 * An assumed default without a range has an error factor of 3; counted failures a Gamma(failures + ½, exposure + MTTF/2)
 * rate; a measured mean the lognormal of its 90 % interval.
 *
 * @param mean nominal mean of the parameter, in its own unit
 * @param u in (0, 1)
 * @throws RangeError u is not inside (0, 1)
 */
export function drawnFactor(uncertainty: Uncertainty, mean: number, u: number): number {
  if (!(u > 0 && u < 1)) throw new RangeError(`expected a quantile level inside (0, 1), found ${u}`);
  switch (uncertainty.kind) {
    case 'none':
      return 1;
    case 'lognormal':
      return Math.exp((Math.log(uncertainty.errorFactor) / NORMAL_95) * normalQuantile(u));
    case 'gamma-rate':
      return uncertainty.exposure / gammaQuantile(1 - u, uncertainty.shape, 1) / mean;
    case 'range': {
      const { low, high } = uncertainty;
      const drawn = low > 0 ? low * (high / low) ** u : low + (high - low) * u;
      return drawn / mean;
    }
  }
}

/** Drawn factor of a resolved parameter. */
export function parameterFactor(parameter: Parameter, u: number): number {
  return drawnFactor(parameter.uncertainty, distributionMean(parameter.distribution), u);
}

/**
 * Uncertainty of a distribution that is another parameter plus something known exactly: the 5 % and 95 % worlds of the
 * other, moved by the difference of the means.
 */
export function followedUncertainty(followed: Parameter, distribution: Distribution): Uncertainty {
  if (followed.uncertainty.kind === 'none') return followed.uncertainty;
  const mean = distributionMean(followed.distribution);
  const rest = distributionMean(distribution) - mean;
  const low = mean * parameterFactor(followed, 0.05) + rest;
  const high = mean * parameterFactor(followed, 0.95) + rest;
  return { kind: 'range', low: Math.max(low, 0), high };
}
