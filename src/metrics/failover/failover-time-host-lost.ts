import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const failoverTimeHostLost: Metric = {
  id: 'failover-time-host-lost',
  group: 'failover',
  name: { en: 'Mean failover time, host lost', zh: '主机失效平均切换时间' },
  meaning: {
    en: 'Mean time from the loss of a host until its instances serve again elsewhere.',
    zh: '从主机失效到其上实例在别处恢复服务的平均时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('host-lost', ({ total }) => total.mean, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('host-lost', ({ total }) => total.mean, service, candidate, evaluation),
};
