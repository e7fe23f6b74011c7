import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const instancesLostWithAHost: Metric = {
  id: 'instances-lost-with-a-host',
  group: 'utilization',
  name: { en: 'Instances lost with a host', zh: '失去一台主机时失去的实例数' },
  meaning: {
    en: 'Instances of all workloads that stop when the fullest host fails: its blast radius.',
    zh: '实例最多的一台主机失效时停止的全部实例数，即其影响范围。',
  },
  unit: 'count',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'instances-lost-with-a-host', 'count'),
};
