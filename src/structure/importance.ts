import { conditionalProbabilities } from './evaluation/conditional-probabilities.js';
import type { LeafProbabilities } from './evaluation/top-event-probability.js';
import type { StructureDiagram } from './structure-diagram.js';

/**
 * What one basic event i means to the top event S. P is the probability with all events as given.
 * A ratio 0 ∕ 0 (nothing changes from impossible) is 1; what is conditioned on an impossible S is NaN.
 */
export interface EventImportance {
  readonly event: string;
  /** ∂P(S)/∂P(i) = P(S | i) − P(S | not i). Signed: negative where i prevents S (non-coherent trees). */
  readonly birnbaumImportance: number;
  /** Birnbaum · P(i) ∕ P(S): for coherent trees P(i is critical and has failed | S). */
  readonly criticalityImportance: number;
  /** P(i | S). */
  readonly diagnosticImportance: number;
  /** RAW = P(S | i) ∕ P(S): how many times worse if i has surely happened. */
  readonly riskAchievementWorth: number;
  /** RRW = P(S) ∕ P(S | not i): how many times better if i never happens; infinite if S cannot happen without i. */
  readonly riskReductionWorth: number;
  /** Birnbaum with every basic event at probability 1/2: the share of states of the others in which i decides. */
  readonly structuralImportance: number;
}

/**
 * Importance of every basic event, in the order of `diagram.events`. Events the top does not depend on have 0 and 1.
 * M. Rausand, A. Høyland, System Reliability Theory (2nd edition 2004), chapter 5; Z. Birnbaum (1969).
 * Cost: two sweeps over the vertices of the diagram, whatever the number of events.
 */
export function eventImportance(diagram: StructureDiagram, leaves: LeafProbabilities): EventImportance[] {
  const conditional = conditionalProbabilities(diagram, leaves);
  const even = new Float64Array(diagram.events.length).fill(0.5);
  const structural = conditionalProbabilities(diagram, { probability: even, complement: even });
  const total = conditional.probability;
  return diagram.events.map((event, i) => ({
    event,
    birnbaumImportance: conditional.slope[i]!,
    criticalityImportance: (conditional.slope[i]! * leaves.probability[i]!) / total,
    diagnosticImportance: (conditional.given[i]! * leaves.probability[i]!) / total,
    riskAchievementWorth: ratio(conditional.given[i]!, total),
    riskReductionWorth: ratio(total, conditional.without[i]!),
    structuralImportance: structural.slope[i]!,
  }));
}

const ratio = (a: number, b: number): number => (a === 0 && b === 0 ? 1 : a / b);
