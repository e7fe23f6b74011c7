import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const sharedKernels: Metric = {
  id: 'shared-kernels',
  group: 'security',
  name: { en: 'Kernels shared by workloads', zh: '业务共享的内核' },
  meaning: {
    en: 'Operating system kernels on which instances of several workloads run side by side.',
    zh: '同时运行多个工作负载实例的操作系统内核数。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'shared-kernels', 'count'),
};
