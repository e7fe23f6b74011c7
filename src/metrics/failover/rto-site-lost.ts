import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoSiteLost: Metric = {
  id: 'rto-site-lost',
  group: 'failover',
  name: { en: 'Recovery from the loss of a site, 95 %', zh: '站点失效恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which a site is lost.',
    zh: '整个站点失效后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('site-lost', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('site-lost', ({ total }) => total.p95, service, candidate, evaluation),
};
