import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoHostLost: Metric = {
  id: 'rto-host-lost',
  group: 'failover',
  name: { en: 'Recovery from the loss of a host, 95 %', zh: '主机失效恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which a host is lost.',
    zh: '一台主机失效后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('host-lost', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('host-lost', ({ total }) => total.p95, service, candidate, evaluation),
};
