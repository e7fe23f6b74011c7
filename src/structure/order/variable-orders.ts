import type { GateGraph } from '../graph/gate-graph.js';
import { affinityOrder } from './affinity-order.js';
import { depthFirstOrder, nodeMeasures, type VariableOrder } from './depth-first-order.js';
import { forceOrder } from './force-order.js';
import { weightedOrder } from './weighted-order.js';

/** An order to try; made only when it is its turn. */
export type OrderProposal = () => VariableOrder;

const forceRounds = 200;

/**
 * Static orders worth trying, those that did best on published fault trees first. None is best everywhere, and the
 * worst of them is often a hundred times worse than the best, so they are tried under a budget.
 */
export function variableOrders(graph: GateGraph): OrderProposal[] {
  const { readers, support, height, repetition } = nodeMeasures(graph);
  const density = (node: number) => repetition[node]! / support[node]!;
  const byReaders = () => depthFirstOrder(graph, (node) => -readers[node]!);
  const bySupport = () => depthFirstOrder(graph, (node) => support[node]!);
  const byHeight = () => depthFirstOrder(graph, (node) => height[node]!);
  return [
    () => affinityOrder(graph),
    byReaders,
    () => weightedOrder(graph),
    () => forceOrder(graph, bySupport(), forceRounds),
    byHeight,
    () => forceOrder(graph, weightedOrder(graph), forceRounds),
    () => depthFirstOrder(graph, (node) => -support[node]!),
    () => depthFirstOrder(graph, (node) => -density(node)),
    () => forceOrder(graph, byReaders(), forceRounds),
    () => depthFirstOrder(graph, density),
  ];
}

/**
 * A depth-first order that takes the inputs of each gate in random sequence, drawn by the seed; every second one is
 * then smoothed by FORCE. For trees that withstand the static orders.
 */
export function randomOrder(graph: GateGraph, seed: number): VariableOrder {
  const order = depthFirstOrder(graph, (node) => scrambled(node, seed));
  return seed % 2 === 0 ? order : forceOrder(graph, order, forceRounds);
}

/** A number that depends on node and seed without visible pattern (the finalizer of MurmurHash3, A. Appleby 2011). */
function scrambled(node: number, seed: number): number {
  let h = Math.imul(node, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
