import type { Metric } from '../metric.js';
import { simulatedFigure } from '../simulated-figure.js';

export const probabilityTargetMetInYear: Metric = {
  id: 'probability-target-met-in-year',
  group: 'availability',
  name: { en: 'Years that meet the target', zh: '单年达标概率' },
  meaning: {
    en: 'Probability that the availability of a single year reaches the target, by simulation with the true distributions of repair times.',
    zh: '任一年的实际可用性达到目标的概率，由采用真实修复时间分布的仿真得出。',
  },
  unit: 'probability',
  better: 'higher',
  per: 'service',
  read: (service) => simulatedFigure(service, (found) => found.probabilityTargetMetInYear),
};
