import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoApplicationHang: Metric = {
  id: 'rto-application-hang',
  group: 'failover',
  name: { en: 'Recovery from an application hang, 95 %', zh: '应用挂起恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which an application hangs.',
    zh: '应用挂起后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('application-hang', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('application-hang', ({ total }) => total.p95, service, candidate, evaluation),
};
