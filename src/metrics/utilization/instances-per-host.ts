import type { Metric } from '../metric.js';
import { placementFigure } from '../placement-figure.js';

export const instancesPerHost: Metric = {
  id: 'instances-per-host',
  group: 'utilization',
  name: { en: 'Instances per host', zh: '每主机实例数' },
  meaning: {
    en: 'Instances of all workloads divided by the number of hosts.',
    zh: '全部工作负载的实例数除以主机数。',
  },
  unit: 'count',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => placementFigure(candidate, (placement) => placement.instancesPerHost),
};
