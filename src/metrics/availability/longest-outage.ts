import type { Metric } from '../metric.js';
import { simulatedFigure } from '../simulated-figure.js';

export const longestOutage: Metric = {
  id: 'longest-outage',
  group: 'availability',
  name: { en: 'Longest outage in a year', zh: '年最长单次中断' },
  meaning: {
    en: 'Median over simulated years of the longest single outage of the year.',
    zh: '各仿真年中最长单次中断时长的中位数。',
  },
  unit: 'minutes',
  better: 'lower',
  per: 'service',
  read: (service) => simulatedFigure(service, (found) => found.longestOutageMinutes),
};
