import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BuiltDiagram, builtDiagram } from '../../src/structure/diagram/gate-evaluation.js';
import { Operations } from '../../src/structure/diagram/operations.js';
import { sift } from '../../src/structure/diagram/sifting.js';
import { type Edge, FALSE_EDGE, VertexTable } from '../../src/structure/diagram/vertex-table.js';
import { type FaultTree, faultTree } from '../../src/structure/fault-tree.js';
import { modules } from '../../src/structure/graph/modules.js';
import { simplified } from '../../src/structure/graph/simplification.js';
import { treeGraph } from '../../src/structure/graph/tree-graph.js';
import { randomOrder, variableOrders } from '../../src/structure/order/variable-orders.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';
import { faultTreeOfSuccess, type SuccessExpression } from '../../src/structure/success-expression.js';
import { states, structureFunction } from './enumeration.js';
import { randomTrees } from './random-trees.js';

const limits = { steps: 1e8, vertices: 1e6 };

function value(table: VertexTable, root: Edge, isTrue: (variable: number) => boolean): boolean {
  let edge = root;
  while (edge > 1) {
    const v = edge >>> 1;
    edge = (isTrue(table.variableOf[v]!) ? table.high[v]! : table.low[v]!) ^ (edge & 1);
  }
  return edge === 0;
}

function expectSameFunction(tree: FaultTree, { table, root }: BuiltDiagram, events: readonly string[]) {
  const top = structureFunction(tree);
  for (const { failed } of states(tree)) {
    expect(value(table, root, (variable) => failed.has(events[variable]!))).toBe(top(failed));
  }
}

/** Trees whose top is a gate, of which the whole graph is built as one diagram. */
const graphs = randomTrees(7, 14, false)
  .map((tree) => ({ tree, ...treeGraph(tree) }))
  .filter(({ graph }) => Math.abs(graph.top) > graph.leafCount + 1);

