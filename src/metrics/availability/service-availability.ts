import { mapped } from '../../evaluation/figure.js';
import { unavailabilityDraws } from '../../evaluation/unavailability-draws.js';
import type { Metric } from '../metric.js';

export const serviceAvailability: Metric = {
  id: 'service-availability',
  group: 'availability',
  name: { en: 'Service availability', zh: '服务可用性' },
  meaning: {
    en: 'Long-run share of time in which the service is up, planned work counted as downtime.',
    zh: '长期来看服务处于可用状态的时间占比，计划内停机计为不可用。',
  },
  unit: 'availability',
  better: 'higher',
  per: 'service',
  read: (service) => mapped(service.unavailability, (value) => 1 - value),
  draws: (service, candidate, { uncertainty }) =>
    unavailabilityDraws(uncertainty, candidate.id, service.id)?.map((value) => 1 - value) ?? null,
};
