import type { BasicEvent } from '../basic-event.js';
import type { ModuleDiagram, StructureDiagram } from '../structure-diagram.js';

/** By leaf index: probability that the event is true, and that it is false. */
export interface LeafProbabilities {
  readonly probability: Float64Array;
  readonly complement: Float64Array;
}

/** Probability of the top event and of its negation; each is a sum of products, neither a difference from 1. */
export interface TopEventProbability {
  readonly probability: number;
  readonly complement: number;
}

/** For every edge of a module, the probability that its function is true; and for the module as a whole. */
export interface ModuleProbability extends TopEventProbability {
  readonly ofEdge: Float64Array;
}

export function leafProbabilities(
  diagram: StructureDiagram,
  basicEvents: Readonly<Record<string, BasicEvent>>,
): LeafProbabilities {
  return {
    probability: Float64Array.from(diagram.events, (event) => basicEvents[event]!.probability),
    complement: Float64Array.from(diagram.events, (event) => basicEvents[event]!.complement),
  };
}

/**
 * Probability of the top event of a compiled tree, for any probabilities of its basic events.
 * Sums and products of non-negative numbers only: relative error of both results ≤ about (levels + 2)·2⁻⁵².
 * Cost: one pass over the vertices.
 */
export function topEventProbability(diagram: StructureDiagram, leaves: LeafProbabilities): TopEventProbability {
  return topOf(diagram, leaves, moduleProbabilities(diagram, leaves));
}

export function topOf(
  { top }: StructureDiagram,
  leaves: LeafProbabilities,
  modules: readonly TopEventProbability[],
): TopEventProbability {
  const plain =
    top.kind === 'module'
      ? modules[top.index]!
      : top.kind === 'event'
        ? { probability: leaves.probability[top.index]!, complement: leaves.complement[top.index]! }
        : { probability: 1, complement: 0 };
  return top.negated
    ? { probability: plain.complement, complement: plain.probability }
    : { probability: plain.probability, complement: plain.complement };
}

/** Inner modules first, as in the diagram. */
export function moduleProbabilities(diagram: StructureDiagram, leaves: LeafProbabilities): ModuleProbability[] {
  const results: ModuleProbability[] = [];
  for (const module of diagram.modules)
    results.push(moduleProbability(module, variableProbabilities(module, leaves, results)));
  return results;
}

/** Probabilities of the variables of a module by level. */
export function variableProbabilities(
  module: ModuleDiagram,
  leaves: LeafProbabilities,
  modules: readonly TopEventProbability[],
): LeafProbabilities {
  const probability = new Float64Array(module.variables.length);
  const complement = new Float64Array(module.variables.length);
  module.variables.forEach((variable, level) => {
    const inner = variable < 0 ? modules[-1 - variable]! : null;
    probability[level] = inner === null ? leaves.probability[variable]! : inner.probability;
    complement[level] = inner === null ? leaves.complement[variable]! : inner.complement;
  });
  return { probability, complement };
}

function moduleProbability(module: ModuleDiagram, variables: LeafProbabilities): ModuleProbability {
  const { level, low, high, root } = module;
  const ofEdge = new Float64Array(2 * level.length);
  ofEdge[0] = 1;
  for (let v = 1; v < level.length; v++) {
    const p = variables.probability[level[v]!]!;
    const q = variables.complement[level[v]!]!;
    ofEdge[2 * v] = p * ofEdge[high[v]!]! + q * ofEdge[low[v]!]!;
    ofEdge[2 * v + 1] = p * ofEdge[high[v]! ^ 1]! + q * ofEdge[low[v]! ^ 1]!;
  }
  return { ofEdge, probability: ofEdge[root]!, complement: ofEdge[root ^ 1]! };
}
