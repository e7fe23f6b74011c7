import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const instancesLostWithARack: Metric = {
  id: 'instances-lost-with-a-rack',
  group: 'utilization',
  name: { en: 'Instances lost with a rack', zh: '失去一个机架时失去的实例数' },
  meaning: {
    en: 'Instances of all workloads that stop when the fullest rack fails.',
    zh: '实例最多的一个机架失效时停止的全部实例数。',
  },
  unit: 'count',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'instances-lost-with-a-rack', 'count'),
};
