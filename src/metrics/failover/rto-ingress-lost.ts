import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoIngressLost: Metric = {
  id: 'rto-ingress-lost',
  group: 'failover',
  name: { en: 'Recovery from the loss of an entry point, 95 %', zh: '入口失效恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which the member that holds the service address is lost.',
    zh: '持有服务地址的入口成员失效后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('ingress-lost', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('ingress-lost', ({ total }) => total.p95, service, candidate, evaluation),
};
