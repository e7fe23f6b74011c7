import type { Metric } from '../metric.js';
import { measuredUse } from '../placement-figure.js';

export const measuredMemoryP95: Metric = {
  id: 'measured-memory-p95',
  group: 'utilization',
  name: { en: 'Measured memory use, 95 %', zh: '实测内存利用率（P95）' },
  meaning: {
    en: 'Share of the memory that measured use does not exceed in 95 % of the samples.',
    zh: '95 % 的采样中内存使用比例不超过的值。',
  },
  unit: 'share',
  better: null,
  per: 'candidate',
  read: (candidate) => measuredUse(candidate, 'memoryP95'),
};
