import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const releaseCapacityDip: Metric = {
  id: 'release-capacity-dip',
  group: 'elasticity',
  name: { en: 'Capacity missing during a release', zh: '发布期间的容量下降' },
  meaning: {
    en: 'Largest share of the instances of a workload that is out of service at once while a release rolls out.',
    zh: '滚动发布期间工作负载同时停止服务的实例的最大占比。',
  },
  unit: 'share',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'release-capacity-dip', 'share'),
};
