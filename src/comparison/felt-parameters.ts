import type { Evaluation } from '../evaluation/evaluation.js';

/** An input with a smaller share of the variance than this moves no verdict that anybody would see. */
const leastShare = 0.01;

/**
 * Whether some of these candidates feel an input: it has its share in the variance of the logarithm of their downtime, by the
 * one-at-a-time swings, or in the time of a recovery. Of others nothing is believed that the draws seem to say: points of low
 * discrepancy are not quite independent in every two of many coordinates, and what moves with a strong input would be taken
 * for one itself.
 *
 * @param ids of candidates
 * @returns true where there are no swings to tell by
 */
export function isFelt({ candidates, uncertainty }: Evaluation, parameter: string, ids: readonly string[]): boolean {
  const { tornado } = uncertainty;
  if (tornado.length === 0) return true;
  return candidates
    .filter(({ id }) => ids.includes(id))
    .some(
      ({ id, services, failover }) =>
        failover.some(({ phases }) => phases.some(({ parameters }) => parameters.includes(parameter))) ||
        services.some((service) => {
          const swings = tornado.filter((row) => row.candidate === id && row.service === service.id);
          const squares = swings.map(({ atLow, atHigh }) =>
            atLow > 0 && atHigh > 0 ? Math.log(atHigh / atLow) ** 2 : 0,
          );
          const own = squares.reduce((sum, square, i) => sum + (swings[i]!.parameter === parameter ? square : 0), 0);
          return own > 0 && own >= leastShare * squares.reduce((sum, square) => sum + square, 0);
        }),
    );
}
