import { isCoherent } from './coherence.js';
import { leafProbabilities, topEventProbability } from './evaluation/top-event-probability.js';
import { type RepairableBehaviour, repairableBehaviour } from './failure-frequency.js';
import type { FaultTree } from './fault-tree.js';
import { fussellVeselyImportance } from './fussell-vesely.js';
import { type EventImportance, eventImportance } from './importance.js';
import {
  type CutSetSelection,
  type MinimalCutSets,
  minimalCutSets,
  singlePointsOfFailure,
} from './minimal-cut-sets.js';
import { type DiagramLimits, type StructureDiagram, structureDiagram } from './structure-diagram.js';

export interface SolutionOptions {
  readonly limits?: DiagramLimits;
  readonly cutSets?: CutSetSelection;
  /** Recursion steps spent on Fussell–Vesely importance before it is given up; a million take about 0.3 s. */
  readonly fussellVeselyStepLimit?: number;
}

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
  /** Of every basic event, in the order of `diagram.events`; Fussell–Vesely null where it is not defined or too costly. */
  readonly importance: readonly SolvedImportance[];
  readonly cutSets: MinimalCutSets;
  readonly singlePointsOfFailure: readonly string[];
  /** To be evaluated again with other probabilities: see `topEventProbability`. */
  readonly diagram: StructureDiagram;
}

export interface SolvedImportance extends EventImportance {
  /** P(some minimal cut set with the event has failed | top event). */
  readonly fussellVeselyImportance: number | null;
}

/**
 * Everything a fault tree has to say, from one decision diagram.
 * @throws FaultTreeError when the tree, or its cut sets, do not fit into the limits
 * Cost: the diagram (see `structureDiagram`), then a few sweeps over it; Fussell–Vesely importance may dominate.
 */
export function solvedFaultTree(tree: FaultTree, options: SolutionOptions = {}): FaultTreeSolution {
  const diagram = structureDiagram(tree, options.limits);
  const leaves = leafProbabilities(diagram, tree.basicEvents);
  const { probability, complement } = topEventProbability(diagram, leaves);
  const fussellVesely = fussellVeselyImportance(diagram, leaves, options.fussellVeselyStepLimit);
  return {
    name: tree.name,
    probability,
    complement,
    behaviour: repairableBehaviour(diagram, tree.basicEvents, leaves),
    coherent: isCoherent(diagram),
    importance: eventImportance(diagram, leaves).map((own, i) => ({
      ...own,
      fussellVeselyImportance: fussellVesely === null ? null : fussellVesely[i]!,
    })),
    cutSets: minimalCutSets(diagram, leaves, options.cutSets),
    singlePointsOfFailure: singlePointsOfFailure(diagram, leaves),
    diagram,
  };
}
