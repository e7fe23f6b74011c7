import type { Parameter } from '../catalog/parameter.js';
import type { ServiceEvaluation } from '../evaluation/evaluation.js';
import { type ChainFigures, chainFigures } from '../markov/chain-figures.js';
import { type Elasticities, unavailabilityElasticities } from '../markov/elasticities.js';
import { type ExplorationLimits, type ExploredChain, exploredChain } from '../markov/exploration.js';
import { repeatedPrecision, type UnavailabilityShares, unavailabilitySolver } from '../markov/unavailability-shares.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import { mean, scaled } from '../maths/distribution-moments.js';
import type { CandidateModel } from './candidate-model.js';
import type { CandidateResponse } from './candidate-response.js';
import { type NominalShares, worldKey } from './kept-study.js';

export interface SolvedCandidate {
  readonly explored: ExploredChain;
  readonly figures: ChainFigures;
  /** What other worlds are set in proportion to. */
  readonly nominal: readonly NominalShares[];
}

/** A candidate's chain explored, and solved at the nominal parameters. @throws TruncationImpossible, MarkovNotConverged */
export function solvedCandidate({ net, parameters }: CandidateModel, limits: ExplorationLimits): SolvedCandidate {
  const explored = exploredChain(net, parameters, limits);
  const figures = chainFigures(explored, net, parameters);
  const elasticities = unavailabilityElasticities(explored, net, parameters);
  const nominal = figures.services.map(
    ({ unavailability, plannedUnavailability, outagesPerHour }, s): NominalShares => ({
      whole: unavailability.value,
      unplanned: unavailability.value - plannedUnavailability.value,
      outagesPerHour: outagesPerHour.value,
      elasticities: [...elasticities[s]!],
    }),
  );
  return { explored, figures, nominal };
}

/**
 * How a candidate answers to its parameters: from an exploration coarser than that of the nominal figures, solved again
 * for every world, as a ratio to its own nominal figures on those of the fine one. What the coarse one has of the slopes
 * too little or too much is put right, so that value and slopes at the nominal parameters are those of the fine one
 * (first-order consistency: Alexandrov and Lewis, An overview of first-order model management for engineering
 * optimization, 2001). Explored when first asked for a world that is not known yet.
 *
 * @param worlds known already, by `worldKey`; every world asked for is added
 * @throws TruncationImpossible, MarkovNotConverged when asked
 */
export function modelledResponse(
  model: CandidateModel,
  nominal: readonly NominalShares[],
  limits: ExplorationLimits,
  worlds: Map<string, readonly UnavailabilityShares[]> = new Map(),
): CandidateResponse {
  const { candidate, net, parameters } = model;
  const coarse = once(() => exploredChain(net, parameters, limits));
  const solver = once(() => unavailabilitySolver(coarse(), net, repeatedPrecision));
  const means = fixedAtMeans(parameters);
  const base = once(() => solver()(means));
  const slopes: readonly Elasticities[] = nominal.map(({ elasticities }) => new Map(elasticities));
  const coarseSlopes = once(() => unavailabilityElasticities(coarse(), net, means));
  const solved = (factors: ReadonlyMap<string, number>): UnavailabilityShares[] => {
    const world = scaledParameters(means, factors);
    const change = (name: string) =>
      Math.log(mean(world.get(name)!.distribution) / mean(means.get(name)!.distribution));
    const changes = [...factors.keys()].filter((name) => means.has(name)).map((name) => [name, change(name)] as const);
    return solver()(world).map((shares, s) => {
      const missed = slopesMissed(slopes[s]!, coarseSlopes()[s]!, changes);
      return {
        whole: nominal[s]!.whole * ratio(shares.whole, base()[s]!.whole) * Math.exp(missed.whole),
        unplanned: nominal[s]!.unplanned * ratio(shares.unplanned, base()[s]!.unplanned) * Math.exp(missed.unplanned),
      };
    });
  };
  const outages = (factors: ReadonlyMap<string, number>): number[] =>
    chainFigures(coarse(), net, scaledParameters(parameters, factors)).services.map((own) => own.outagesPerHour.value);
  const nominalOutages = once(() => outages(new Map()));
  return {
    candidate,
    services: net.services.map(({ id }) => id),
    parameters,
    withFactors: (factors) => {
      const key = worldKey(parameters.keys(), factors);
      const shares = worlds.get(key) ?? solved(factors);
      worlds.set(key, shares);
      return shares;
    },
    elasticities: slopes,
    outagesWithFactors: (factors) =>
      outages(factors).map((value, s) => nominal[s]!.outagesPerHour * ratio(value, nominalOutages()[s]!)),
  };
}

/**
 * The response of the solved form, set in proportion to the figures of the true one: what true times and layouts add is
 * taken to grow with the rest.
 *
 * @param nominal of the solved form, by service
 * @param services the evaluation's, in the same order
 */
export function inTrueForm(
  response: CandidateResponse,
  nominal: readonly NominalShares[],
  services: readonly Pick<ServiceEvaluation, 'unavailability' | 'unavailabilityExcludingPlanned' | 'outagesPerYear'>[],
): CandidateResponse {
  const growth = nominal.map(({ whole, unplanned, outagesPerHour }, s) => ({
    whole: ratio(services[s]!.unavailability.value, whole),
    unplanned: ratio(services[s]!.unavailabilityExcludingPlanned.value, unplanned),
    outages: ratio(services[s]!.outagesPerYear.value / hoursPerYear, outagesPerHour),
  }));
  return {
    ...response,
    withFactors: (factors) =>
      response.withFactors(factors).map(({ whole, unplanned }, s) => ({
        whole: whole * growth[s]!.whole,
        unplanned: unplanned * growth[s]!.unplanned,
      })),
    outagesWithFactors: (factors) =>
      response.outagesWithFactors(factors).map((outages, s) => outages * growth[s]!.outages),
  };
}

/** Σ (slope − coarse slope) × ln factor: what the coarse exploration misses to first order. */
function slopesMissed(
  fine: Elasticities,
  coarse: Elasticities,
  changes: readonly (readonly [name: string, logarithm: number])[],
): UnavailabilityShares {
  let [whole, unplanned] = [0, 0];
  for (const [name, logarithm] of changes) {
    const [is, was] = [fine.get(name) ?? flat, coarse.get(name) ?? flat];
    whole += (is.whole - was.whole) * logarithm;
    unplanned += (is.unplanned - was.unplanned) * logarithm;
  }
  return { whole, unplanned };
}

const flat: UnavailabilityShares = { whole: 0, unplanned: 0 };

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
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

/** The chain sees nothing of a distribution but its mean, which is found once. */
function fixedAtMeans(parameters: ReadonlyMap<string, Parameter>): Map<string, Parameter> {
  return new Map(
    [...parameters].map(([name, parameter]) => [
      name,
      { ...parameter, distribution: { kind: 'deterministic', value: mean(parameter.distribution) } },
    ]),
  );
}

function scaledValue({ unit, distribution }: Parameter, factor: number): Parameter['distribution'] {
  if (unit !== 'probability') return scaled(distribution, factor);
  return { kind: 'deterministic', value: Math.min(1, mean(distribution) * factor) };
}
