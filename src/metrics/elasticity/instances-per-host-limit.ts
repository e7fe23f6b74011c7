import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const instancesPerHostLimit: Metric = {
  id: 'instances-per-host-limit',
  group: 'elasticity',
  name: { en: 'Most instances on a host', zh: '单主机实例数上限' },
  meaning: {
    en: 'Number of VMs or pods the platform allows on one host.',
    zh: '平台允许的单主机虚拟机或 Pod 数上限。',
  },
  unit: 'count',
  better: 'higher',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'instances-per-host-limit', 'count'),
};
