import type { Metric } from '../metric.js';
import { simulatedFigure } from '../simulated-figure.js';

export const promiseMonthly: Metric = {
  id: 'promise-monthly',
  group: 'availability',
  name: { en: 'Monthly availability one may promise', zh: '可承诺的月可用性' },
  meaning: {
    en: 'The availability that is kept in 95 % of months: what a contract may promise with one month in twenty at risk.',
    zh: '95 % 的月份能够达到的可用性：合同可据此承诺，约二十个月中有一个月存在违约风险。',
  },
  unit: 'availability',
  better: 'higher',
  per: 'service',
  read: (service) => simulatedFigure(service, (found) => found.promiseMonthly),
};
