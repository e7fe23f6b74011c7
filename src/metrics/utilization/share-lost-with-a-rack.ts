import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const shareLostWithARack: Metric = {
  id: 'share-lost-with-a-rack',
  group: 'utilization',
  name: { en: 'Largest share of a workload in one rack', zh: '单个负载在一个机架中的最大占比' },
  meaning: {
    en: 'Share of its instances that the workload hit worst loses with one rack.',
    zh: '受影响最大的负载随一个机架失去的实例占比。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'share-lost-with-a-rack', 'share'),
};
