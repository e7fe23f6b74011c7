import type { Metric } from '../metric.js';
import { measuredUse } from '../placement-figure.js';

export const measuredCpuMean: Metric = {
  id: 'measured-cpu-mean',
  group: 'utilization',
  name: { en: 'Measured processor use, mean', zh: '实测处理器利用率（平均）' },
  meaning: {
    en: 'Mean share of the processor capacity in use, as measured on the real hosts.',
    zh: '真实主机上实测的处理器平均使用比例。',
  },
  unit: 'share',
  better: null,
  per: 'candidate',
  read: (candidate) => measuredUse(candidate, 'cpuMean'),
};
