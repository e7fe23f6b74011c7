import { mapped } from '../../evaluation/figure.js';
import { unavailabilityDraws } from '../../evaluation/unavailability-draws.js';
import type { Metric } from '../metric.js';
import { ninesOf } from '../nines-of.js';

export const nines: Metric = {
  id: 'nines',
  group: 'availability',
  name: { en: 'Nines of availability', zh: '可用性“9”的个数' },
  meaning: {
    en: 'Minus the decimal logarithm of the unavailability: 99.9 % is three nines, and one nine more is ten times less downtime.',
    zh: '不可用度的常用对数取负：99.9 % 即 3 个 9，每多一个 9，停机时间减至十分之一。',
  },
  unit: 'nines',
  better: 'higher',
  per: 'service',
  read: (service) => mapped(service.unavailability, ninesOf),
  draws: (service, candidate, { uncertainty }) =>
    unavailabilityDraws(uncertainty, candidate.id, service.id)?.map(ninesOf) ?? null,
};
