import type { Law } from './law.js';

/** A law moved by a constant, which may be negative. */
export function shiftedLaw(by: number, law: Law): Law {
  if (by === 0) return law;
  return {
    minimum: by + law.minimum,
    maximum: by + law.maximum,
    continuous: law.continuous,
    cdf: (t) => law.cdf(t - by),
    survival: (t) => law.survival(t - by),
    quantile: (lower, upper) => by + law.quantile(lower, upper),
    onGrid: (grid) => law.onGrid({ ...grid, origin: grid.origin - by }),
  };
}
