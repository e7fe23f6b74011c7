import type { Evaluation } from '../evaluation/evaluation.js';
import { parameterFactors, parameterOfKey } from '../evaluation/parameter-factors.js';
import { mean as distributionMean } from '../maths/distribution-moments.js';
import { sampleQuantile } from '../maths/sample-quantile.js';
import { isFelt } from './felt-parameters.js';
import { type VerdictShare, verdictShares, type WorldShares } from './world-shares.js';

/** A parameter is low in the lowest of so many parts of its draws, and high in the highest. */
export const fifth = 5;
/** Standard errors a swing has to exceed. There are a hundred of them: one in ten reports may show one too many. */
const wanted = 3.3;

/** What differs between the lowest and the highest fifth of the draws by more than counting them explains. */
export function movedShares(today: WorldShares, low: WorldShares, high: WorldShares, draws: number): VerdictShare[] {
  return verdictShares.filter((kind) => {
    const now = today[kind] ?? 0;
    const error = Math.sqrt((2 * fifth * Math.max(now * (1 - now), 1 / draws)) / draws);
    return Math.abs((high[kind] ?? 0) - (low[kind] ?? 0)) > wanted * error;
  });
}

/** A candidate meets its targets or not by its own inputs alone; who has less is a matter of two, who is right of all. */
export function isFeltBy(
  kind: VerdictShare,
  key: string,
  evaluation: Evaluation,
  named: string,
  rival: string | null,
): boolean {
  const ids = { meets: [named], less: [named, rival ?? named], right: evaluation.candidates.map(({ id }) => id) }[kind];
  const parameter = parameterOfKey(key);
  const isDrawn = ids.some((id) => parameterFactors(evaluation.uncertainty.factors, parameter, id) !== null);
  return isDrawn && isFelt(evaluation, parameter, ids);
}

/** Ends of the lowest and the highest fifth of a parameter's mean; null: no candidate has it. */
export function fifthsOf(
  { candidates, uncertainty }: Evaluation,
  key: string,
): readonly [below: number, above: number] | null {
  const factors = uncertainty.factors[key]!;
  const name = parameterOfKey(key);
  const parameter = candidates
    .filter(({ id }) => parameterFactors(uncertainty.factors, name, id) === factors)
    .flatMap(({ parameters }) => parameters)
    .find((each) => each.name === name);
  if (parameter === undefined) return null;
  const mean = distributionMean(parameter.distribution);
  const sorted = [...factors].sort((a, b) => a - b);
  return [sampleQuantile(sorted, 1 / fifth) * mean, sampleQuantile(sorted, 1 - 1 / fifth) * mean];
}
