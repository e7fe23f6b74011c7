import type { Law } from './law.js';
import { leastRoot } from './least-root.js';

/** One of several laws, chosen with a probability in proportion to its weight. */
export function mixtureLaw(weights: readonly number[], laws: readonly Law[]): Law {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError(`expected mixture weights that sum to more than 0, found ${total}`);
  const parts = laws.map((law, i) => ({ law, share: weights[i]! / total })).filter(({ share }) => share > 0);
  const average = (f: (law: Law) => number): number => parts.reduce((sum, { law, share }) => sum + share * f(law), 0);
  const cdf = (t: number): number => average((law) => law.cdf(t));
  const survival = (t: number): number => average((law) => law.survival(t));
  return {
    minimum: Math.min(...parts.map(({ law }) => law.minimum)),
    maximum: Math.max(...parts.map(({ law }) => law.maximum)),
    continuous: parts.every(({ law }) => law.continuous),
    cdf,
    survival,
    quantile: (lower, upper) => {
      const ends = parts.map(({ law }) => law.quantile(lower, upper));
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      if (!(low < high) || high === Number.POSITIVE_INFINITY) return high;
      const margin = lower <= upper ? (t: number) => cdf(t) - lower : (t: number) => upper - survival(t);
      // Quantiles of parts may lie hundreds of powers of two apart.
      return leastRoot(margin, low, high, 2 ** -200 * (high - low));
    },
    onGrid: (grid) => {
      const masses = new Float64Array(grid.cells + 1);
      let beyond = 0;
      for (const { law, share } of parts) {
        const part = law.onGrid(grid);
        for (let k = 0; k <= grid.cells; k++) masses[k]! += share * part.masses[k]!;
        beyond += share * part.beyond;
      }
      return { masses, beyond };
    },
  };
}
