import { downtimeCost, downtimeCostDraws } from '../cost-figure.js';
import type { Metric } from '../metric.js';

export const downtimeCostPerYear: Metric = {
  id: 'downtime-cost-per-year',
  group: 'utilization',
  name: { en: 'Expected loss from downtime per year', zh: '年期望停机损失' },
  meaning: {
    en: 'Expected downtime of each service times its price, added up.',
    zh: '各服务的期望停机时间乘以其单价之和。',
  },
  unit: 'money-per-year',
  better: 'lower',
  per: 'candidate',
  read: downtimeCost,
  draws: downtimeCostDraws,
};
