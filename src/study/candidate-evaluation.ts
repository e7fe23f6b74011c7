import type { CandidateEvaluation, Figure, MaybeFigure, ModelCheckRow, PriceRecord } from '../evaluation/evaluation.js';
import { exactFigure, mapped, unknownBecause } from '../evaluation/figure.js';
import type { PlacementRecord } from '../evaluation/topology.js';
import type { ChainFigures } from '../markov/chain-figures.js';
import { withoutRedundancy } from '../model/spared.js';
import { wattsPerHost } from '../platforms/energy.js';
import { type Candidate, managementApi } from '../scenario/scenario.js';
import type { ServiceDifference } from '../simulation/paired-differences.js';
import { causesOf } from '../simulation/replication.js';
import { assessedFigure, exactChainFigure } from './assessed-figure.js';
import type { CandidateModel } from './candidate-model.js';
import { isExactChain } from './exact-chain.js';
import { failoverRecords } from './failover-records.js';
import { lossesWithoutRoom } from './losses-without-room.js';
import { modelCheckRows } from './model-check.js';
import { serviceEvaluation } from './service-evaluation.js';
import type { SimulatedForms } from './simulated-candidate.js';
import { singleFailures } from './single-failures.js';
import { structuralRecord } from './structural-floor.js';
import type { MeasuredUse } from './study-options.js';
import { putRight } from './true-form.js';

/** What the three engines found about one candidate. */
export interface CandidateFindings extends SimulatedForms {
  readonly model: CandidateModel;
  readonly figures: ChainFigures;
  readonly measuredUse: MeasuredUse | null;
}

/** Puts what was found into the record, before uncertainty. */
export function candidateEvaluation(findings: CandidateFindings): CandidateEvaluation {
  const { model: own, figures, trueForm, asSolvedForm, measuredUse } = findings;
  const { candidate, blueprint, net, parameters, leftOutHosts } = own;
  const placement = { ...blueprint.placement, measuredUse };
  const structural = blueprint.model.services.map(({ id }) => structuralRecord(blueprint.model, id, parameters));
  const plannedCauses = new Set(net.activities.flatMap(({ kind, cause }) => (kind === 'planned' ? [cause] : [])));
  const isExact = isExactChain(own);
  const noRoom = lossesWithoutRoom(own);
  const causes = causesOf(net);
  const rareEvents = [...asSolvedForm.rareEvents, ...trueForm.rareEvents];
  const modelCheck: ModelCheckRow[] = modelCheckRows(findings, structural);
  return {
    id: candidate.id,
    name: candidate.name,
    platform: candidate.platform,
    topology: blueprint.topology,
    placement,
    services: blueprint.model.services.map((model, s) => {
      const service = candidate.services.find(({ id }) => id === model.id)!;
      return serviceEvaluation({
        service,
        singleFailures: singleFailures(own, service),
        withoutRedundancy: probeFigure(findings, withoutRedundancy(model.id)),
        model,
        chain: figures.services[s]!,
        simulated: trueForm.services[s]!,
        simulatedYears: trueForm.years,
        method: trueForm.methods[s]!,
        difference: isExact ? null : pairedDifference(findings, s),
        causes,
        structural: structural[s]!,
        plannedCauses,
        isExact,
      });
    }),
    eventsPerYear: own.eventsPerYear,
    ...(noRoom === null ? {} : { lossesWithoutRoom: exactFigure(noRoom, 'binary decision diagram') }),
    managementApi: apiAvailability(findings),
    failover: failoverRecords(blueprint.failureModes, parameters, candidate.services),
    parameters: [...parameters.values()],
    solving: {
      chain: {
        states: figures.states,
        transitions: figures.transitions,
        maximumFailures: figures.largestFailureCount,
        residual: figures.outside,
        method: chainMethod(leftOutHosts),
      },
      simulation: {
        years: trueForm.years,
        replications: trueForm.replications,
        events: trueForm.events,
        method: 'generalized semi-Markov simulation, independent replications',
      },
      structure: {
        basicEvents: Math.max(0, ...structural.map((record) => record.basicEvents)),
        vertices: structural.reduce((sum, record) => sum + record.vertices, 0),
      },
      ...(rareEvents.length === 0 ? {} : { rareEvents }),
    },
    modelCheck,
    facts: blueprint.facts,
    prices: priceRecord(candidate, placement),
    deployment: blueprint.deployment,
    limits: blueprint.limits,
  };
}

/** With fewer outages the scatter of their lengths is not known, nor that of a difference. */
const fewestOutages = 50;
/** An interval wider than this share of its value says as little. */
const widestInterval = 0.5;

/**
 * What true times and layouts change of a service; null where replications met too few outages. Forced cycles, where they
 * gave the figures of a form, are not paired; the replications before them are.
 */
function pairedDifference(
  { trueForm, asSolvedForm, differences }: CandidateFindings,
  s: number,
): ServiceDifference | null {
  const isKnown = [trueForm, asSolvedForm].every(({ services }) => services[s]!.outageHours.length >= fewestOutages);
  return isKnown ? differences.services[s]! : null;
}

/** Share of time in which the condition of a probe does not hold; null: the model has no such probe. */
function probeFigure({ model, figures, trueForm, differences }: CandidateFindings, probe: string): Figure | null {
  const index = model.net.probes.findIndex(({ id }) => id === probe);
  if (index < 0) return null;
  const [chain, seen, added] = [figures.probes[index]!, trueForm.probes[index]!, differences.probes[index]!];
  if (isExactChain(model)) return exactChainFigure(chain);
  const isKnown = seen.halfWidth < widestInterval * seen.value;
  return assessedFigure(
    isKnown ? putRight(chain.value, added) : chain.value,
    chain,
    seen,
    isKnown ? added : null,
    'replications',
  );
}

function apiAvailability(findings: CandidateFindings): MaybeFigure {
  const figure = probeFigure(findings, managementApi);
  if (figure === null) return unknownBecause('not-modelled');
  return mapped(figure, (unavailability) => 1 - unavailability);
}

function priceRecord(candidate: Candidate, placement: PlacementRecord): PriceRecord {
  const { currency, hostPerYear, licencesPerCorePerYear, energyPerKWh, downtimePerHour } = candidate.prices;
  return {
    currency,
    hostPerYear,
    licencesPerCorePerYear,
    energyPerKWh,
    wattsPerHost: wattsPerHost(candidate, placement),
    downtimePerHour,
  };
}

function chainMethod(leftOutHosts: number): string {
  const method = 'Markov chain around the reference state, Gauss–Seidel';
  return leftOutHosts === 0 ? method : `${method}; ${leftOutHosts} hosts left out that the services cannot feel`;
}
