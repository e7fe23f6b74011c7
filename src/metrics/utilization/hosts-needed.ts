import type { Metric } from '../metric.js';
import { placementFigure } from '../placement-figure.js';

export const hostsNeeded: Metric = {
  id: 'hosts-needed',
  group: 'utilization',
  name: { en: 'Hosts needed', zh: '所需主机数' },
  meaning: {
    en: 'Fewest hosts on which the placement heuristic finds room for every instance with the same failover reserve.',
    zh: '在保留相同故障切换余量的前提下，放置算法能容纳全部实例的最少主机数。',
  },
  unit: 'count',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => placementFigure(candidate, ({ hostsNeeded }) => hostsNeeded.heuristic),
};
