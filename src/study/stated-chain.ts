import type { BudgetRow, CandidateEvaluation, Figure, ServiceEvaluation } from '../evaluation/evaluation.js';
import { unknownBecause } from '../evaluation/figure.js';
import { meanTimeToFailure } from '../markov/chain/first-passage.js';
import { NotIrreducible } from '../markov/chain/irreducible.js';
import { ChainNotConverged } from '../markov/chain/not-converged.js';
import { type SolvedChain, solvedChain } from '../markov/chain/solved-chain.js';
import { InvalidChain, type SparseChain, sparseChain } from '../markov/chain/sparse-chain.js';
import type { Bounded } from '../markov/reference-cycle.js';
import { hoursPerYear } from '../maths/calendar-hours.js';
import type { StatedChain } from '../platforms/blueprint.js';
import { wattsPerHost } from '../platforms/energy.js';
import type { Service } from '../scenario/scenario.js';
import type { CandidateModel } from './candidate-model.js';
import type { CandidateStudy } from './modelled-study.js';
import { SolutionNotReached, StudyError } from './study-options.js';

/**
 * A candidate given outright as states and rates: solved as it stands, nothing to explore, draw or simulate. Exact
 * figures; every service of the candidate is the chain's up states.
 *
 * @throws StudyError the chain has no single steady state or a rate that is none; SolutionNotReached
 */
export function statedChainStudy(model: CandidateModel, chain: StatedChain): CandidateStudy {
  const { candidate } = model;
  const solved = solvedOrRefused(candidate.id, chain);
  const whole = solved.unavailability.value;
  return {
    evaluation: evaluationOf(model, chain, solved),
    response: {
      candidate,
      services: candidate.services.map(({ id }) => id),
      parameters: new Map(),
      withFactors: () => candidate.services.map(() => ({ whole, unplanned: whole })),
      elasticities: candidate.services.map(() => new Map()),
      outagesWithFactors: () => candidate.services.map(() => solved.outagesPerHour.value),
    },
    keep: async () => {},
  };
}

function solvedOrRefused(id: string, chain: StatedChain): SolvedChain {
  try {
    return solvedChain(chain);
  } catch (error) {
    if (error instanceof ChainNotConverged) throw new SolutionNotReached(`candidate ${id}: ${error.message}`);
    if (error instanceof NotIrreducible || error instanceof InvalidChain)
      throw new StudyError(`candidate ${id}: ${error.message}`);
    throw error;
  }
}

function evaluationOf(model: CandidateModel, chain: StatedChain, solved: SolvedChain): CandidateEvaluation {
  const { candidate, blueprint } = model;
  const unavailability = boundedFigure(solved.unavailability, solved.method);
  const { currency, hostPerYear, licencesPerCorePerYear, energyPerKWh, downtimePerHour } = candidate.prices;
  return {
    id: candidate.id,
    name: candidate.name,
    platform: candidate.platform,
    topology: blueprint.topology,
    placement: blueprint.placement,
    services: candidate.services.map((service) => serviceOf(service, chain, solved)),
    managementApi: unknownBecause('not-modelled'),
    failover: [],
    parameters: [],
    solving: {
      chain: {
        states: chain.states.length,
        transitions: chain.rates.length,
        maximumFailures: chain.states.length - chain.up.length,
        residual: 0,
        method: `stated Markov chain, ${solved.method}`,
      },
      simulation: null,
      structure: null,
    },
    modelCheck: candidate.services.map(({ id }) => ({
      service: id,
      form: 'as-solved',
      structure: null,
      markov: unavailability,
      simulation: null,
      agrees: null,
    })),
    facts: blueprint.facts,
    prices: {
      currency,
      hostPerYear,
      licencesPerCorePerYear,
      energyPerKWh,
      wattsPerHost: wattsPerHost(candidate, blueprint.placement),
      downtimePerHour,
    },
    deployment: blueprint.deployment,
    limits: blueprint.limits,
  };
}

function serviceOf({ id, target }: Service, chain: StatedChain, solved: SolvedChain): ServiceEvaluation {
  const figure = (bounds: Bounded): Figure => boundedFigure(bounds, solved.method);
  return {
    id,
    target,
    upSet: chain.up,
    unavailability: figure(solved.unavailability),
    unavailabilityExcludingPlanned: figure(solved.unavailability),
    requestUnavailability: unknownBecause('not-modelled'),
    outagesPerYear: figure(times(solved.outagesPerHour, hoursPerYear)),
    meanOutageHours: figure(solved.meanOutageHours),
    structuralFloor: unknownBecause('not-modelled'),
    budget: budgetRows(chain, solved),
    minimalCutSets: [],
    importance: [],
    distributions: null,
  };
}

const times = ({ value, low, high }: Bounded, factor: number): Bounded => ({
  value: value * factor,
  low: low * factor,
  high: high * factor,
});

function boundedFigure({ value, low, high }: Bounded, method: string): Figure {
  return { value, accuracy: { kind: 'exact', low, high, method: `Markov chain, ${method}` }, uncertainty: null };
}

/** Each outage charged to the down state it begins in: Σ π_i q_ij outages, h(j) long, h = mean time back to an up state. */
function budgetRows(chain: StatedChain, solved: SolvedChain): BudgetRow[] {
  const index = new Map(chain.states.map((state, i) => [state, i]));
  const isUp = new Set(chain.up);
  const isDown = Uint8Array.from(chain.states, (state) => (isUp.has(state) ? 0 : 1));
  const rates: SparseChain = sparseChain(chain.states.length, {
    from: chain.rates.map(({ from }) => index.get(from)!),
    to: chain.rates.map(({ to }) => index.get(to)!),
    perHour: chain.rates.map(({ perHour }) => perHour),
  });
  const entries = new Map<string, number>();
  for (const { from, to, perHour } of chain.rates) {
    if (isUp.has(from) && !isUp.has(to)) entries.set(to, (entries.get(to) ?? 0) + solved.probabilityOf(from) * perHour);
  }
  return [...entries]
    .map(([state, perHour]): BudgetRow => {
      const timesPerYear = perHour * hoursPerYear;
      const meanMinutes = meanTimeToFailure(rates, isDown, index.get(state)!).value * 60;
      const minutesPerYear = timesPerYear * meanMinutes;
      const phases = [{ phase: 'repair' as const, minutesPerYear }];
      return { cause: state, planned: false, timesPerYear, meanMinutes, minutesPerYear, phases };
    })
    .sort((a, b) => b.minutesPerYear - a.minutesPerYear || (a.cause < b.cause ? -1 : 1));
}
