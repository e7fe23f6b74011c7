import { exactFigure, unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';

export const singlePointsOfFailure: Metric = {
  id: 'single-points-of-failure',
  group: 'availability',
  name: { en: 'Single points of failure', zh: '单点故障数' },
  meaning: {
    en: 'Number of components whose failure alone takes the service down.',
    zh: '单独失效即导致服务中断的部件数。',
  },
  unit: 'count',
  better: 'lower',
  per: 'service',
  read: (service) => {
    // No cut sets at all means that they were not looked for: a service that needs something has one.
    if (service.minimalCutSets.length === 0) return unknownBecause('not-modelled');
    const single = service.minimalCutSets.filter(({ members }) => members.length === 1).length;
    return exactFigure(single, 'minimal cut sets of one member');
  },
};
