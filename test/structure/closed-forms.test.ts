import { describe, expect, it } from 'vitest';
import { leafProbabilities, topEventProbability } from '../../src/structure/evaluation/top-event-probability.js';
import { type FaultTree, type FaultTreeInput, faultTree } from '../../src/structure/fault-tree.js';
import { solvedFaultTree } from '../../src/structure/fault-tree-solution.js';
import type { Gate } from '../../src/structure/gate.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';

function probabilityOf(input: FaultTreeInput): number {
  return topOf(faultTree(input)).probability;
}

function topOf(tree: FaultTree) {
  const diagram = structureDiagram(tree);
  return topEventProbability(diagram, leafProbabilities(diagram, tree.basicEvents));
}

const named = (n: number) => Array.from({ length: n }, (_, i) => `e${i}`);
const all = (names: readonly string[], p: number) => Object.fromEntries(names.map((name) => [name, p]));
const relative = (found: number, expected: number) => Math.abs(found - expected) / expected;

function vote(n: number, k: number, p: number): number {
  return probabilityOf({ top: 'g', gates: { g: { atLeast: k, of: named(n) } }, basicEvents: all(named(n), p) });
}

describe('k of n', () => {
  it('quorum of 1, 3, 5, 7 members with availability 0.99 is lost with 1e-2, 2.98e-4, 9.8506e-6, 3.4167e-7', () => {
    // Binomial sums as printed for etcd clusters of these sizes.
    expect(vote(1, 1, 0.01)).toBe(0.01);
    expect(relative(vote(3, 2, 0.01), 2.98e-4)).toBeLessThan(1e-14);
    expect(vote(5, 3, 0.01)).toBeCloseTo(9.8506e-6, 10);
    expect(vote(7, 4, 0.01)).toBeCloseTo(3.4167e-7, 11);
  });

  it('has the binomial tail as its probability, from 10 to 200 components', () => {
    for (const [n, k, p] of [
      [10, 3, 0.02],
      [40, 20, 0.3],
      [200, 5, 1e-4],
    ] as const) {
      let tail = 0;
      let term = (1 - p) ** n;
      for (let i = 0; i <= n; i++) {
        if (i >= k) tail += term;
        term *= ((n - i) / (i + 1)) * (p / (1 - p));
      }
      expect(relative(vote(n, k, p), tail)).toBeLessThan(1e-12);
    }
  });
});

describe('bridge network', () => {
  // Edges 1, 2 from the source, 3, 4 to the sink, 5 across. Cut sets {1,2}, {3,4}, {1,4,5}, {2,3,5}.
  const gates: Record<string, Gate> = {
    down: { or: ['s', 't', 'x', 'y'] },
    s: { and: ['1', '2'] },
    t: { and: ['3', '4'] },
    x: { and: ['1', '4', '5'] },
    y: { and: ['2', '3', '5'] },
  };
  const edges = ['1', '2', '3', '4', '5'];

  it('is 2q² + 2q³ − 5q⁴ + 2q⁵ unavailable (Barlow & Proschan, Statistical Theory of Reliability, 1975)', () => {
    for (const q of [0.5, 0.1, 0.01]) {
      const exact = 2 * q ** 2 + 2 * q ** 3 - 5 * q ** 4 + 2 * q ** 5;
      expect(relative(probabilityOf({ top: 'down', gates, basicEvents: all(edges, q) }), exact)).toBeLessThan(1e-13);
    }
  });

  it('works with 0.97848 when each edge works with 0.9', () => {
    const tree = faultTree({ top: 'down', gates, basicEvents: all(edges, 0.1) });
    expect(topOf(tree).complement).toBeCloseTo(0.97848, 12);
  });

  it('has four minimal cut sets, no single point of failure, and the edge across matters least', () => {
    const found = solvedFaultTree(faultTree({ top: 'down', gates, basicEvents: all(edges, 0.1) }));
    expect(found.minimalCutSets().countByOrder).toEqual([0, 0, 2, 2]);
    expect(found.singlePointsOfFailure).toEqual([]);
    const of = new Map(found.importance.map((i) => [i.event, i]));
    // Structural importance: the others decide in 6 of 16 states for 1…4, in 2 of 16 for the edge across.
    expect(of.get('1')!.structuralImportance).toBe(6 / 16);
    expect(of.get('5')!.structuralImportance).toBe(2 / 16);
  });
});

describe('consecutive k of n', () => {
  it('follows the recursion over the first component that works', () => {
    // W(n) = Σ over i < k of q^i·p·W(n − i − 1), W(n) = 1 for n < k
    // (D. Chiang, S. Niu, Reliability of consecutive-k-out-of-n:F system, IEEE Trans. Reliability 30, 1981).
    for (const [n, k, q] of [
      [10, 2, 0.1],
      [100, 3, 0.05],
      [1000, 4, 0.02],
    ] as const) {
      const works: number[] = [];
      for (let m = 0; m <= n; m++) {
        works[m] = 1;
        if (m < k) continue;
        works[m] = 0;
        for (let i = 0; i < k; i++) works[m]! += q ** i * (1 - q) * (m - i - 1 < 0 ? 1 : works[m - i - 1]!);
      }
      const runs = Array.from({ length: n - k + 1 }, (_, i) => `r${i}`);
      const gates: Record<string, Gate> = { down: { or: runs } };
      runs.forEach((run, i) => {
        gates[run] = { and: named(n).slice(i, i + k) };
      });
      const tree = faultTree({ top: 'down', gates, basicEvents: all(named(n), q) });
      expect(relative(topOf(tree).complement, works[n]!)).toBeLessThan(1e-12);
    }
  });
});

describe('series and parallel', () => {
  it('of ten thousand components is the product, by modules and without a deep stack', () => {
    const names = named(10_000);
    const series = topOf(faultTree({ top: 'g', gates: { g: { or: names } }, basicEvents: all(names, 1e-6) }));
    expect(relative(series.complement, (1 - 1e-6) ** 10_000)).toBeLessThan(1e-10);
    expect(relative(series.probability, -Math.expm1(10_000 * Math.log1p(-1e-6)))).toBeLessThan(1e-11);
    const parallel = topOf(faultTree({ top: 'g', gates: { g: { and: names } }, basicEvents: all(names, 0.97) }));
    expect(relative(parallel.probability, 0.97 ** 10_000)).toBeLessThan(1e-10);
  });

  it('services published as a composite agreement: 0.99616 in one region', () => {
    // Azure reliable web app pattern, .NET: the eight services in series.
    const agreements = [0.9999, 0.9999, 0.9995, 0.999, 0.99995, 0.999, 0.9999, 0.999];
    const names = agreements.map((_, i) => `s${i}`);
    const basicEvents = Object.fromEntries(agreements.map((a, i) => [`s${i}`, { probability: 1 - a, complement: a }]));
    const { complement } = topOf(faultTree({ top: 'g', gates: { g: { or: names } }, basicEvents }));
    expect(complement).toBeCloseTo(0.99616, 5);
  });

  it('nines multiply: a control-plane vote under a site is exact beside the site', () => {
    const tree = faultTree({
      top: 'down',
      gates: { down: { or: ['site', 'quorum'] }, quorum: { atLeast: 2, of: ['m1', 'm2', 'm3'] } },
      basicEvents: { site: 1e-12, m1: 1e-8, m2: 1e-8, m3: 1e-8 },
    });
    expect(relative(topOf(tree).probability, 1e-12 + (3e-16 - 2e-24) * (1 - 1e-12))).toBeLessThan(1e-14);
  });
});
