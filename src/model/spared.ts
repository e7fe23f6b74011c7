import type { Condition, FailoverGroup, SystemModel, WorkloadModel } from './system-model.js';

/** Of a service: that it is up and of what is built with a spare no spare is left. */
export const withoutRedundancy = (service: string): string => `${service} without redundancy`;

/** What redundancy is read from. */
type Parts = Pick<SystemModel, 'failoverGroups' | 'workloads'>;

interface Spared {
  /** Holds only where the condition does. */
  readonly condition: Condition;
  /** Some part of it is built with a spare. */
  readonly isRedundant: boolean;
}

/**
 * The condition as it would have to be to stand one more loss: of each part that is built with a spare (instances beyond
 * the required ones, the other member of a failover group, one of several of which some are enough) the spare is there.
 * Parts without a spare stay as they are; so do conditions that hold in turns, such as a standby site.
 *
 * @returns null where nothing is built with a spare
 */
export function sparedCondition(condition: Condition, parts: Parts): Condition | null {
  const spared = sparedOf(condition, {
    groups: new Map(parts.failoverGroups.map((group) => [group.id, group])),
    workloads: new Map(parts.workloads.map((workload) => [workload.id, workload])),
  });
  return spared.isRedundant ? spared.condition : null;
}

interface Known {
  readonly groups: ReadonlyMap<string, FailoverGroup>;
  readonly workloads: ReadonlyMap<string, WorkloadModel>;
}

function sparedOf(condition: Condition, known: Known): Spared {
  if ('all' in condition) return together(condition.all, known);
  if ('any' in condition) return someOf(condition, condition.any, 1, known);
  if ('of' in condition) return someOf(condition, condition.of, condition.atLeast, known);
  if ('serving' in condition) {
    const { instances } = known.workloads.get(condition.serving)!;
    if (condition.atLeast >= instances) return asItIs(condition);
    return { condition: { ...condition, atLeast: condition.atLeast + 1 }, isRedundant: true };
  }
  if ('groupServes' in condition) {
    const { members } = known.groups.get(condition.groupServes)!;
    if (members.length < 2 || members.some(isExcluding)) return asItIs(condition);
    return { condition: { all: [condition, { atLeast: 2, of: members }] }, isRedundant: true };
  }
  return asItIs(condition);
}

const asItIs = (condition: Condition): Spared => ({ condition, isRedundant: false });

function together(conditions: readonly Condition[], known: Known): Spared {
  const inner = conditions.map((one) => sparedOf(one, known));
  return { condition: { all: inner.map((one) => one.condition) }, isRedundant: inner.some((one) => one.isRedundant) };
}

function someOf(whole: Condition, of: readonly Condition[], atLeast: number, known: Known): Spared {
  if (atLeast >= of.length) return together(of, known);
  const inner = of.map((one) => sparedOf(one, known));
  const redundant = inner.filter((one) => one.isRedundant).map((one) => one.condition);
  if (of.some(isExcluding)) {
    const isRedundant = redundant.length > 0 && atLeast === 1;
    return isRedundant ? { condition: { any: inner.map((one) => one.condition) }, isRedundant } : asItIs(whole);
  }
  const oneMore: Condition = { atLeast: atLeast + 1, of };
  // One that stands a loss by itself is enough where one is.
  return {
    condition: atLeast === 1 && redundant.length > 0 ? { any: [oneMore, ...redundant] } : oneMore,
    isRedundant: true,
  };
}

/** Whether it holds only while something else does not: then it is no spare of that. */
function isExcluding(condition: Condition): boolean {
  if ('not' in condition) return true;
  if ('all' in condition) return condition.all.some(isExcluding);
  if ('any' in condition) return condition.any.some(isExcluding);
  return 'of' in condition && condition.of.some(isExcluding);
}
