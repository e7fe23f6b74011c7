import { concerns } from '../../evaluation/concerns.js';
import { exactFigure, unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const failoverCoverage: Metric = {
  id: 'failover-coverage',
  group: 'failover',
  name: { en: 'Failures handled automatically', zh: '自动切换覆盖率' },
  meaning: {
    en: 'Least probability, over the failure modes of the service, that the failure is detected and handled without a person.',
    zh: '在服务的各失效模式中，失效被自动检测并处理、无需人工介入的最低概率。',
  },
  unit: 'probability',
  better: 'higher',
  per: 'service',
  read: (service, candidate) => {
    const factors = candidate.failover
      .filter((record) => concerns(record, service.id))
      .flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
    if (factors.length === 0) return unknownBecause('not-modelled');
    return exactFigure(Math.min(...factors), 'coverage factors of the model');
  },
};
