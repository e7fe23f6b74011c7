import { known, type NetBuilder } from './net-builder.js';
import type { Condition } from './system-model.js';

/**
 * Whether recoveries can only make a condition true: nothing is denied in it, and it names no instances, which recoveries
 * may move.
 *
 * @param withInstances instances that run or serve count as what recoveries leave alone, as they do on sound seats
 */
export function isHelpedOnly(builder: NetBuilder, condition: Condition, withInstances = false): boolean {
  const all = (inner: readonly Condition[]): boolean => inner.every((c) => isHelpedOnly(builder, c, withInstances));
  if ('all' in condition) return all(condition.all);
  if ('any' in condition) return all(condition.any);
  if ('of' in condition) return all(condition.of);
  if ('works' in condition) return all([known(builder.componentOf, condition.works, 'component').needs]);
  if ('groupServes' in condition)
    return all(known(builder.groupPlaces, condition.groupServes, 'failover group').model.members);
  return withInstances && ('instanceRuns' in condition || 'instanceServes' in condition);
}
