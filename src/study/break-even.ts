import { parameterFactor } from '../catalog/uncertainty.js';
import type { UncertaintyRecord } from '../evaluation/evaluation.js';
import { mean } from '../maths/distribution-moments.js';
import type { CandidateResponse } from './candidate-response.js';
import type { DrawnParameter } from './joint-draws.js';
import { nearestRoot } from './nearest-root.js';
import type { TornadoRow } from './sensitivity.js';

type BreakEven = UncertaintyRecord['breakEvens'][number];

/**
 * Parameter means at which two candidates have the same expected downtime, everything else as it is. Searched for the
 * parameters that swing either candidate most; by bisection on the logarithm, in the nearest bracket on either side.
 */
export function breakEvens(
  a: CandidateResponse,
  b: CandidateResponse,
  drawn: readonly DrawnParameter[],
  tornado: readonly TornadoRow[],
  most: number,
): BreakEven[] {
  const ids = [a.candidate.id, b.candidate.id] as const;
  return a.services.flatMap((service, s) => {
    const other = b.services.indexOf(service);
    if (other < 0) return [];
    return leading(tornado, service, ids, most).flatMap((name) => {
      const entries = drawn.filter(
        ({ parameter, candidates }) => parameter.name === name && ids.some((id) => candidates.includes(id)),
      );
      // A name that means different things to the two is moved for both by the same factor.
      const entry = entries[0];
      if (entry === undefined) return [];
      const difference = (factor: number): number => {
        const world = new Map([[name, factor]]);
        return Math.log(a.withFactors(world)[s]!.whole) - Math.log(b.withFactors(world)[other]!.whole);
      };
      const factor = nearestRoot(difference);
      if (factor === null) return [];
      const today = mean(entry.parameter.distribution);
      return [
        {
          service,
          parameter: name,
          candidates: ids,
          at: factor * today,
          today,
          deviations: deviationsTo(entry, factor),
        },
      ];
    });
  });
}

/** The parameters that swing a service of these candidates most, largest swing first. */
export function leading(
  tornado: readonly TornadoRow[],
  service: string,
  candidates: readonly string[],
  most: number,
): string[] {
  const swing = new Map<string, number>();
  for (const row of tornado) {
    if (row.service !== service || !candidates.includes(row.candidate)) continue;
    swing.set(row.parameter, Math.max(swing.get(row.parameter) ?? 0, Math.abs(row.atHigh - row.atLow)));
  }
  return [...swing]
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
}

/** |ln factor| in standard deviations of the parameter's uncertainty, taken from its 5 % and 95 % values. */
export function deviationsTo({ parameter }: DrawnParameter, factor: number): number {
  const spread =
    Math.log(parameterFactor(parameter, 0.95) / parameterFactor(parameter, 0.05)) / (2 * 1.6448536269514722);
  return spread > 0 ? Math.abs(Math.log(factor)) / spread : Number.MAX_VALUE;
}
