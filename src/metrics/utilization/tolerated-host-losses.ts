import type { Metric } from '../metric.js';
import { placementFigure } from '../placement-figure.js';

export const toleratedHostLosses: Metric = {
  id: 'tolerated-host-losses',
  group: 'utilization',
  name: { en: 'Host losses with room for all', zh: '可容忍的主机失效数' },
  meaning: {
    en: 'Largest number of hosts that may be lost together while every instance still finds room.',
    zh: '同时失效而仍能容纳全部实例的最大主机数。',
  },
  unit: 'count',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => placementFigure(candidate, ({ toleratedHostLosses }) => toleratedHostLosses),
};
