import { mapped } from '../../evaluation/figure.js';
import { unplannedDraws } from '../../evaluation/unavailability-draws.js';
import type { Metric } from '../metric.js';

export const availabilityExcludingPlanned: Metric = {
  id: 'availability-excluding-planned',
  group: 'availability',
  name: { en: 'Availability without planned work', zh: '可用性（不计计划内停机）' },
  meaning: {
    en: 'Share of time in which the service is up when the downtime begun by planned work is not counted.',
    zh: '不计由计划内操作引起的停机时，服务处于可用状态的时间占比。',
  },
  unit: 'availability',
  better: 'higher',
  per: 'service',
  read: (service) => mapped(service.unavailabilityExcludingPlanned, (value) => 1 - value),
  draws: (service, candidate, { uncertainty }) =>
    unplannedDraws(uncertainty, candidate.id, service)?.map((value) => 1 - value) ?? null,
};
