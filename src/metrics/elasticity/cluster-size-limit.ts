import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const clusterSizeLimit: Metric = {
  id: 'cluster-size-limit',
  group: 'elasticity',
  name: { en: 'Largest supported cluster', zh: '支持的最大集群规模' },
  meaning: {
    en: 'Number of hosts or cluster nodes the vendor supports in one cluster.',
    zh: '厂商支持的单集群主机或节点数上限。',
  },
  unit: 'count',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'cluster-size-limit', 'count'),
};
