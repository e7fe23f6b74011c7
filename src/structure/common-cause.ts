import { type BasicEventInput, basicEvent } from './basic-event.js';
import type { FaultTreeInput } from './fault-tree.js';
import { FaultTreeError } from './fault-tree-error.js';
import type { Gate } from './gate.js';

/** How the failures of a member are shared between its own and those it has together with others. */
export type CommonCauseModel =
  /** A member fails alone, or all fail together: the latter with this share. */
  | { readonly betaFactor: number }
  /** β, γ, δ …: shares of the failures that take a second member too, of these a third, and so on. */
  | { readonly multipleGreekLetters: readonly number[] }
  /** α₁ … αₙ: shares of the failure events that take exactly 1 … n members; tests not staggered. */
  | { readonly alphaFactors: readonly number[] }
  /** φ₁ … φₙ: probability of each combination of 1 … n members, as a multiple of a member's. */
  | { readonly phiFactors: readonly number[] };

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
 * A. Mosleh et al., Procedures for treating common cause failures in safety and reliability studies (NUREG/CR-4780, 1988).
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

/**
 * Entry k − 1: probability of the event that fails exactly one given combination of k of n members, as a share of the
 * probability of a member.
 */
export function combinationShares(n: number, model: CommonCauseModel): number[] {
  const sizes = Array.from({ length: n }, (_, i) => i + 1);
  if ('betaFactor' in model) {
    const [beta] = checked('beta factor', [model.betaFactor], 1);
    return n === 1 ? [1] : sizes.map((k) => (k === 1 ? 1 - beta! : k === n ? beta! : 0));
  }
  if (n > largestGroup) {
    throw new FaultTreeError(
      `common cause: expected at most ${largestGroup} members unless by a beta factor, found ${n}`,
    );
  }
  if ('multipleGreekLetters' in model) {
    const rho = [1, ...checked('Greek letters', model.multipleGreekLetters, n - 1)];
    let product = 1;
    return sizes.map((k) => {
      product *= rho[k - 1] ?? 0;
      return (product * (1 - (rho[k] ?? 0))) / binomial(n - 1, k - 1);
    });
  }
  if ('alphaFactors' in model) {
    const alpha = checked('alpha factors', model.alphaFactors, n);
    const mean = alpha.reduce((sum, a, i) => sum + (i + 1) * a, 0);
    return sizes.map((k) => (k * (alpha[k - 1] ?? 0)) / mean / binomial(n - 1, k - 1));
  }
  const phi = checked('phi factors', model.phiFactors, n);
  return sizes.map((k) => phi[k - 1] ?? 0);
}

function checked(what: string, shares: readonly number[], most: number): readonly number[] {
  if (shares.length === 0 || shares.length > Math.max(1, most) || !shares.every((share) => share >= 0 && share <= 1)) {
    throw new FaultTreeError(
      `${what}: expected 1 to ${Math.max(1, most)} shares from 0 to 1, found ${shares.join(', ')}`,
    );
  }
  return shares;
}

function* combinations(members: readonly string[], k: number, from = 0): Generator<string[]> {
  if (k === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= members.length - k; i++) {
    for (const rest of combinations(members, k - 1, i + 1)) yield [members[i]!, ...rest];
  }
}

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);
