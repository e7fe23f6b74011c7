import type { Metric } from '../metric.js';
import { recoveryDraws, recoveryFigure } from '../recovery-figure.js';

export const rtoProcessCrash: Metric = {
  id: 'rto-process-crash',
  group: 'failover',
  name: { en: 'Recovery from a process crash, 95 %', zh: '进程崩溃恢复时间（P95）' },
  meaning: {
    en: 'Time after which the service is served again in 95 % of the cases in which an application process crashes.',
    zh: '应用进程崩溃后，95 % 的情况下恢复服务所需的时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) =>
    recoveryFigure('process-crash', ({ total }) => total.p95, service, candidate, evaluation),
  draws: (service, candidate, evaluation) =>
    recoveryDraws('process-crash', ({ total }) => total.p95, service, candidate, evaluation),
};
