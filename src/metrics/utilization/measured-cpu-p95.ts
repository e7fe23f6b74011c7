import type { Metric } from '../metric.js';
import { measuredUse } from '../placement-figure.js';

export const measuredCpuP95: Metric = {
  id: 'measured-cpu-p95',
  group: 'utilization',
  name: { en: 'Measured processor use, 95 %', zh: '实测处理器利用率（P95）' },
  meaning: {
    en: 'Share of the processor capacity that measured use does not exceed in 95 % of the samples.',
    zh: '95 % 的采样中处理器使用比例不超过的值。',
  },
  unit: 'share',
  better: null,
  per: 'candidate',
  read: (candidate) => measuredUse(candidate, 'cpuP95'),
};
