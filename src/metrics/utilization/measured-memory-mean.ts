import type { Metric } from '../metric.js';
import { measuredUse } from '../placement-figure.js';

export const measuredMemoryMean: Metric = {
  id: 'measured-memory-mean',
  group: 'utilization',
  name: { en: 'Measured memory use, mean', zh: '实测内存利用率（平均）' },
  meaning: {
    en: 'Mean share of the memory in use, as measured on the real hosts.',
    zh: '真实主机上实测的内存平均使用比例。',
  },
  unit: 'share',
  better: null,
  per: 'candidate',
  read: (candidate) => measuredUse(candidate, 'memoryMean'),
};
