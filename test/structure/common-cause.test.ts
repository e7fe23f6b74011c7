import { describe, expect, it } from 'vitest';
import { type CommonCauseModel, combinationShares } from '../../src/model/common-cause-shares.js';
import { withCommonCauses } from '../../src/structure/common-cause.js';
import { type FaultTreeInput, faultTree } from '../../src/structure/fault-tree.js';
import { solvedFaultTree } from '../../src/structure/fault-tree-solution.js';

const trains: FaultTreeInput = {
  top: 'top',
  gates: {
    top: { and: ['train 1', 'train 2', 'train 3'] },
    ...Object.fromEntries([1, 2, 3].map((i) => [`train ${i}`, { or: [`valve ${i}`, `pump ${i}`] }])),
  },
  basicEvents: Object.fromEntries(
    [1, 2, 3].flatMap((i) => [[`valve ${i}`, 0.1] as const, [`pump ${i}`, 0.1] as const]),
  ),
};

function topOfTrains(model: CommonCauseModel): number {
  const group = (kind: string) => ({ members: [1, 2, 3].map((i) => `${kind} ${i}`), each: 0.1, model });
  return solvedFaultTree(faultTree(withCommonCauses(trains, [group('valve'), group('pump')]))).probability;
}

describe('common cause failures', () => {
  it('of three trains give the published probabilities (tests of SCRAM)', () => {
    expect(topOfTrains({ betaFactor: 0.2 })).toBeCloseTo(0.0430804, 7);
    expect(topOfTrains({ multipleGreekLetters: [0.2, 0.1] })).toBeCloseTo(0.0162948, 7);
    expect(topOfTrains({ alphaFactors: [0.7, 0.2, 0.1] })).toBeCloseTo(0.0529814, 7);
    expect(topOfTrains({ phiFactors: [0.7, 0.2, 0.1] })).toBeCloseTo(0.0410393, 7);
  });

  it('share out what a member has in all: its combinations add up to 1', () => {
    const models: CommonCauseModel[] = [
      { betaFactor: 0.3 },
      { multipleGreekLetters: [0.3, 0.5, 0.2] },
      { alphaFactors: [0.9, 0.05, 0.03, 0.02] },
    ];
    for (const model of models) {
      const shares = combinationShares(4, model);
      const [alone, pairs, triples, all] = shares as [number, number, number, number];
      expect(alone + 3 * pairs + 3 * triples + all).toBeCloseTo(1, 14);
    }
  });

  it('by Greek letters with β alone are the beta factor for two members', () => {
    expect(combinationShares(2, { multipleGreekLetters: [0.1] })).toEqual(combinationShares(2, { betaFactor: 0.1 }));
  });

  it('make a redundant pair as bad as the share they have in common, and a single point of failure of it', () => {
    const pair = withCommonCauses({ top: 'g', gates: { g: { and: ['a', 'b'] } }, basicEvents: { a: 0, b: 0 } }, [
      { members: ['a', 'b'], each: { probability: 1e-4, failureFrequency: 1e-5 }, model: { betaFactor: 0.1 } },
    ]);
    const found = solvedFaultTree(faultTree(pair));
    const together = 1e-5;
    expect(found.probability).toBeCloseTo(together + (1 - together) * 9e-5 ** 2, 18);
    expect(found.singlePointsOfFailure).toEqual(['a, b together']);
    const frequency = 1e-6 * (1 - 9e-5 ** 2) + 2 * 9e-6 * 9e-5 * (1 - together);
    expect(found.behaviour!.failureFrequency).toBeCloseTo(frequency, 18);
  });

  it('of a hundred members by a beta factor need a hundred and one events', () => {
    const members = Array.from({ length: 100 }, (_, i) => `e${i}`);
    const basicEvents = Object.fromEntries(members.map((member) => [member, 0.1]));
    const tree = { top: 'g', gates: { g: { and: members } }, basicEvents };
    const expanded = withCommonCauses(tree, [{ members, each: 0.1, model: { betaFactor: 0.1 } }]);
    expect(Object.keys(expanded.basicEvents)).toHaveLength(101);
  });

  it('say what is wrong with a group', () => {
    const members = ['valve 1', 'valve 2'];
    const grouped = (own: string[], model: CommonCauseModel) => () =>
      withCommonCauses(trains, [{ members: own, each: 0.1, model }]);
    expect(grouped(['valve 1', 'valve 9'], { betaFactor: 0.1 })).toThrow(
      'common cause: "valve 9" is not a basic event, or named in two groups',
    );
    expect(grouped(members, { betaFactor: 1.5 })).toThrow('beta factor: expected 1 to 1 shares from 0 to 1, found 1.5');
    expect(grouped(members, { alphaFactors: [0.5, 0.3, 0.2] })).toThrow(
      'alpha factors: expected 1 to 2 shares from 0 to 1, found 0.5, 0.3, 0.2',
    );
  });
});
