import { factFigure } from '../fact-figure.js';
import type { Metric } from '../metric.js';

export const timeToDouble: Metric = {
  id: 'time-to-double',
  group: 'elasticity',
  name: { en: 'Time to double the instances', zh: '实例数翻倍的时间' },
  meaning: {
    en: 'Mean time until twice as many instances serve, with as many starts at once as the platform allows.',
    zh: '在平台允许的并发启动数下，服务实例数翻倍所需的平均时间。',
  },
  unit: 'seconds',
  better: 'lower',
  per: 'candidate',
  read: (candidate) => factFigure(candidate, 'time-to-double', 'seconds'),
};
