import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoGuestOsCrash: Metric = {
  id: 'rto-guest-os-crash',
  group: 'failover',
  name: { en: 'Recovery from a guest system crash, 95 %', zh: '客户机系统崩溃恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which the guest operating system crashes.',
    zh: '客户机操作系统崩溃后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('guest-os-crash', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('guest-os-crash', ({ total }) => total.p95, service, candidate, evaluation),
};
