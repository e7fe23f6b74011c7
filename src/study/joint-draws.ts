import type { Parameter } from '../catalog/parameter.js';
import { parameterNames } from '../catalog/parameters.js';
import { parameterFactor } from '../catalog/uncertainty.js';
import { factorKey } from '../evaluation/parameter-factors.js';
import { lowDiscrepancyColumn } from '../maths/low-discrepancy.js';
import type { CandidateResponse } from './candidate-response.js';

/** A parameter that is not known exactly, with the candidates that mean the same by it. */
export interface DrawnParameter {
  readonly key: string;
  readonly parameter: Parameter;
  readonly candidates: readonly string[];
  /** Coordinate of the low-discrepancy points it is drawn by: see `dimensionOf`. */
  readonly dimension: number;
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
      [...meanings.values()].sort(byFollowing).map(({ parameter, candidates }, rank) => {
        const key = factorKey(name, meanings.size === 1 ? null : candidates);
        return { key, parameter, candidates, dimension: dimensionOf(rank === 0 ? name : key) };
      }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The meaning most candidates share first, among equals that of the first id. */
function byFollowing(a: { readonly candidates: string[] }, b: { readonly candidates: string[] }): number {
  const first = (candidates: readonly string[]): string => candidates.reduce((x, y) => (x < y ? x : y));
  return b.candidates.length - a.candidates.length || (first(a.candidates) < first(b.candidates) ? -1 : 1);
}

const placeInCatalog = new Map(parameterNames.map((name, place) => [name, place]));

/**
 * A parameter is drawn by the coordinate that belongs to its name, so that another candidate or another parameter in the
 * scenario changes none of its draws: a catalog name by Sobol's coordinate of its place in the catalog, any other name by
 * a Latin hypercube keyed by the name. Where candidates mean different things by a name, the meaning most of them share
 * is the name's; the others are keyed by their candidates too.
 */
function dimensionOf(name: string): number {
  return placeInCatalog.get(name) ?? keyedDimension(name);
}

/** FNV-1a (Fowler, Noll, Vo) with the top bit set: beyond every coordinate of Sobol's. */
function keyedDimension(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash | 0x80000000) >>> 0;
}

/** Draws every drawn parameter jointly and independently, by randomised low-discrepancy points. */
export function jointDraws(drawn: readonly DrawnParameter[], count: number, seed: number): JointDraws {
  const factors = new Map(
    drawn.map(({ key, parameter, dimension }) => [
      key,
      Array.from(lowDiscrepancyColumn(count, dimension, seed), (u) => parameterFactor(parameter, u)),
    ]),
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
