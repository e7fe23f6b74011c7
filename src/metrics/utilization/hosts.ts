import type { Metric } from '../metric.js';
import { placementFigure } from '../placement-figure.js';

export const hosts: Metric = {
  id: 'hosts',
  group: 'utilization',
  name: { en: 'Hosts', zh: '主机数' },
  meaning: {
    en: 'Physical machines of the candidate, control plane included.',
    zh: '候选方案的物理主机数，含控制平面。',
  },
  unit: 'count',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => placementFigure(candidate, ({ hosts }) => hosts),
};
