import type { Parameter } from '../catalog/parameter.js';
import {
  type ChainFigures,
  chainFigures,
  type UnavailabilityShares,
  unavailabilityShares,
} from '../markov/chain-figures.js';
import { type ExplorationLimits, type ExploredChain, exploredChain } from '../markov/exploration.js';
import { mean, scaled } from '../maths/distribution-moments.js';
import type { CandidateModel } from './candidate-model.js';

/** A candidate's chain: explored once, solved for the figures, and again for other parameter values. */
export interface SolvedCandidate {
  readonly model: CandidateModel;
  readonly figures: ChainFigures;
  /**
   * Unavailability by service when the means of parameters are multiplied by factors. From a coarser exploration, as a
   * ratio to its own nominal figures, on the nominal figures of the fine one.
   */
  readonly withFactors: (factors: ReadonlyMap<string, number>) => readonly UnavailabilityShares[];
}

/** @throws TruncationImpossible, MarkovNotConverged */
export function solvedCandidate(
  model: CandidateModel,
  nominal: ExplorationLimits,
  repeated: ExplorationLimits,
): SolvedCandidate {
  const { net, parameters } = model;
  const figures = chainFigures(exploredChain(net, parameters, nominal), net, parameters);
  const coarse: ExploredChain = exploredChain(net, parameters, repeated);
  const base = unavailabilityShares(coarse, net, parameters);
  const withFactors = (factors: ReadonlyMap<string, number>): UnavailabilityShares[] =>
    unavailabilityShares(coarse, net, scaledParameters(parameters, factors)).map((shares, s) => {
      const { unavailability, plannedUnavailability } = figures.services[s]!;
      return {
        whole: unavailability.value * ratio(shares.whole, base[s]!.whole),
        unplanned: (unavailability.value - plannedUnavailability.value) * ratio(shares.unplanned, base[s]!.unplanned),
      };
    });
  return { model, figures, withFactors };
}

const ratio = (value: number, base: number): number => (base === 0 ? 1 : value / base);

/** Parameters with their whole distributions scaled; a probability stays below one. */
function scaledParameters(
  parameters: ReadonlyMap<string, Parameter>,
  factors: ReadonlyMap<string, number>,
): Map<string, Parameter> {
  const result = new Map(parameters);
  for (const [name, factor] of factors) {
    const parameter = parameters.get(name);
    if (parameter === undefined) continue;
    result.set(name, { ...parameter, distribution: scaledValue(parameter, factor) });
  }
  return result;
}

function scaledValue({ unit, distribution }: Parameter, factor: number): Parameter['distribution'] {
  if (unit !== 'probability') return scaled(distribution, factor);
  return { kind: 'deterministic', value: Math.min(1, mean(distribution) * factor) };
}
