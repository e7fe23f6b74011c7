import { mapped } from '../../evaluation/figure.js';
import { unavailabilityDraws } from '../../evaluation/unavailability-draws.js';
import type { Metric } from '../metric.js';

export const downtimeMinutesPerYear: Metric = {
  id: 'downtime-minutes-per-year',
  group: 'availability',
  name: { en: 'Downtime per year', zh: '年停机时间' },
  meaning: {
    en: 'Expected minutes in a year in which the service is down, planned work included.',
    zh: '服务一年中不可用的期望分钟数，含计划内停机。',
  },
  unit: 'minutes-per-year',
  better: 'lower',
  per: 'service',
  read: (service, _, { hoursPerYear }) => mapped(service.unavailability, (value) => value * hoursPerYear * 60),
  draws: (service, candidate, { uncertainty, hoursPerYear }) =>
    unavailabilityDraws(uncertainty, candidate.id, service.id)?.map((value) => value * hoursPerYear * 60) ?? null,
};
