import { type GateGraph, nodeCount, reachableGates } from '../graph/gate-graph.js';
import type { VariableOrder } from './depth-first-order.js';

/**
 * Moves each node to the centre of gravity of the gates it takes part in, again and again, and keeps the arrangement
 * with the smallest total span of the gates (a gate spans itself and its inputs).
 * F. Aloul, I. Markov, K. Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic (GLSVLSI 2003).
 * Cost: rounds × edges · log.
 */
export function forceOrder(graph: GateGraph, start: VariableOrder, rounds: number): VariableOrder {
  const spans = reachableGates(graph).map((gate) => [gate, ...graph.inputs[gate]!.map(Math.abs)]);
  const position = startPositions(graph, start, spans);
  const nodes = [...new Set(spans.flat())];
  let best = { span: Number.POSITIVE_INFINITY, order: start };
  let idle = 0;
  for (let round = 0; round < rounds && idle < 12; round++) {
    const pull = new Float64Array(nodeCount(graph));
    const count = new Float64Array(nodeCount(graph));
    for (const span of spans) {
      let sum = 0;
      for (const node of span) sum += position[node]!;
      for (const node of span) {
        pull[node]! += sum / span.length;
        count[node]!++;
      }
    }
    nodes.sort((a, b) => pull[a]! / count[a]! - pull[b]! / count[b]! || position[a]! - position[b]!);
    nodes.forEach((node, i) => {
      position[node] = i;
    });
    const span = totalSpan(spans, position);
    idle++;
    if (span < best.span) {
      if (span < 0.999 * best.span) idle = 0;
      best = { span, order: nodes.filter((node) => node < 2 + graph.leafCount).map((node) => node - 2) };
    }
  }
  return best.order;
}

/** Leaves where the start order has them, gates in the middle of their inputs. */
function startPositions(graph: GateGraph, start: VariableOrder, spans: readonly number[][]): Float64Array {
  const position = new Float64Array(nodeCount(graph));
  start.forEach((variable, i) => {
    position[variable + 2] = i;
  });
  for (const [gate, ...inputs] of spans) {
    position[gate!] = inputs.reduce((sum, node) => sum + position[node]!, 0) / inputs.length;
  }
  return position;
}

function totalSpan(spans: readonly number[][], position: Float64Array): number {
  let total = 0;
  for (const span of spans) {
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    for (const node of span) {
      first = Math.min(first, position[node]!);
      last = Math.max(last, position[node]!);
    }
    total += last - first;
  }
  return total;
}
