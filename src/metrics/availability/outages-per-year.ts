import type { Metric } from '../metric.js';

export const outagesPerYear: Metric = {
  id: 'outages-per-year',
  group: 'availability',
  name: { en: 'Outages per year', zh: '年中断次数' },
  meaning: {
    en: 'Expected number of times in a year the service goes from up to down, whatever the cause.',
    zh: '服务一年中由可用转为不可用的期望次数，不论原因。',
  },
  unit: 'per-year',
  better: 'lower',
  per: 'service',
  read: (service) => service.outagesPerYear,
};
