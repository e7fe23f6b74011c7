import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const privilegedProcesses: Metric = {
  id: 'privileged-processes',
  group: 'security',
  name: { en: 'Processes with host privilege', zh: '具有主机特权的进程' },
  meaning: {
    en: 'Platform processes that may act with the privileges of the host, over all hosts.',
    zh: '全部主机上可行使主机特权的平台进程数。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'privileged-processes', 'count'),
};
