import { parameterFactor } from '../catalog/uncertainty.js';
import { normalQuantile } from '../maths/normal-quantile.js';
import type { DrawnParameter } from './joint-draws.js';

/** A parameter that a break-even is searched for. */
export interface SearchedParameter {
  readonly name: string;
  /** Null: it is known exactly. */
  readonly drawn: DrawnParameter | null;
}

/** One per cent of the parameter moves the figure by less than this share of a per cent: it will not change the order. */
const smallestSlope = 1e-4;

/**
 * The parameters that have the shortest way to go, as far as the slopes at today's values tell, until a figure has changed
 * by `gap` on the logarithmic scale: of those that are not known exactly by standard deviations, of those that are
 * (timers, settings, what is stated) by the factor on them.
 *
 * @param slopes ∂ ln figure ÷ ∂ ln parameter, by parameter
 * @param drawn those that are not known exactly, as the candidates at hand see them
 * @param most of either sort
 * @returns the uncertain ones first, the nearest first
 */
export function nearestParameters(
  slopes: ReadonlyMap<string, number>,
  gap: number,
  drawn: readonly DrawnParameter[],
  most: number,
): SearchedParameter[] {
  const entries = new Map(drawn.map((entry) => [entry.parameter.name, entry]));
  const found = [...slopes]
    .filter(([, slope]) => Math.abs(slope) > smallestSlope)
    .map(([name, slope]) => {
      const entry = entries.get(name) ?? null;
      const way = Math.abs(gap / slope);
      return { name, drawn: entry, distance: entry === null ? way : way / spreadOf(entry) };
    })
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return [true, false].flatMap((isDrawn) => found.filter((each) => (each.drawn !== null) === isDrawn).slice(0, most));
}

/** |ln factor| in standard deviations of the parameter's uncertainty; null: it is known exactly. */
export function deviationsTo({ drawn }: SearchedParameter, factor: number): number | null {
  const spread = drawn === null ? 0 : spreadOf(drawn);
  return spread > 0 ? Math.abs(Math.log(factor)) / spread : null;
}

/** Standard deviation of the logarithm, from the 5 % and 95 % values as if it were normal. */
function spreadOf({ parameter }: DrawnParameter): number {
  return Math.log(parameterFactor(parameter, 0.95) / parameterFactor(parameter, 0.05)) / (2 * normalQuantile(0.95));
}
