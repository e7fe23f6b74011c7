import type { Parameter } from '../catalog/parameter.js';
import { parameterFactor } from '../catalog/uncertainty.js';
import { factorKey } from '../evaluation/parameter-factors.js';
import { lowDiscrepancyPoints } from '../maths/low-discrepancy.js';
import type { CandidateResponse } from './candidate-response.js';

/** A parameter that is not known exactly, with the candidates that mean the same by it. */
export interface DrawnParameter {
  readonly key: string;
  readonly parameter: Parameter;
  readonly candidates: readonly string[];
}

/** Joint worlds: factor on the mean of each drawn parameter by draw. */
export interface JointDraws {
  readonly count: number;
  readonly drawn: readonly DrawnParameter[];
  /** By key. */
  readonly factors: ReadonlyMap<string, readonly number[]>;
}

/**
 * What is not known exactly over all candidates. Candidates that resolve a name to the same distribution and uncertainty
 * share one entry: in each world it is the same for all of them. In the order of their keys, so that the
 * order of the candidates changes no draw.
 */
export function drawnParameters(
  responses: readonly Pick<CandidateResponse, 'candidate' | 'parameters'>[],
): DrawnParameter[] {
  const byName = new Map<string, Map<string, { parameter: Parameter; candidates: string[] }>>();
  for (const { candidate, parameters } of responses) {
    for (const parameter of parameters.values()) {
      if (parameter.uncertainty.kind === 'none') continue;
      const meanings = byName.get(parameter.name) ?? new Map<string, { parameter: Parameter; candidates: string[] }>();
      byName.set(parameter.name, meanings);
      const meaning = JSON.stringify([parameter.distribution, parameter.uncertainty]);
      const known = meanings.get(meaning);
      if (known === undefined) meanings.set(meaning, { parameter, candidates: [candidate.id] });
      else known.candidates.push(candidate.id);
    }
  }
  return [...byName]
    .flatMap(([name, meanings]) =>
      [...meanings.values()].map(({ parameter, candidates }) => ({
        key: factorKey(name, meanings.size === 1 ? null : candidates),
        parameter,
        candidates,
      })),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Draws every drawn parameter jointly and independently, by randomised low-discrepancy points. */
export function jointDraws(drawn: readonly DrawnParameter[], count: number, seed: number): JointDraws {
  const points = lowDiscrepancyPoints(count, drawn.length, seed);
  const factors = new Map(
    drawn.map(({ key, parameter }, d) => [key, Array.from(points, (point) => parameterFactor(parameter, point[d]!))]),
  );
  return { count, drawn, factors };
}

/** One world as a candidate sees it: factors by parameter name. */
export function worldOf(draws: JointDraws, candidate: string, draw: number): Map<string, number> {
  const world = new Map<string, number>();
  for (const { key, parameter, candidates } of draws.drawn) {
    if (candidates.includes(candidate)) world.set(parameter.name, draws.factors.get(key)![draw]!);
  }
  return world;
}
