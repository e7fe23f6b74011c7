import { mapped } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const meanOutage: Metric = {
  id: 'mean-outage',
  group: 'availability',
  name: { en: 'Mean outage', zh: '平均中断时长' },
  meaning: {
    en: 'Mean minutes from the moment the service goes down until it is served again.',
    zh: '从服务中断到恢复的平均分钟数。',
  },
  unit: 'minutes',
  better: 'lower',
  per: 'service',
  read: (service) => mapped(service.meanOutageHours, (hours) => hours * 60),
};
