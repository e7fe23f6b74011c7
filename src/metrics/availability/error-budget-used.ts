import type { ServiceEvaluation } from '../../evaluation/evaluation.js';
import { mapped, unknownBecause } from '../../evaluation/figure.js';
import { countedDraws, countedUnavailability } from '../../evaluation/unavailability-draws.js';
import type { Metric } from '../metric.js';

/** What the target allows; null without a target, or when it allows nothing to take a share of. */
function allowedUnavailability(service: ServiceEvaluation): number | null {
  const target = service.target?.availability ?? null;
  return target === null || target >= 1 ? null : 1 - target;
}

export const errorBudgetUsed: Metric = {
  id: 'error-budget-used',
  group: 'availability',
  name: { en: 'Error budget used', zh: '错误预算消耗' },
  meaning: {
    en: 'Expected downtime as a share of what the target allows, counted as the target counts it; above 100 % the target is missed on average.',
    zh: '期望停机时间占目标所允许停机时间的比例，口径与目标一致；超过 100 % 即平均而言未达标。',
  },
  unit: 'share',
  better: 'lower',
  per: 'service',
  read: (service) => {
    const allowed = allowedUnavailability(service);
    if (allowed === null) return unknownBecause('no-target');
    return mapped(countedUnavailability(service), (value) => value / allowed);
  },
  draws: (service, candidate, { uncertainty }) => {
    const allowed = allowedUnavailability(service);
    if (allowed === null) return null;
    return countedDraws(uncertainty, candidate.id, service)?.map((value) => value / allowed) ?? null;
  },
};
