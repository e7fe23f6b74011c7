import { type CommonCauseModel, combinationShares, combinations } from '../model/common-cause-shares.js';
import { type BasicEventInput, basicEvent } from './basic-event.js';
import type { FaultTreeInput } from './fault-tree.js';
import { FaultTreeError } from './fault-tree-error.js';
import type { Gate } from './gate.js';

export interface CommonCauseGroup {
  /** Basic events of the tree that are alike; their own values are replaced by `each`. */
  readonly members: readonly string[];
  /** What a member is in all: probability, and failure frequency if it is known. */
  readonly each: number | BasicEventInput;
  readonly model: CommonCauseModel;
}

const largestGroup = 12;

/**
 * A fault tree in which the members of each group also fail together: a member becomes a gate over independent basic
 * events, one for each combination of members it belongs to. Combinations that share nothing are left out, so a group
 * with a beta factor may be as large as one likes.
 * @throws FaultTreeError when a member is not a basic event or in two groups, a share is outside 0…1, or a group with
 *   more than 12 members has combinations of several sizes
 */
export function withCommonCauses(input: FaultTreeInput, groups: readonly CommonCauseGroup[]): FaultTreeInput {
  const gates: Record<string, Gate> = { ...input.gates };
  const basicEvents: Record<string, number | BasicEventInput> = { ...input.basicEvents };
  for (const { members, each, model } of groups) {
    for (const member of members) {
      if (!(member in basicEvents)) {
        throw new FaultTreeError(`common cause: "${member}" is not a basic event, or named in two groups`);
      }
      delete basicEvents[member];
    }
    const total = basicEvent(members.join(', '), each);
    const causes = new Map<string, string[]>(members.map((member) => [member, []]));
    checkShares(members.length, model);
    combinationShares(members.length, model).forEach((share, i) => {
      if (share === 0) return;
      for (const combination of combinations(members, i + 1)) {
        const name = i === 0 ? `${combination[0]} alone` : `${combination.join(', ')} together`;
        const frequency = total.failureFrequency;
        basicEvents[name] = {
          probability: share * total.probability,
          failureFrequency: frequency === null ? null : share * frequency,
        };
        for (const member of combination) causes.get(member)!.push(name);
      }
    });
    for (const [member, names] of causes) gates[member] = names.length === 0 ? { constant: false } : { or: names };
  }
  return { ...input, gates, basicEvents };
}

/** @throws FaultTreeError naming the shares */
function checkShares(n: number, model: CommonCauseModel): void {
  if ('betaFactor' in model) {
    checked('beta factor', [model.betaFactor], 1);
    return;
  }
  if (n > largestGroup) {
    throw new FaultTreeError(
      `common cause: expected at most ${largestGroup} members unless by a beta factor, found ${n}`,
    );
  }
  if ('multipleGreekLetters' in model) checked('Greek letters', model.multipleGreekLetters, n - 1);
  else if ('alphaFactors' in model) checked('alpha factors', model.alphaFactors, n);
  else checked('phi factors', model.phiFactors, n);
}

function checked(what: string, shares: readonly number[], most: number): void {
  if (shares.length === 0 || shares.length > Math.max(1, most) || !shares.every((share) => share >= 0 && share <= 1)) {
    throw new FaultTreeError(
      `${what}: expected 1 to ${Math.max(1, most)} shares from 0 to 1, found ${shares.join(', ')}`,
    );
  }
}
