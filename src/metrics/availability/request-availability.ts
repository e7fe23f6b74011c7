import { mappedMaybe } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const requestAvailability: Metric = {
  id: 'request-availability',
  group: 'availability',
  name: { en: 'Request availability', zh: '请求可用性' },
  meaning: {
    en: 'Share of requests that are answered, counting those lost to a dead backend that is still in rotation.',
    zh: '得到响应的请求占比，计入因失效后端尚未摘除而丢失的请求。',
  },
  unit: 'availability',
  better: 'higher',
  per: 'service',
  read: (service) => mappedMaybe(service.requestUnavailability, (value) => 1 - value),
};
