import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const kernels: Metric = {
  id: 'kernels',
  group: 'security',
  name: { en: 'Kernels to patch', zh: '需打补丁的内核' },
  meaning: {
    en: 'Operating system kernels that have to be kept up to date, hosts and guests together.',
    zh: '需要持续更新的操作系统内核数，含主机与客户机。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'kernels', 'count'),
};
