import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoStorageLost: Metric = {
  id: 'rto-storage-lost',
  group: 'failover',
  name: { en: 'Recovery from the loss of storage, 95 %', zh: '存储失效恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which storage is lost.',
    zh: '存储失效后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('storage-lost', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('storage-lost', ({ total }) => total.p95, service, candidate, evaluation),
};