describe('a decision diagram', () => {
  it('has the function of its gates under every proposed order', () => {
    fc.assert(
      fc.property(graphs, fc.nat(20), ({ tree, graph, events }, seed) => {
        const padded = (order: readonly number[]) => {
          const given = new Set(order);
          expect(given.size).toBe(order.length);
          return [...order, ...events.map((_, i) => i).filter((i) => !given.has(i))];
        };
        for (const proposal of [...variableOrders(graph), () => randomOrder(graph, seed)]) {
          const order = padded(proposal());
          const built = builtDiagram(graph, order, { ...limits, reorder: false });
          expectSameFunction(tree, built, events);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its function when sifted, and does not grow', () => {
    fc.assert(
      fc.property(graphs, fc.nat(20), ({ tree, graph, events }, seed) => {
        const order = events.map((_, i) => i).sort((a, b) => ((a * 31 + seed) % 7) - ((b * 31 + seed) % 7));
        const built = builtDiagram(graph, order, { ...limits, reorder: false });
        const before = built.table.vertexCount;
        sift(built.table, [built.root], 1e6);
        expect(built.table.vertexCount).toBeLessThanOrEqual(before);
        expectSameFunction(tree, built, events);
      }),
      { numRuns: 100 },
    );
  });

  it('of a sum of pairs has 2^(n + 1) − 2 inner vertices with the halves apart, and 2n after sifting', () => {
    // R. Bryant, Graph-based algorithms for Boolean function manipulation (IEEE Trans. Computers 35, 1986), figure 2.
    const n = 8;
    const table = new VertexTable(
      Array.from({ length: 2 * n }, (_, i) => i),
      1e6,
    );
    const operations = new Operations(table, 1e7);
    let root = FALSE_EDGE;
    for (let i = 0; i < n; i++) root = operations.or(root, operations.and(table.literal(i), table.literal(n + i)));
    table.collect([root]);
    expect(table.vertexCount).toBe(2 ** (n + 1) - 2);
    sift(table, [root], 1e7);
    expect(table.vertexCount).toBe(2 * n);
    const pairs = (mask: number) =>
      Array.from({ length: n }, (_, i) => (mask >> i) & (mask >> (n + i)) & 1).includes(1);
    for (let mask = 0; mask < 2 ** (2 * n); mask += 37) {
      expect(value(table, root, (variable) => ((mask >> variable) & 1) === 1)).toBe(pairs(mask));
    }
  });

  it('reordered while it is built stays small from a start that is exponential', () => {
    const n = 18;
    const pair = (i: number) => [`a${i}`, `b${i}`];
    const pairs = Array.from({ length: n }, (_, i) => i);
    const tree = faultTree({
      top: 'g',
      gates: {
        g: { or: pairs.map((i) => `p${i}`) },
        ...Object.fromEntries(pairs.map((i) => [`p${i}`, { and: pair(i) }])),
      },
      basicEvents: Object.fromEntries(pairs.flatMap(pair).map((event) => [event, 0.1])),
    });
    const { graph, events } = treeGraph(tree);
    const apart = [...pairs.map((i) => events.indexOf(`a${i}`)), ...pairs.map((i) => events.indexOf(`b${i}`))];
    const moved = builtDiagram(graph, apart, { ...limits, reorder: true });
    // 2^19 − 2 vertices in the given order;
    expect(moved.table.vertexCount).toBeLessThan(1000);
    const top = structureFunction(tree);
    for (let sample = 0; sample < 500; sample++) {
      const failed = new Set(events.filter((_, i) => (sample * 7 + i * i * 13) % 11 < 3));
      expect(value(moved.table, moved.root, (variable) => failed.has(events[variable]!))).toBe(top(failed));
    }
  });

  it('of a vote over a hundred hosts in four racks, named in turn, takes a few thousand steps', () => {
    const host = (h: number): SuccessExpression => ({ all: [{ works: `host ${h}` }, { works: `rack ${h % 4}` }] });
    const hosts = Array.from({ length: 100 }, (_, h) => h);
    const components = Object.fromEntries([
      ...hosts.map((h) => [`host ${h}`, 0.001]),
      ...[0, 1, 2, 3].map((r) => [`rack ${r}`, 0.0001]),
    ]);
    const tree = faultTreeOfSuccess({ works: { atLeast: 90, of: hosts.map(host) }, components });
    expect(structureDiagram(tree).steps).toBeLessThan(10_000);
  });
});

describe('simplification', () => {
  it('keeps the function and leaves modules that share nothing', () => {
    fc.assert(
      fc.property(graphs, ({ tree, graph, events }) => {
        const simple = simplified(graph);
        fc.pre(Math.abs(simple.top) > simple.leafCount + 1);
        const order = events.map((_, i) => i);
        expectSameFunction(tree, builtDiagram(simple, order, { ...limits, reorder: false }), events);
        const variables = modules(simple).flatMap((module) => module.variables);
        expect(new Set(variables).size).toBe(variables.length);
      }),
      { numRuns: 200 },
    );
  });

  it('takes apart what is independent: two votes and an event are three modules, one of each vote', () => {
    const vote = (names: string[]) => ({ atLeast: 2, of: names });
    const tree = faultTree({
      top: 'g',
      gates: { g: { or: ['v', 'w', 'x'] }, v: vote(['a', 'b', 'c']), w: vote(['d', 'e', 'f']) },
      basicEvents: Object.fromEntries([...'abcdefx'].map((name) => [name, 0.1])),
    });
    expect(structureDiagram(tree).modules.map((module) => module.variables.length)).toEqual([3, 3, 3]);
  });

  it('reads a repeated event once: a ∧ (a ∨ b) is a', () => {
    const tree = faultTree({
      top: 'g',
      gates: { g: { and: ['a', 'h'] }, h: { or: ['a', 'b'] } },
      basicEvents: { a: 0.1, b: 0.1 },
    });
    const { top, modules: parts, events } = structureDiagram(tree);
    expect(parts).toEqual([]);
    expect({ kind: top.kind, event: events[top.index], negated: top.negated }).toEqual({
      kind: 'event',
      event: 'a',
      negated: false,
    });
  });
});
