import type { Metric } from '../metric.js';
import { type SingleFailureReading, singleFailureDraws, singleFailureFigure } from '../single-failure-figure.js';

const read: SingleFailureReading = (rows) =>
  rows.reduce((sum, row) => sum + row.timesPerYear * (1 - row.withoutPeople), 0);

export const failuresNeedingPeople: Metric = {
  id: 'failures-needing-people',
  group: 'failover',
  name: { en: 'Failures that wait for people', zh: '需人工介入的失效次数' },
  meaning: {
    en: 'Times in a year a failure takes away an instance of the service, or the service, until a person acts: to notice it, to repair, to decide.',
    zh: '一年中使服务或其某个实例失效、且须人工发现、修复或决策后才能恢复的故障次数。',
  },
  unit: 'per-year',
  better: 'lower',
  per: 'service',
  read: (service, candidate, evaluation) => singleFailureFigure(read, service, candidate, evaluation),
  draws: (service, candidate, evaluation) => singleFailureDraws(read, service, candidate, evaluation),
};
