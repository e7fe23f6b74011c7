import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairableEvent } from '../../src/structure/basic-event.js';
import { leafProbabilities } from '../../src/structure/evaluation/top-event-probability.js';
import { criticalProbabilities, repairableBehaviour } from '../../src/structure/failure-frequency.js';
import { type FaultTree, faultTree } from '../../src/structure/fault-tree.js';
import { structureDiagram } from '../../src/structure/structure-diagram.js';
import { probabilityOf, states, structureFunction, withEvent, withoutEvent } from './enumeration.js';
import { randomTrees } from './random-trees.js';

function behaviourOf(tree: FaultTree) {
  const diagram = structureDiagram(tree);
  return repairableBehaviour(diagram, tree.basicEvents, leafProbabilities(diagram, tree.basicEvents));
}

const mean = fc.double({ min: 0.1, max: 100, noNaN: true });

describe('failure frequency', () => {
  it('is the flow out of the up states of the chain of independent components, for any tree', () => {
    fc.assert(
      fc.property(
        randomTrees(7, 11, false),
        fc.array(fc.tuple(mean, mean), { minLength: 7, maxLength: 7 }),
        (tree, means) => {
          const events = Object.fromEntries(means.map(([mttf, mttr], i) => [`e${i}`, repairableEvent(mttf, mttr)]));
          const repairable = faultTree({ ...tree, basicEvents: events });
          const top = structureFunction(repairable);
          let flow = 0;
          for (const { failed, probability } of states(repairable)) {
            if (top(failed)) continue;
            means.forEach(([mttf, mttr], i) => {
              const event = `e${i}`;
              const next = failed.has(event) ? withoutEvent(failed, event) : withEvent(failed, event);
              if (top(next)) flow += probability / (failed.has(event) ? mttr : mttf);
            });
          }
          expect(behaviourOf(repairable)!.failureFrequency).toBeCloseTo(flow, 11);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('counts the states of the others in which an event is critical, also where signs are mixed', () => {
    fc.assert(
      fc.property(randomTrees(8, 12, false), (tree) => {
        const top = structureFunction(tree);
        const diagram = structureDiagram(tree);
        const found = criticalProbabilities(diagram, leafProbabilities(diagram, tree.basicEvents));
        diagram.events.forEach((event, i) => {
          const critical = probabilityOf(tree, (s) => top(withEvent(s, event)) !== top(withoutEvent(s, event)));
          expect(found[i]).toBeCloseTo(critical, 12);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('of one unit with failure rate 0.2 and repair rate 1 is one in six, up 5 and down 1 (RePyability tests)', () => {
    const tree = faultTree({ top: 'g', gates: { g: 'unit' }, basicEvents: { unit: repairableEvent(5, 1) } });
    const found = behaviourOf(tree)!;
    expect(found.failureFrequency).toBeCloseTo(1 / 6, 15);
    expect(found.meanUpTime).toBeCloseTo(5, 13);
    expect(found.meanDownTime).toBeCloseTo(1, 13);
  });

  it('of two in parallel is both unavailabilities over the mean of the shorter, of two in series nearly the sum', () => {
    const basicEvents = { a: repairableEvent(100, 1), b: repairableEvent(200, 4) };
    const [ua, ub] = [1 / 101, 4 / 204];
    const parallel = behaviourOf(faultTree({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents }))!;
    expect(parallel.meanDownTime).toBeCloseTo(1 / (1 / 1 + 1 / 4), 12);
    expect(parallel.failureFrequency).toBeCloseTo(ua * ub * (1 + 1 / 4), 15);
    const series = behaviourOf(faultTree({ top: 'g', gates: { g: { or: ['a', 'b'] } }, basicEvents }))!;
    expect(series.meanUpTime).toBeCloseTo(1 / (1 / 100 + 1 / 200), 10);
    expect(series.failureFrequency).toBeCloseTo((1 - ua) * (1 - ub) * (1 / 100 + 1 / 200), 15);
  });

  it('is not known when an event that matters has none, and does not ask one that does not matter', () => {
    const basicEvents = { a: repairableEvent(100, 1), b: 0.5 };
    expect(behaviourOf(faultTree({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents }))).toBeNull();
    expect(behaviourOf(faultTree({ top: 'g', gates: { g: 'a' }, basicEvents }))!.failureFrequency).toBe(1 / 101);
  });

  it('of what never fails is 0, its mean up time infinite', () => {
    const never = repairableEvent(Number.POSITIVE_INFINITY, 1);
    const found = behaviourOf(faultTree({ top: 'g', gates: { g: 'a' }, basicEvents: { a: never } }))!;
    expect(found).toEqual({ failureFrequency: 0, meanUpTime: Number.POSITIVE_INFINITY, meanDownTime: Number.NaN });
  });

  it('asks for times that make sense', () => {
    expect(() => repairableEvent(0, 1)).toThrow(
      'expected a mean time to failure > 0 and to restore ≥ 0 hours, found 0 and 1',
    );
    expect(() => repairableEvent(1, -1)).toThrow('found 1 and -1');
  });
});
