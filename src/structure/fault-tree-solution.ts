import { type BasicEvent, type BasicEventInput, basicEvent } from './basic-event.js';
import { isCoherent } from './coherence.js';
import { leafProbabilities, topEventProbability } from './evaluation/top-event-probability.js';
import { type RepairableBehaviour, repairableBehaviour } from './failure-frequency.js';
import { type FaultTreeInput, faultTree, suggestion } from './fault-tree.js';
import { FaultTreeError } from './fault-tree-error.js';
import { fussellVeselyImportance } from './fussell-vesely.js';
import { type EventImportance, eventImportance } from './importance.js';
import {
  type CutSetSelection,
  type MinimalCutSets,
  minimalCutSets,
  singlePointsOfFailure,
} from './minimal-cut-sets.js';
import { type DiagramLimits, type StructureDiagram, structureDiagram } from './structure-diagram.js';

/** What the structure function alone says of a system: exact for independent components and instant, perfect failover. */
export interface FaultTreeSolution {
  readonly name: string;
  /** Of the top event: of a system of components, its unavailability. */
  readonly probability: number;
  /** 1 − probability, not found by subtraction. */
  readonly complement: number;
  /** Null unless all basic events the top depends on have a failure frequency. */
  readonly behaviour: RepairableBehaviour | null;
  /** Whether no event can prevent the top event by happening. */
  readonly coherent: boolean;
  /** Of every basic event, in the order of `diagram.events`. */
  readonly importance: readonly EventImportance[];
  /** The events that cause the top event all by themselves. */
  readonly singlePointsOfFailure: readonly string[];
  /** @throws FaultTreeError when the family of sets outgrows its limit: bound the order. Cost: see `minimalCutSets` */
  readonly minimalCutSets: (selection?: CutSetSelection) => MinimalCutSets;
  /**
   * P(some minimal cut set with the event has failed | top event), by event; null where the tree is not coherent, or
   * after that many recursion steps (a million take about 0.3 s; default 4 million).
   */
  readonly fussellVeselyImportance: (stepLimit?: number) => ReadonlyMap<string, number> | null;
  /**
   * The same tree with other values of some of its basic events: the diagram is not built again.
   * @throws FaultTreeError for an event the tree does not have, or a value out of range
   */
  readonly withBasicEvents: (changed: Readonly<Record<string, number | BasicEventInput>>) => FaultTreeSolution;
  /** Plain data; may cross threads. */
  readonly diagram: StructureDiagram;
}

/**
 * What a fault tree has to say, from one decision diagram: probability without cancellation, long-run behaviour of
 * repairable systems, importance; on demand minimal cut sets and Fussell–Vesely importance.
 *
 * @example
 * const pair = solvedFaultTree({
 *   top: 'down',
 *   gates: { down: { or: ['both', 'switch'] }, both: { and: ['a', 'b'] } },
 *   basicEvents: { a: 0.01, b: 0.01, switch: 1e-5 },
 * });
 * pair.probability; // 1.09999e-4
 *
 * @param limits on the memory and the time the diagram may take
 * @throws FaultTreeError when the tree cannot be understood (see `faultTree`) or does not fit into the limits
 * Cost: the diagram (see `structureDiagram`), then a few sweeps over it.
 */
export function solvedFaultTree(input: FaultTreeInput, limits?: DiagramLimits): FaultTreeSolution {
  const { name, basicEvents, ...tree } = faultTree(input);
  return solution(name, structureDiagram({ name, basicEvents, ...tree }, limits), basicEvents);
}

function solution(
  name: string,
  diagram: StructureDiagram,
  basicEvents: Readonly<Record<string, BasicEvent>>,
): FaultTreeSolution {
  const leaves = leafProbabilities(diagram, basicEvents);
  return {
    name,
    ...topEventProbability(diagram, leaves),
    behaviour: repairableBehaviour(diagram, basicEvents, leaves),
    coherent: isCoherent(diagram),
    importance: eventImportance(diagram, leaves),
    singlePointsOfFailure: singlePointsOfFailure(diagram, leaves),
    minimalCutSets: (selection) => minimalCutSets(diagram, leaves, selection),
    fussellVeselyImportance: (stepLimit) => {
      const found = fussellVeselyImportance(diagram, leaves, stepLimit);
      return found === null ? null : new Map(diagram.events.map((event, i) => [event, found[i]!]));
    },
    withBasicEvents: (changed) => solution(name, diagram, { ...basicEvents, ...checked(changed, diagram.events) }),
    diagram,
  };
}

function checked(
  changed: Readonly<Record<string, number | BasicEventInput>>,
  known: readonly string[],
): Record<string, BasicEvent> {
  return Object.fromEntries(
    Object.entries(changed).map(([event, value]) => {
      if (!known.includes(event)) {
        throw new FaultTreeError(`unknown basic event "${event}"${suggestion(event, known)}`);
      }
      return [event, basicEvent(event, value)];
    }),
  );
}
