import { describe, expect, it } from 'vitest';
import { leafProbabilities, topEventProbability } from '../../src/structure/evaluation/top-event-probability.js';
import { faultTree } from '../../src/structure/fault-tree.js';
import { type FaultTreeSolution, solvedFaultTree } from '../../src/structure/fault-tree-solution.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';

type Measure = keyof FaultTreeSolution['importance'][number];

function expectMeasure(found: FaultTreeSolution, measure: Measure, events: string[], values: number[], digits: number) {
  const byEvent = new Map(found.importance.map((row) => [row.event, row[measure] as number]));
  events.forEach((event, i) => {
    expect(byEvent.get(event)! / values[i]!, `${measure} of ${event}`).toBeCloseTo(1, digits);
  });
}

describe('two trains of a pump and a valve each (tests of SCRAM)', () => {
  const found = solvedFaultTree(
    faultTree({
      top: 'top',
      gates: { top: { and: ['train1', 'train2'] }, train1: { or: ['V1', 'P1'] }, train2: { or: ['V2', 'P2'] } },
      basicEvents: { P1: 0.6, P2: 0.7, V1: 0.4, V2: 0.5 },
    }),
  );
  const events = ['P1', 'P2', 'V1', 'V2'];

  it('fail with 0.646', () => expect(found.probability).toBeCloseTo(0.646, 15));
  it('have the published importance', () => {
    expectMeasure(found, 'birnbaumImportance', events, [0.51, 0.38, 0.34, 0.228], 13);
    expectMeasure(found, 'criticalityImportance', events, [0.4737, 0.4118, 0.2105, 0.1765], 3);
    expectMeasure(found, 'diagnosticImportance', events, [0.7895, 0.8235, 0.5263, 0.5882], 3);
    expectMeasure(found, 'riskAchievementWorth', events, [1.316, 1.176, 1.316, 1.176], 3);
    expectMeasure(found, 'riskReductionWorth', events, [1.9, 1.7, 1.267, 1.214], 3);
  });
  it('have four minimal cut sets of two, the two pumps the likeliest', () => {
    expect(found.minimalCutSets().countByOrder).toEqual([0, 0, 4]);
    expect(found.minimalCutSets().sets[0]).toEqual({ events: ['P1', 'P2'], absent: [], probability: 0.42 });
  });
});

describe('AND(x1, OR(x2, x3), OR(x4, x5, x6)) at t = 1 (tests of Storm)', () => {
  const rates = [Math.LN2, Math.LN2, 0.2, Math.LN2, 0.6, 1];
  const events = rates.map((_, i) => `x${i + 1}`);
  const at = (t: number) =>
    faultTree({
      top: 'top',
      gates: { top: { and: ['x1', 'b', 'c'] }, b: { or: ['x2', 'x3'] }, c: { or: ['x4', 'x5', 'x6'] } },
      basicEvents: Object.fromEntries(
        rates.map((rate, i) => [events[i]!, { probability: -Math.expm1(-rate * t), complement: Math.exp(-rate * t) }]),
      ),
    });
  const found = solvedFaultTree(at(1));

  it('has failed with 0.2655055433', () => expect(found.probability).toBeCloseTo(0.2655055433, 10));
  it('has the published importance', () => {
    const birnbaum = [0.531011, 0.368041, 0.224763, 0.0596235, 0.0543206, 0.0810368];
    expectMeasure(found, 'birnbaumImportance', events, birnbaum, 5);
    expectMeasure(found, 'criticalityImportance', events, [1, 0.693094, 0.153453, 0.112283, 0.09231, 0.192934], 5);
    const worth = [2, 1.693094106, 1.693094106, 1.112283035, 1.112283035, 1.112283035];
    expectMeasure(found, 'riskAchievementWorth', events, worth, 8);
    const reduction = [3.25832778, 1.18127, 1.126485175, 1.1016977, 1.23905588];
    expectMeasure(found, 'riskReductionWorth', events.slice(1), reduction, 5);
    expect(found.importance.find((row) => row.event === 'x1')!.riskReductionWorth).toBe(Number.POSITIVE_INFINITY);
  });
  it('has mean time to failure 1.977074913: one diagram, evaluated again at each time', () => {
    const diagram = structureDiagram(at(1));
    const survival = (t: number) =>
      topEventProbability(diagram, leafProbabilities(diagram, at(t).basicEvents)).complement;
    // Simpson's rule over 0…80, where the survival is below 1e-20.
    const step = 0.01;
    let sum = 0;
    for (let i = 0; i < 8000; i += 2) {
      sum += survival(i * step) + 4 * survival((i + 1) * step) + survival((i + 2) * step);
    }
    expect((sum * step) / 3).toBeCloseTo(1.977074913, 8);
  });
});
