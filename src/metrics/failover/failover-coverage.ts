import type { Metric } from '../metric.js';
import { type SingleFailureReading, singleFailureDraws, singleFailureFigure } from '../single-failure-figure.js';

const read: SingleFailureReading = (rows) => {
  const perYear = rows.reduce((sum, { timesPerYear }) => sum + timesPerYear, 0);
  return rows.reduce((sum, row) => sum + row.timesPerYear * row.withoutPeople, 0) / perYear;
};

export const failoverCoverage: Metric = {
  id: 'failover-coverage',
  group: 'failover',
  name: { en: 'Failures handled automatically', zh: '自动处理的失效占比' },
  meaning: {
    en: 'Share of the failures that take away an instance of the service, or the service, after which all of it serves again without a person, one failure at a time.',
    zh: '使服务或其某个实例失效的故障中，无需人工介入即可全部恢复服务的比例（每次一个故障）。',
  },
  unit: 'probability',
  better: 'higher',
  per: 'service',
  read: (service, candidate, evaluation) => singleFailureFigure(read, service, candidate, evaluation),
  draws: (service, candidate, evaluation) => singleFailureDraws(read, service, candidate, evaluation),
};
