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
import type { CandidateResponse } from './candidate-response.js';

/** A candidate's chain: explored once, solved for the figures, and again for other parameter values. */
export interface SolvedCandidate extends CandidateResponse {
  readonly model: CandidateModel;
  readonly figures: ChainFigures;
  /** Outages per hour by service, from the coarser exploration in the same way. Cost: that of the nominal figures. */
  readonly outagesWithFactors: (factors: ReadonlyMap<string, number>) => readonly number[];
}

/**
 * The response comes from a coarser exploration, as a ratio to its own nominal figures, on the figures of the fine one.
 *
 * @throws TruncationImpossible, MarkovNotConverged
 */
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
  const outagesWithFactors = (factors: ReadonlyMap<string, number>): number[] => {
    const [moved, still] = [factors, new Map<string, number>()].map((each) =>
      chainFigures(coarse, net, scaledParameters(parameters, each)).services.map((own) => own.outagesPerHour.value),
    );
    return figures.services.map(({ outagesPerHour }, s) => outagesPerHour.value * ratio(moved![s]!, still![s]!));
  };
  return {
    candidate: model.candidate,
    services: net.services.map(({ id }) => id),
    parameters,
    model,
    figures,
    withFactors,
    outagesWithFactors,
  };
}

const ratio = (value: number, base: number): number => (base === 0 ? 1 : value / base);

/** Parameters with their whole distributions scaled; a probability stays below one. */
export function scaledParameters(
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
