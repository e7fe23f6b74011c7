import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const shareLostWithAHost: Metric = {
  id: 'share-lost-with-a-host',
  group: 'utilization',
  name: { en: 'Largest share of a workload on one host', zh: '单个负载在一台主机上的最大占比' },
  meaning: {
    en: 'Share of its instances that the workload hit worst loses with one host.',
    zh: '受影响最大的负载随一台主机失去的实例占比。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'share-lost-with-a-host', 'share'),
};
