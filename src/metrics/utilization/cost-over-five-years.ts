import { fiveYearCost, reviewedYears, totalCostDraws } from '../cost-figure.js';
import type { Metric } from '../metric.js';

export const costOverFiveYears: Metric = {
  id: 'cost-over-five-years',
  group: 'utilization',
  name: { en: 'Cost over five years', zh: '五年总成本' },
  meaning: {
    en: 'Five years of hosts, licences, energy and the expected loss from downtime, at the prices of today.',
    zh: '按现价计算的五年主机、许可、电能与期望停机损失之和。',
  },
  unit: 'money',
  better: 'lower',
  per: 'candidate',
  read: fiveYearCost,
  draws: (candidate, evaluation) => totalCostDraws(candidate, evaluation)?.map((cost) => cost * reviewedYears) ?? null,
};
