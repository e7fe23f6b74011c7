import { platformCost } from '../cost-figure.js';
import type { Metric } from '../metric.js';

export const platformCostPerYear: Metric = {
  id: 'platform-cost-per-year',
  group: 'utilization',
  name: { en: 'Platform cost per year', zh: '平台年成本' },
  meaning: {
    en: 'Yearly cost of hosts, licences and energy, whatever happens.',
    zh: '主机、许可与电能的年度固定成本。',
  },
  unit: 'money-per-year',
  better: 'lower',
  per: 'candidate',
  read: platformCost,
};
