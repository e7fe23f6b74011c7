import type { ServiceEvaluation } from '../evaluation/evaluation.js';
import { exactFigure, unknownBecause } from '../evaluation/figure.js';
import { delayMean, type ParameterTable } from '../model/delay.js';
import type { Component, Condition, Delay, SystemModel, WorkloadModel } from '../model/system-model.js';
import type { BasicEventInput } from '../structure/basic-event.js';
import { type FaultTreeSolution, solvedFaultTree } from '../structure/fault-tree-solution.js';
import { faultTreeOfSuccess, type SuccessExpression } from '../structure/success-expression.js';

export interface StructuralRecord extends Pick<ServiceEvaluation, 'structuralFloor' | 'minimalCutSets' | 'importance'> {
  readonly basicEvents: number;
  readonly vertices: number;
}

/** Cut sets and importance shown per service. */
const shown = 20;

/**
 * A service with instant, perfect failover and no planned work: what the structure function alone allows. Instances run
 * wherever a seat works; a group serves while any member does; every own fault lasts as long as it does in the model.
 */
export function structuralRecord(model: SystemModel, service: string, table: ParameterTable): StructuralRecord {
  const up = model.services.find(({ id }) => id === service)!.up;
  const solution = structureSolution(model, service, up, table);
  if (solution === null) return notModelled;
  const fussellVesely = solution.fussellVeselyImportance();
  const importance = solution.importance
    .filter((own) => own.birnbaumImportance !== 0)
    .sort(
      (a, b) => Math.abs(b.criticalityImportance) - Math.abs(a.criticalityImportance) || (a.event < b.event ? -1 : 1),
    )
    .slice(0, shown);
  return {
    structuralFloor: exactFigure(solution.probability, 'binary decision diagram'),
    minimalCutSets: solution
      .minimalCutSets({ limit: shown })
      .sets.map(({ events, probability }) => ({ members: events, probability })),
    importance:
      fussellVesely === null
        ? []
        : importance.map((own) => ({
            component: own.event,
            birnbaum: own.birnbaumImportance,
            criticality: own.criticalityImportance,
            fussellVesely: fussellVesely.get(own.event)!,
          })),
    basicEvents: solution.diagram.events.length,
    vertices: solution.diagram.vertexCount,
  };
}

/**
 * A condition as the structure function has it; null where the model is not one of independent parts.
 * @param table parameters of all delays of the model
 */
export function structureSolution(
  model: SystemModel,
  name: string,
  works: Condition,
  table: ParameterTable,
): FaultTreeSolution | null {
  if (dependsOnOrder(model)) return null;
  const parts = model.components.map((component) => [partOf(component.id), partExpression(model, component)]);
  return solvedFaultTree(
    faultTreeOfSuccess({
      name,
      works: expressionOf(model, works),
      parts: Object.fromEntries(parts),
      components: basicEvents(model, table),
    }),
  );
}

const notModelled: StructuralRecord = {
  structuralFloor: unknownBecause('not-modelled'),
  minimalCutSets: [],
  importance: [],
  basicEvents: 0,
  vertices: 0,
};

/** Spares that wait, queues for a crew and shared failures are no independent events: the structure function lacks them. */
function dependsOnOrder({ components, crews, commonCauses }: SystemModel): boolean {
  const waits = components.some(({ modes }) => modes.some((mode) => mode.while !== undefined));
  return waits || crews.length > 0 || commonCauses.length > 0;
}

const partOf = (component: string): string => `${component} with all it needs`;
const instanceEvent = (workload: string, index: number): string => `${workload}-${index + 1}`;
const sharedEvent = (workload: string): string => `${workload} (all)`;

function partExpression(model: SystemModel, component: Component): SuccessExpression {
  return { all: [{ works: component.id }, expressionOf(model, component.needs)] };
}

function expressionOf(model: SystemModel, condition: Condition): SuccessExpression {
  const inner = (conditions: readonly Condition[]): SuccessExpression[] =>
    conditions.map((c) => expressionOf(model, c));
  if ('all' in condition) return { all: inner(condition.all) };
  if ('any' in condition) return { any: inner(condition.any) };
  if ('of' in condition) return { atLeast: condition.atLeast, of: inner(condition.of) };
  if ('not' in condition) return { not: expressionOf(model, condition.not) };
  if ('works' in condition) return { works: partOf(condition.works) };
  if ('groupServes' in condition) {
    return { any: inner(model.failoverGroups.find(({ id }) => id === condition.groupServes)!.members) };
  }
  const id = workloadOf(condition);
  const workload = model.workloads.find((candidate) => candidate.id === id)!;
  const instances =
    'serving' in condition
      ? { atLeast: condition.atLeast, of: workload.layout.map((_, i) => ({ works: instanceEvent(id, i) })) }
      : { works: instanceEvent(id, condition.index) };
  const seats = model.seats
    .filter((seat) => workload.seats.includes(seat.id))
    .map(({ works, reached }): Condition => ('instanceRuns' in condition ? works : { all: [works, reached] }));
  const shared = workload.commonCauses.length === 0 ? [] : [{ works: sharedEvent(id) }];
  return { all: [instances, ...shared, { any: inner(seats) }, expressionOf(model, workload.needs)] };
}

function workloadOf(condition: Extract<Condition, { serving: string } | { index: number }>): string {
  if ('serving' in condition) return condition.serving;
  return 'instanceRuns' in condition ? condition.instanceRuns : condition.instanceServes;
}

function basicEvents(model: SystemModel, table: ParameterTable): Record<string, BasicEventInput> {
  const events: Record<string, BasicEventInput> = {};
  for (const { id, modes } of model.components) {
    events[id] = repairedOneByOne(modes, table);
  }
  for (const workload of model.workloads) {
    workload.layout.forEach((_, i) => {
      events[instanceEvent(workload.id, i)] = repairedOneByOne(ownModes(workload), table);
    });
    if (workload.commonCauses.length === 0) continue;
    const shared = workload.commonCauses.map(({ timeToFailure, mode }) => ({
      timeToFailure,
      timeToRestore: workload.modes[mode]!.timeToRestore,
    }));
    events[sharedEvent(workload.id)] = repairedOneByOne(shared, table);
  }
  return events;
}

interface Alternating {
  readonly timeToFailure: Delay;
  readonly timeToRestore: Delay;
}

function ownModes({ modes }: WorkloadModel): Alternating[] {
  return modes.flatMap(({ timeToFailure, timeToRestore }) =>
    timeToFailure === null ? [] : [{ timeToFailure, timeToRestore }],
  );
}

/** Down share of a thing with competing failure modes, of which one at a time is repaired: Σρ/(1 + Σρ), ρ = restore/failure. */
function repairedOneByOne(modes: readonly Alternating[], table: ParameterTable): BasicEventInput {
  let load = 0;
  let rate = 0;
  for (const { timeToFailure, timeToRestore } of modes) {
    const failure = delayMean(timeToFailure, table);
    load += delayMean(timeToRestore, table) / failure;
    rate += 1 / failure;
  }
  return { probability: load / (1 + load), complement: 1 / (1 + load), failureFrequency: rate / (1 + load) };
}
