import { hostEnergy } from '../cost-figure.js';
import type { Metric } from '../metric.js';

export const energyPerYear: Metric = {
  id: 'energy-per-year',
  group: 'utilization',
  name: { en: 'Energy per year', zh: '年能耗' },
  meaning: { en: 'Electrical energy all hosts take in a year.', zh: '全部主机一年的电能消耗。' },
  unit: 'kilowatt-hours-per-year',
  better: 'lower',
  per: 'candidate',
  read: hostEnergy,
};
