import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const cpuOverhead: Metric = {
  id: 'cpu-overhead',
  group: 'elasticity',
  name: { en: 'Processor overhead', zh: '处理器开销' },
  meaning: {
    en: 'Share of processor time the platform takes from a workload compared with the bare machine.',
    zh: '与裸机相比，平台从业务中占去的处理器时间比例。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'cpu-overhead', 'share'),
};
