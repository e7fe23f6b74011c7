import type { GateGraph } from '../graph/gate-graph.js';
import { type OrderProposal, randomOrder, variableOrders } from '../order/variable-orders.js';
import { type BuiltDiagram, builtDiagram } from './gate-evaluation.js';
import { BudgetExhausted } from './vertex-table.js';

export interface SearchLimits {
  /** Vertices in memory at any time. */
  readonly vertices: number;
  /** Recursion steps, over all attempts at one module. */
  readonly steps: number;
}

interface Round {
  readonly steps: number;
  readonly reorder: boolean;
  /** How many of the static orders, and of random ones. */
  readonly orders: number;
  readonly random: number;
}

/** Budgets grow until something succeeds: what an easy tree costs stays small, and no single order must be good. */
const rounds: readonly Round[] = [
  { steps: 200_000, reorder: false, orders: 2, random: 0 },
  { steps: 400_000, reorder: false, orders: 6, random: 0 },
  { steps: 1_500_000, reorder: false, orders: 2, random: 0 },
  { steps: 4_000_000, reorder: true, orders: 10, random: 3 },
  { steps: 30_000_000, reorder: true, orders: 10, random: 6 },
  { steps: 300_000_000, reorder: true, orders: 10, random: 12 },
  { steps: 3_000_000_000, reorder: true, orders: 10, random: 12 },
];

/**
 * The diagram of a graph under whichever order succeeds first, by rounds of growing budget; from the fourth on with
 * dynamic reordering. The budgets count steps, not seconds, so the result is the same on every machine.
 * @returns null when the limits are reached
 */
export function foundDiagram(graph: GateGraph, limits: SearchLimits): BuiltDiagram | null {
  const proposals = variableOrders(graph);
  let left = limits.steps;
  for (const round of rounds) {
    for (const proposal of proposalsOf(round, proposals, graph)) {
      if (left <= 0) return null;
      const steps = Math.min(round.steps, left);
      try {
        return builtDiagram(graph, proposal(), { steps, vertices: limits.vertices, reorder: round.reorder });
      } catch (error) {
        if (!(error instanceof BudgetExhausted)) throw error;
        left -= steps;
      }
    }
  }
  return null;
}

function proposalsOf(round: Round, orders: readonly OrderProposal[], graph: GateGraph): OrderProposal[] {
  const random = Array.from(
    { length: round.random },
    (_, i) => () => randomOrder(graph, 12 * rounds.indexOf(round) + i),
  );
  return [...orders.slice(0, round.orders), ...random];
}
