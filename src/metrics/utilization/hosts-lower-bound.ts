import type { Metric } from '../metric.js';
import { placementFigure } from '../placement-figure.js';

export const hostsLowerBound: Metric = {
  id: 'hosts-lower-bound',
  group: 'utilization',
  name: { en: 'Hosts needed, at least', zh: '所需主机数下界' },
  meaning: {
    en: 'Proved lower bound: no placement whatever does with fewer hosts for the same load and failover reserve.',
    zh: '已证明的下界：在相同负载与故障切换余量下，任何布局都不能用更少的主机。',
  },
  unit: 'count',
  better: null,
  per: 'candidate',
  read: (candidate) => placementFigure(candidate, ({ hostsNeeded }) => hostsNeeded.lowerBound),
};
