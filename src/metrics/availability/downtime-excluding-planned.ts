import { mapped } from '../../evaluation/figure.js';
import { unplannedDraws } from '../../evaluation/unavailability-draws.js';
import type { Metric } from '../metric.js';

export const downtimeExcludingPlanned: Metric = {
  id: 'downtime-excluding-planned',
  group: 'availability',
  name: { en: 'Unplanned downtime per year', zh: '年非计划停机时间' },
  meaning: {
    en: 'Expected minutes in a year in which the service is down through failures, planned work left out.',
    zh: '服务一年中因故障而不可用的期望分钟数，不含计划内停机。',
  },
  unit: 'minutes-per-year',
  better: 'lower',
  per: 'service',
  read: (service, _, { hoursPerYear }) =>
    mapped(service.unavailabilityExcludingPlanned, (value) => value * hoursPerYear * 60),
  draws: (service, candidate, { uncertainty, hoursPerYear }) =>
    unplannedDraws(uncertainty, candidate.id, service)?.map((value) => value * hoursPerYear * 60) ?? null,
};
