import { parameterFactor } from '../catalog/uncertainty.js';
import type { UncertaintyRecord } from '../evaluation/evaluation.js';
import { mean } from '../maths/distribution-moments.js';
import type { CandidateResponse } from './candidate-response.js';
import type { DrawnParameter } from './joint-draws.js';

export type TornadoRow = UncertaintyRecord['tornado'][number];

/** Swings below this share of the unavailability are left out: nobody would see them. */
const smallestSwing = 1e-3;

/** Each parameter at its 5 % and 95 % value, the others as they are: unavailability as the target counts it. */
export function tornadoRows(response: CandidateResponse, drawn: readonly DrawnParameter[]): TornadoRow[] {
  const { candidate } = response;
  const nominal = response.withFactors(new Map());
  return drawn
    .filter(({ candidates }) => candidates.includes(candidate.id))
    .flatMap(({ parameter }) => {
      const at = (level: number) => {
        const factor = parameterFactor(parameter, level);
        return {
          value: factor * mean(parameter.distribution),
          solved: response.withFactors(new Map([[parameter.name, factor]])),
        };
      };
      const [low, high] = [at(0.05), at(0.95)];
      return response.services.flatMap((id, s) => {
        const pick = (shares: (typeof nominal)[number]): number =>
          candidate.services.find((service) => service.id === id)?.target?.excludingPlanned === true
            ? shares.unplanned
            : shares.whole;
        const [atLow, atHigh] = [pick(low.solved[s]!), pick(high.solved[s]!)];
        if (Math.abs(atHigh - atLow) < smallestSwing * pick(nominal[s]!)) return [];
        return [
          {
            candidate: candidate.id,
            service: id,
            parameter: parameter.name,
            low: low.value,
            high: high.value,
            atLow,
            atHigh,
          },
        ];
      });
    });
}

/**
 * Shares of the variance of ln U by parameter, first order: each parameter's swing between its 5 % and 95 % value,
 * squared, over the sum of the squares. Exact for a product of powers of lognormal parameters.
 */
export function varianceShares(rows: readonly TornadoRow[]): { parameter: string; share: number }[] {
  const squares = rows.map(({ parameter, atLow, atHigh }) => ({
    parameter,
    square: atLow > 0 && atHigh > 0 ? Math.log(atHigh / atLow) ** 2 : 0,
  }));
  const total = squares.reduce((sum, { square }) => sum + square, 0);
  if (total === 0) return [];
  return squares
    .map(({ parameter, square }) => ({ parameter, share: square / total }))
    .filter(({ share }) => share >= 0.001)
    .sort((a, b) => b.share - a.share || (a.parameter < b.parameter ? -1 : 1));
}
