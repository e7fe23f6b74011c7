import { unknownBecause } from '../../evaluation/figure.js';
import type { Metric } from '../metric.js';
import { simulatedFigure } from '../simulated-figure.js';

export const probabilityOutageWithinRto: Metric = {
  id: 'probability-outage-within-rto',
  group: 'availability',
  name: { en: 'Outages within the RTO', zh: 'RTO 之内结束的中断占比' },
  meaning: {
    en: 'Share of all outages, planned ones included, that end within the recovery time objective.',
    zh: '全部中断（含计划内）中，在恢复时间目标之内结束的占比。',
  },
  unit: 'probability',
  better: 'higher',
  per: 'service',
  read: (service) => {
    // Saved by an earlier version, it was not counted.
    if (service.distributions !== null && service.distributions.probabilityOutageWithinRto === undefined)
      return unknownBecause('not-simulated');
    return simulatedFigure(service, (found) => found.probabilityOutageWithinRto ?? null);
  },
};
