import { totalCost, totalCostDraws } from '../cost-figure.js';
import type { Metric } from '../metric.js';

export const costPerYear: Metric = {
  id: 'cost-per-year',
  group: 'utilization',
  name: { en: 'Cost per year', zh: '年总成本' },
  meaning: {
    en: 'Hosts, licences, energy and the expected loss from downtime.',
    zh: '主机、许可、电能与期望停机损失之和。',
  },
  unit: 'money-per-year',
  better: 'lower',
  per: 'candidate',
  read: totalCost,
  draws: totalCostDraws,
};
